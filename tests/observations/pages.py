"""What an observer's browser sends and sees: the fields of a sheet as its page names them."""

import html
import re
import uuid

from django.test import Client
from django.urls import reverse

from observations.paperwork import published_form


def visit(person, name, joint=None, **more):
    """Open a page as somebody."""
    return browser(person).get(address(name, joint), **more)


def browser(person):
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def address(name, joint=None):
    return reverse(name, args=[joint.pk] if joint else [])


def fields(version, **answers):
    """The fields of a sheet on this form; grades by their word, lines by their label.

    `notes` are (time, text, labels); `ratings` and `grounds` map labels to a word or a role.
    """
    form = published_form(version.pk)
    grades = {grade.word: str(grade.id) for grade in form.grades} | {"No grade": "none"}
    lines = {criterion.label: str(criterion.id) for criterion in form.criteria}
    sent = {
        "draft": answers.pop("draft", "0"),
        "minutes": answers.pop("minutes", ""),
        "action": answers.pop("action", "save"),
    }
    for field in ("grade", "grade_without_rule"):
        word = answers.pop(field, "")
        sent[field] = grades.get(word, word)
    sent["how_reached"] = answers.pop("how_reached", "")
    sent["note"] = []
    for number, (time, text, labels) in enumerate(answers.pop("notes", ())):
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"note {number}"))
        sent["note"].append(key)
        sent |= {f"note-{key}-time": time, f"note-{key}-text": text}
        sent[f"note-{key}-criteria"] = [lines.get(label, label) for label in labels]
    for label, word in answers.pop("ratings", {}).items():
        sent[f"rating-{lines.get(label, label)}"] = grades.get(word, word)
    for place, (label, role) in enumerate(answers.pop("grounds", {}).items(), start=1):
        sent |= {f"ground-{place}": lines.get(label, label), f"ground-{place}-role": role}
    return sent | answers


def note_key(number=0):
    """The key of the note that stands at this place in `fields(notes=…)`."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"note {number}")


def post(person, name, joint, sent, **more):
    return browser(person).post(address(name, joint), sent, **more)


def words(response):
    """The page as a person reads it: no tags, one blank between words."""
    main = response.content.decode().split("<main", 1)[-1].split("</main>", 1)[0]
    text = re.sub(r"<(script|template)\b.*?</\1>|<[^>]*>", " ", main, flags=re.DOTALL)
    return " ".join(html.unescape(text).split())
