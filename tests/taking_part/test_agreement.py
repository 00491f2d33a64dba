"""Everyone accepts the same version of the agreement, or the lesson is not scheduled: the database says so too."""

import dataclasses

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from clusters import actions as cluster_actions
from observations.actions import agreeing, arranging
from observations.actions.arranging import NotArranged
from observations.models import JointObservation, Observer, TeachersTerms
from people import taking_part
from people.models import FIRST_LINE, Acceptance, AgreementText
from tests.taking_part.conftest import A_DAY, FIRST, NOW

pytestmark = pytest.mark.django_db
OURS = taking_part.Paragraphs("To learn.", "You do.", "Names.", "Tell Alan.")


def test_who_accepted_which_version_and_when_is_kept(setting, house):
    joint = setting.scheduled()

    assert set(Acceptance.objects.values_list("person", "text", "about", "accepted_at")) == {
        (person.pk, joint.text_id, joint.pk, NOW) for person in (house.host, house.visitor, house.teacher)
    }
    assert joint.text.first_line == FIRST_LINE == "Not for appraisal, capability or pay."


@pytest.mark.parametrize("missing", ["host", "visitor", "teacher"])
def test_the_database_schedules_nothing_without_everyones_yes(setting, house, missing):
    joint = setting.picked(setting.offered())
    for person in (house.host, house.visitor, house.teacher):
        taking_part.accept(text=joint.text, about=joint.pk, by=person, at=NOW)
    taking_part.take_back(about=joint.pk, by=getattr(house, missing), at=NOW)

    for state in ("scheduled", "observed"):
        with pytest.raises(IntegrityError, match="not everyone has accepted"), transaction.atomic():
            JointObservation.objects.filter(pk=joint.pk).update(state=state)


def test_a_yes_to_another_lesson_or_version_is_none_to_this(setting, house):
    joint = setting.picked(setting.offered())
    other = taking_part.publish_text(scope_id=house.alliance.pk, paragraphs=OURS, by=None, at=NOW)
    taking_part.accept(text=other, about=joint.pk, by=house.teacher, at=NOW)
    taking_part.accept(text=joint.text, about=house.round.pk, by=house.teacher, at=NOW)

    with pytest.raises(IntegrityError, match="not everyone has accepted"), transaction.atomic():
        JointObservation.objects.filter(pk=joint.pk).update(state="scheduled")


def test_nobody_joins_a_scheduled_lesson_who_has_not_accepted(setting):
    joint = setting.scheduled()
    place = setting.place("third", "penrose")

    with pytest.raises(IntegrityError, match="whoever joins has accepted"), transaction.atomic():
        Observer.objects.create(joint=joint, person=place.person, school=place.school, version=place.version)


def test_a_published_version_never_changes(house):
    text = taking_part.publish_text(scope_id=house.alliance.pk, paragraphs=OURS, by=None, at=NOW)

    with pytest.raises(DatabaseError), transaction.atomic():
        AgreementText.objects.filter(pk=text.pk).update(purpose="Pay")
    with pytest.raises(DatabaseError), transaction.atomic():
        AgreementText.objects.filter(pk=text.pk).delete()


def test_a_new_version_asks_again_while_a_lesson_is_set_up_and_leaves_scheduled_ones(setting, house):
    dated = setting.scheduled(7)
    joint = setting.picked(setting.offered(third=True))
    setting.yes(joint, "teacher")
    assert setting.again(joint).state == "agreed"

    made = agreeing.publish_text(scope=house.alliance, paragraphs=OURS, by=house.alliance_lead, at=NOW)

    joint = setting.again(joint)
    assert (joint.state, joint.text, taking_part.accepted(joint.pk, made.pk)) == ("proposed", made, {})
    assert setting.again(dated).text_id == dated.text_id != made.pk
    for who in ("host", "visitor", "third"):
        assert not setting.yes(joint, who)
    assert setting.yes(joint, "teacher")


def test_a_new_version_of_the_cluster_asks_again_where_the_alliance_has_none_of_its_own(setting, house):
    joint = setting.picked(setting.offered())

    clusters = agreeing.publish_text(scope=house.cluster, paragraphs=OURS, by=house.cluster_lead, at=NOW)
    assert setting.again(joint).text == clusters

    own = agreeing.publish_text(scope=house.alliance, paragraphs=OURS, by=house.alliance_lead, at=NOW)
    changed = dataclasses.replace(OURS, purpose="Otherwise")
    agreeing.publish_text(scope=house.cluster, paragraphs=changed, by=house.cluster_lead, at=NOW)
    assert setting.again(joint).text == own


def test_the_same_words_sent_twice_are_one_version_and_ask_nobody_again(setting, house):
    joint = setting.picked(setting.offered())
    first = agreeing.publish_text(scope=house.cluster, paragraphs=OURS, by=house.cluster_lead, at=NOW)
    setting.yes(joint, "teacher")
    assert agreeing.publish_text(scope=house.cluster, paragraphs=OURS, by=house.cluster_lead, at=NOW) == first
    assert setting.again(joint).state == "agreed"
    own = agreeing.publish_text(scope=house.alliance, paragraphs=OURS, by=house.alliance_lead, at=NOW)
    assert (own.scope_id, setting.again(joint).text) == (house.alliance.pk, own)


def test_a_text_of_a_cluster_asks_as_much_of_three_alliances_as_of_one(house, django_assert_num_queries):
    def publish(purpose):
        changed = dataclasses.replace(OURS, purpose=purpose)
        agreeing.publish_text(scope=house.cluster, paragraphs=changed, by=house.cluster_lead, at=NOW)

    publish("One")
    with CaptureQueriesContext(connection) as one:
        publish("Two")
    for name in ("A", "B"):
        cluster_actions.start_alliance(cluster=house.cluster, name=name, by=None, at=NOW)
    with django_assert_num_queries(len(one)):
        publish("Three")


def test_a_yes_to_the_version_before_is_asked_again(setting, house):
    joint = setting.picked(setting.offered())
    old = agreeing.Yes(joint.text_id, appraiser="none")
    agreeing.publish_text(scope=house.alliance, paragraphs=OURS, by=house.alliance_lead, at=NOW)

    with pytest.raises(NotArranged, match="new version"):
        agreeing.say_yes(joint=joint, yes=old, by=house.teacher, at=NOW)


def test_an_alliances_own_text_comes_before_its_clusters_and_that_before_everybodys(house):
    scopes = (house.alliance.pk, house.cluster.pk)
    everybodys = taking_part.text_for(scopes, at=NOW)
    clusters = taking_part.publish_text(scope_id=house.cluster.pk, paragraphs=OURS, by=None, at=NOW)
    assert (everybodys.number, taking_part.text_for(scopes, at=NOW)) == (1, clusters)

    taking_part.publish_text(scope_id=house.alliance.pk, paragraphs=OURS, by=None, at=NOW)
    second = taking_part.publish_text(
        scope_id=house.alliance.pk, paragraphs=dataclasses.replace(OURS, purpose="More."), by=None, at=NOW
    )

    assert (second.number, taking_part.text_for(scopes, at=NOW)) == (2, second)
    assert taking_part.text_for((house.far_alliance.pk,), at=NOW) == everybodys


def test_the_teacher_says_whether_an_observer_is_their_appraiser(setting, house):
    joint = setting.picked(setting.offered())

    with pytest.raises(NotArranged) as refused:
        setting.yes(joint, "teacher", appraiser="")
    assert refused.value.problems == {"appraiser": "Say whether one of the observers is your appraiser"}

    setting.yes(joint, "teacher", appraiser="chosen", receives=True)
    assert TeachersTerms.objects.values_list("appraiser", "receives", "released").get() == ("chosen", True, False)


def test_the_teacher_agrees_to_a_day_and_so_only_once_one_is_picked(setting):
    with pytest.raises(NotArranged, match="No time is picked yet"):
        setting.yes(setting.offered(), "teacher")


def test_a_yes_after_its_time_is_too_late_unless_the_lesson_was_entered_afterwards(setting, house):
    joint = setting.picked(setting.offered())
    with pytest.raises(NotArranged, match="time went by"):
        setting.yes(joint, "teacher", at=FIRST + A_DAY)

    facts = setting.facts(starts_at=NOW - A_DAY, ends_at=NOW - A_DAY * 0.9)
    places = (setting.place("host", "agnes"), setting.place("visitor", "trevean"))
    joint = arranging.arrange(round=house.round, lesson=facts, places=places, by=None, at=NOW)
    for who in ("host", "visitor"):
        setting.yes(joint, who)
    assert setting.yes(joint, "teacher")


def test_saying_yes_twice_is_once(setting):
    joint = setting.picked(setting.offered())

    setting.yes(joint, "host")

    assert Acceptance.objects.filter(person=setting.world.host).count() == 1
