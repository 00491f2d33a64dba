"""Photos of a paper sheet: judged by content, drawn anew, as confidential and as final as the sheet."""

import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from PIL import Image

from observations import actions
from observations.judgements import own_sheet
from observations.models import Photo, Sheet
from people import actions as people_actions
from people import sight
from tests import world as worlds
from tests.observations.pages import address, browser, fields, post, visit, words
from tests.world import AFTER

pytestmark = pytest.mark.django_db
GPS = 0x8825
SENTINEL = b"zebra-quartz-sentinel"


@pytest.fixture(autouse=True)
def _after_the_lesson(world):
    with time_machine.travel(AFTER, tick=False):
        people_actions.open_installation(kind="real", at=worlds.T0)
        yield


@pytest.fixture
def joint(world):
    return worlds.lesson(world)


def picture(colour="white", kind="JPEG", size=(60, 40), **saved):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **saved)
    return out.getvalue()


def add(person, joint, content, name="form.jpg"):
    return browser(person).post(address("joint-photos", joint), {"photo": SimpleUploadedFile(name, content)})


def photos_of(person, joint):
    with transaction.atomic():
        sight.look_as(person.pk)
        sheet = own_sheet(worlds.place_of(joint, person), reader=person)
        return sheet.photos if sheet else ()


def way_to(photo):
    return f"/observe/{photo.joint_id}/photos/{photo.id}/"


def seal_both(world, joint):
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", action="seal"))
    sent = fields(world.ruled, grade="Good", how_reached="weighed", minutes="5", action="seal")
    post(world.visitor, "joint-sheet", joint, sent)


def test_a_photo_is_added_to_ones_own_sheet_and_comes_back_as_an_attachment(world, joint):
    assert add(world.host, joint, picture()).status_code == 302

    (photo,) = photos_of(world.host, joint)
    answer = browser(world.host).get(way_to(photo))
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200,
        "image/jpeg",
        "nosniff",
    )
    assert answer["Content-Disposition"] == 'attachment; filename="sheet.jpg"'
    assert "no-store" in answer["Cache-Control"]
    assert way_to(photo) in visit(world.host, "joint-photos", joint).content.decode()
    assert "1 photo of your paper form" in words(visit(world.host, "joint-sheet", joint))


def test_nothing_but_the_pixels_is_kept(world, joint):
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (50.0, 20.0, 1.0)}
    exif[0x010F] = SENTINEL.decode()
    add(world.host, joint, picture(exif=exif) + b"<script>" + SENTINEL)

    (photo,) = photos_of(world.host, joint)
    content = browser(world.host).get(way_to(photo)).content
    assert SENTINEL not in content
    assert dict(Image.open(io.BytesIO(content)).getexif()) == {}


def test_a_photo_on_its_side_is_turned_upright(world, joint):
    exif = Image.Exif()
    exif[0x0112] = 6
    add(world.host, joint, picture(exif=exif))

    (photo,) = photos_of(world.host, joint)
    assert (photo.width, photo.height) == (40, 60)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.4 %%EOF", "Take a photo: JPEG, PNG or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Take a photo: JPEG, PNG or WebP"),
        (b"GIF89a" + b"\0" * 50, "Take a photo: JPEG, PNG or WebP"),
        (picture(size=(200, 200))[:400], "This photo can’t be read. Take it again, or save it as JPEG"),
        (b"", "This file is empty"),
        (b"\xff\xd8" + b"\0" * (12 * 1024 * 1024), "The most is 12 MB a photo"),
    ],
)
def test_what_is_no_photo_is_refused_beside_its_field(world, joint, content, sentence):
    answer = add(world.host, joint, content)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert photos_of(world.host, joint) == ()


def test_no_file_at_all_and_a_name_that_nothing_can_hold(world, joint):
    assert "Choose a photo" in words(browser(world.host).post(address("joint-photos", joint), {}))
    assert add(world.host, joint, picture(), name="\x00../../x.jpg").status_code in (302, 422)


def test_the_same_photo_again_changes_nothing(world, joint):
    for _ in range(3):
        assert add(world.host, joint, picture()).status_code == 302

    assert len(photos_of(world.host, joint)) == 1


def test_a_sheet_holds_so_many_photos_and_one_may_be_taken_away(world, joint):
    for shade in range(6):
        add(world.host, joint, picture((shade * 40, 0, 0)))
    assert "A sheet holds 6 photos. Take one away first" in words(add(world.host, joint, picture("blue")))
    assert add(world.host, joint, picture((0, 0, 0))).status_code == 302  # one of those that are there

    first = photos_of(world.host, joint)[0]
    browser(world.host).post(address("joint-photos", joint), {"remove": str(first.id)})
    assert first.id not in {photo.id for photo in photos_of(world.host, joint)}


@pytest.mark.parametrize("value", ["x", "\x00", "9" * 30, ""])
def test_taking_away_what_is_not_there(world, joint, value):
    assert post(world.host, "joint-photos", joint, {"remove": value}).status_code == 404


def test_nobody_else_sees_adds_or_takes_away_a_photo_before_the_reveal(world, joint):
    add(world.host, joint, picture())
    (photo,) = photos_of(world.host, joint)
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", action="seal"))

    for who in ("visitor", "teacher", "school_lead", "alliance_lead", "cluster_lead", "administrator", "far_teacher"):
        assert browser(getattr(world, who)).get(way_to(photo)).status_code == 404, who
    assert browser(world.visitor).post(address("joint-photos", joint), {"remove": str(photo.id)}).status_code == 302
    assert [each.id for each in photos_of(world.host, joint)] == [photo.id]
    assert browser(None).get(way_to(photo)).status_code == 302


def test_the_other_observers_pages_do_not_depend_on_a_photo(world, joint):
    """Every page of the lesson as the other observer has it, byte for byte."""
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')

    def seen():
        names = ("sheet", "photos", "mine", "print", "sealed", "thread")
        pages = [visit(world.visitor, f"joint-{name}", joint) for name in names]
        return [
            (page.status_code, token.sub(b"", page.content)) for page in (*pages, visit(world.visitor, "joint-offline"))
        ]

    seen()
    before = seen()
    add(world.host, joint, picture())
    assert seen() == before
    assert photos_of(world.visitor, joint) == ()


def test_after_the_reveal_it_stands_with_the_notes_and_stays(world, joint):
    add(world.host, joint, picture())
    (photo,) = photos_of(world.host, joint)
    seal_both(world, joint)

    assert way_to(photo) in visit(world.visitor, "joint-compare", joint).content.decode()
    assert browser(world.visitor).get(way_to(photo)).status_code == 200
    assert way_to(photo) in visit(world.host, "joint-mine", joint).content.decode()
    for who in ("teacher", "school_lead", "alliance_lead", "administrator"):
        assert browser(getattr(world, who)).get(way_to(photo)).status_code == 404, who


def test_from_the_seal_on_neither_page_nor_database_changes_a_photo(world, joint, as_person):
    add(world.host, joint, picture())
    (photo,) = photos_of(world.host, joint)
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", action="seal"))

    sealed = "You have sealed this judgement. Its photos stay as they are."
    assert sealed in words(add(world.host, joint, picture("blue")))
    assert sealed in words(post(world.host, "joint-photos", joint, {"remove": str(photo.id)}))
    as_person(world.host)
    for change in (
        lambda: Photo.objects.filter(pk=photo.id).delete(),
        lambda: Photo.objects.filter(pk=photo.id).update(content=b""),
    ):
        with pytest.raises(DatabaseError, match="this sheet is sealed"), transaction.atomic():
            change()


def test_the_database_hides_a_photo_with_its_sheet(world, joint, as_person):
    add(world.host, joint, picture())

    as_person(world.visitor)
    assert (Photo.objects.count(), Sheet.objects.count()) == (0, 0)
    as_person(world.host)
    assert Photo.objects.count() == 1


def test_a_photo_begins_the_sheet_and_the_form_is_saved_over_it(world, joint):
    add(world.host, joint, picture())

    answer = post(world.host, "joint-draft", joint, fields(world.inductive, grade="Good"))
    assert answer.json()["draft"] == 1
    assert len(photos_of(world.host, joint)) == 1


def test_a_form_that_is_refused_still_says_that_there_is_a_photo(world, joint):
    add(world.host, joint, picture())

    refused = post(world.host, "joint-sheet", joint, fields(world.inductive, action="seal"))
    assert (refused.status_code, "1 photo of your paper form" in words(refused)) == (422, True)


def test_a_closed_lesson_takes_no_photo(world, joint):
    type(joint).objects.filter(pk=joint.pk).update(state="unpaired")

    assert add(world.host, joint, picture()).status_code == 403


def test_without_a_script_the_way_to_the_photos_saves_first(world, joint, as_person):
    answer = post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", action="photos"))

    assert answer["Location"] == address("joint-photos", joint)
    as_person(world.host)
    assert own_sheet(worlds.place_of(joint, world.host), reader=world.host).draft == 1


def test_the_page_takes_as_many_queries_for_three_photos_as_for_one(world, joint, django_assert_num_queries):
    client = browser(world.host)
    add(world.host, joint, picture())
    with django_assert_num_queries(6 + 2):
        client.get(address("joint-photos", joint))
    add(world.host, joint, picture("red"))
    add(world.host, joint, picture("blue"))
    with django_assert_num_queries(6 + 2):
        client.get(address("joint-photos", joint))


def test_a_seal_needs_no_photo_and_keeps_those_there_are(world, joint, as_person):
    add(world.host, joint, picture())
    as_person(world.host)
    place = worlds.place_of(joint, world.host)
    actions.seal(observer=place, content=worlds.judgement(world.inductive, "Good"), by=world.host, at=AFTER)
    assert len(own_sheet(place, reader=world.host).photos) == 1
