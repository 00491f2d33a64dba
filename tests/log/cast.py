"""Entries of the fixed cast, one for each audience, and a client for each person."""

import datetime as dt
import io
import uuid
import zipfile

from django.test import Client
from PIL import Image

from clusters.queries import reach_of
from inquiry.access import place_of, places_of, trio_places
from inquiry.actions import entries
from inquiry.models import Entry
from trios import actions as trio_actions

NOON = dt.datetime(2013, 1, 30, 12, 0, tzinfo=dt.UTC)  # a Wednesday
EVERYBODY = (
    "host",
    "teacher",
    "school_lead",
    "visitor",
    "alliance_lead",
    "cluster_lead",
    "far_teacher",
    "administrator",
)


def trio_of(world):
    """A trio of the host and somebody of Penrose, led from outside by the visitor."""
    return trio_actions.form_trio(
        alliance=world.alliance,
        leader=world.visitor,
        members=[
            trio_actions.MemberFacts(world.host, world.agnes, "Science"),
            trio_actions.MemberFacts(world.third, world.penrose),
        ],
        by=world.visitor,
        at=NOON - dt.timedelta(days=7),
        on=NOON.date() - dt.timedelta(days=7),
    )


def client_of(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def place(person, audience):
    """The first place of this audience that a person may choose."""
    places = places_of(reach_of(person, on=NOON.date()), trio_places(person))
    return next(each for each in places if each.audience == audience)


def write(person, audience="alliance", *, title="Waiting", text="Four seconds.", at=NOON, **more):
    draft = entries.Draft(
        title=title,
        text=text,
        kind=more.pop("kind", "entry"),
        tried=more.pop("tried", False),
        tags=more.pop("tags", ()),
        place=place(person, audience),
        **more,
    )
    saved = entries.write(key=more.pop("key", uuid.uuid4()), draft=draft, by=person, at=at)
    return Entry.objects.select_related("author", "trio", "school", "alliance", "cluster").get(pk=saved.id)


def answer(entry, person, text="Thank you.", at=NOON):
    return entries.reply(entry=entry, key=uuid.uuid4(), text=text, by=person, at=at)


def filled(person, **changes):
    """What a browser sends with a new entry."""
    return {
        "key": str(uuid.uuid4()),
        "title": "Waiting",
        "text": "Four seconds.",
        "kind": "entry",
        "tags": "",
        "place": place(person, "alliance").value,
    } | changes


def filled_again(entry, **changes):
    """What a browser sends with a change to an entry."""
    return {
        "based_on": entries.version_of(entry),
        "title": entry.title,
        "text": entry.text,
        "kind": entry.kind,
        "tags": "",
        "place": place_of(entry).value,
    } | changes


def photo(kind="JPEG", *, size=(60, 40), exif=True):
    """A picture with a place and a camera in it."""
    image = Image.new("RGB", size, "teal")
    out = io.BytesIO()
    about = Image.Exif()
    if exif:
        about[0x010F] = "Sentinel Camera"
        about[0x8825] = {1: "N", 2: (50.0, 13.0, 0.0)}
    image.save(out, kind, exif=about, comment=b"sentinel comment") if kind == "JPEG" else image.save(
        out, kind, exif=about
    )
    return out.getvalue()


def office(main="word/document.xml", *, more=()):
    """An Office document, as far as its parts tell."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", main, *more):
            archive.writestr(name, "<xml/>")
    return out.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
