"""Nothing that anybody wrote stands on a page of the trail: every word of the demonstration is looked for there."""

import datetime as dt
import html
import uuid
from collections import defaultdict

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from pghistory.models import Event

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.meetings.actions.words import WORDS
from clusters.models import Meeting
from clusters.updates import actions as update_actions
from diary import actions as diary_actions
from observations.actions import afterwards, arranging, forms, practical, releasing
from observations.models import CrosswalkRow
from people import sight
from people.models import User
from people.told import told
from tests import addresses
from tests import world as worlds
from tests.demo.conftest import demo_mode, loaded  # noqa: F401  # fixtures
from tests.test_blind import NOON, host_content, seal
from tests.trail.sentences import lines

pytestmark = pytest.mark.django_db
BLIND = ("Ruth Ellery", "Priya Nair")  # whose judgements wait; all others are open
MARKER = "Quagga-marker"
SHORTEST = 6  # letters; shorter ones are in other words
OURS = ("people", "clusters", "diary", "trios", "observations", "inquiry", "reports")


def columns():
    """Every column that holds words: no choices, no fingerprints."""
    for model in apps.get_models():
        if model._meta.app_label not in OURS or issubclass(model, Event):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices:
                yield model, field


def written() -> dict[str, set[str]]:
    """What stands in each of them, judgements that are not sealed too; the names of people are who."""
    found, names = defaultdict(set), set(User.objects.values_list("name", flat=True))
    for person in User.objects.filter(name__in=BLIND):
        sight.look_as(person.pk)
        with connection.cursor() as cursor:
            for model, field in columns():
                cursor.execute(f'SELECT DISTINCT "{field.column}" FROM {model._meta.db_table}')
                values = {value.strip() for (value,) in cursor.fetchall() if value} - names
                found[f"{model._meta.label}.{field.name}"] |= {value for value in values if len(value) >= SHORTEST}
    return {name: values for name, values in found.items() if values}


def pages(person):
    """Every page of the trail that this person has."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("/trail/", "/trail/trios/", "/trail/all/"):
        for number in range(1, 100):
            answer = client.get(path, {"page": number})
            if answer.status_code != 200:
                break
            found = lines(answer.content.decode())
            if not found:
                break
            yield from found


def test_no_page_has_a_word_of_the_story(loaded):  # noqa: F811
    User.objects.filter(name="Nadia Cole").update(is_administrator=True)
    words = written()
    people = User.objects.all()
    told_of = [part for person in people for _, *parts in pages(person) for part in parts]
    shown = html.unescape("\n".join(sorted(set(told_of))))
    ours = "\n".join([*told().acts.values(), *told().things.values()])

    assert len(words) > 60
    assert {"observations.Note.text", "clusters.Meeting.title", "inquiry.Entry.text"} <= set(words)
    assert len(told_of) > 300
    assert {
        name: found
        for name, values in words.items()
        if (found := {value for value in values if value in shown and value not in ours})
    } == {}


def say_all_that_the_story_does_not(real):
    """What people write who go on where it ends, each with the marker."""
    joint = worlds.lesson(real)
    seal(real, joint, real.host, host_content(real))
    seal(real, joint, real.visitor, worlds.judgement(real.ruled, "Good", note=MARKER))
    place = worlds.place_of(joint, real.host)
    given = {"by": real.host, "at": NOON}
    afterwards.add_second_thought(place=place, key=uuid.uuid4(), grade=None, text=MARKER, **given)
    afterwards.write_joint_note(place=place, text=MARKER, based_on=0, **given)
    practical.send_message(joint=joint, key=uuid.uuid4(), text=MARKER, **given)
    releasing.respond(joint=joint, text=MARKER, by=real.teacher, at=NOON)
    releasing.break_glass(joint=joint, reason=MARKER, by=real.administrator, at=NOON)
    row = CrosswalkRow.objects.filter(own_grade__version=real.inductive).first()
    forms.dispute(row=row, reason=MARKER, on=NOON.date(), by=real.school_lead, at=NOON)
    second = worlds.lesson(real, subject=MARKER, start=worlds.LESSON_START + dt.timedelta(days=9))
    arranging.withdraw(joint=second, reason=MARKER, by=real.alliance_lead, at=NOON)
    until = NOON.date() + dt.timedelta(days=3)
    diary_actions.keep_quiet(
        school=real.agnes, starts_on=NOON.date(), ends_on=until, reason=MARKER, by=real.school_lead, at=NOON
    )
    addresses.write_in_log(real)
    addresses.meet(real)
    meeting = Meeting.objects.get()
    words = dict.fromkeys(WORDS, MARKER)
    meeting_actions.write_words(
        meeting=meeting, words=words, based_on=meeting.words_version, by=real.cluster_lead, at=NOON
    )
    meeting_actions.add_attendees(meeting=meeting, people=[(MARKER, MARKER)], by=real.cluster_lead, at=NOON)
    parts = dict.fromkeys(("activity", "successes", "challenges", "impact", "next_steps"), MARKER)
    update = cluster_actions.write_update(
        alliance=real.alliance, term=real.term, parts=parts, by=real.alliance_lead, at=NOON
    )
    update_actions.comment(update=update, key=uuid.uuid4(), text=MARKER, by=real.cluster_lead, at=NOON)
    cluster_actions.start_alliance(cluster=real.cluster, name=MARKER, by=real.administrator, at=NOON)


def test_no_page_has_a_word_of_what_comes_after_the_story(real):
    say_all_that_the_story_does_not(real)

    people = [getattr(real, name) for name in addresses.READERS if name != "nobody"]
    told_of = [part for person in people for _, *parts in pages(person) for part in parts]
    said = {part.removeprefix("You ") for part in told_of}
    assert [part for part in told_of if MARKER in part] == []
    assert {
        *("added a second thought", "wrote in a joint note", "sent a message about a lesson", "kept a period quiet"),
        *("disputed how grades line up", "withdrew a lesson from a round", "sealed a judgement", "started an alliance"),
        *("wrote a progress update", "wrote in the learning log", "noted an outcome of a meeting"),
    } <= said
