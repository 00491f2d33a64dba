"""Files: judged by content, drawn anew where they are pictures, and sent to be kept."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from inquiry import uploads
from inquiry.models import Attachment, Entry
from inquiry.models.files import MOST_BYTES
from tests.log.cast import PDF, client_of, filled, filled_again, office, photo, write

HTML = b"<html><script>alert(1)</script></html>"


def accept(content, name="file"):
    return uploads.accept(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (office(), "docx"),
        (office("xl/workbook.xml"), "xlsx"),
        (office("ppt/presentation.xml"), "pptx"),
        (photo(), "jpg"),
        (photo("PNG"), "png"),
        (photo("WEBP"), "jpg"),
    ],
)
def test_content_says_what_a_file_is_whatever_it_is_called(content, kind):
    taken = accept(content, "harmless.txt")

    assert (taken.kind, taken.name) == (kind, f"harmless.{kind}")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("notes.pdf", HTML, "notes.pdf is none of the files that the log takes"),
        ("notes.pdf", b"%PDF-1.7 and no end " + HTML, "notes.pdf is none of the files"),
        ("a.jpg", HTML, "a.jpg is none of the files"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg is none of the files"),
        ("a.docx", b"PK\x03\x04 broken", "a.docx can’t be read"),
        ("a.docx", office("readme.txt"), "a.docx is none of the files"),
        ("a.docx", office(more=("word/vbaProject.bin",)), "a.docx has macros in it"),
        ("a.jpg", photo()[:300], "a.jpg can’t be read as a picture"),
        ("a.gif", b"GIF89a" + b"\0" * 40, "a.gif is none of the files"),
        ("a.pdf", b"", "a.pdf is empty"),
        ("../../etc/pass\nwd", b"", "pass_wd is empty"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence(name, content, message):
    upload = SimpleUploadedFile("x", content)
    upload._name = name

    with pytest.raises(uploads.NotTaken, match=message):
        uploads.accept(upload)


def test_a_picture_is_drawn_anew_without_place_camera_and_comment():
    assert b"Sentinel Camera" in photo()

    taken = accept(photo() + b"<script>sentinel</script>", "photo.jpg")

    kept = Image.open(io.BytesIO(taken.content))
    assert (dict(kept.getexif()), kept.size) == ({}, (60, 40))
    assert b"entinel" not in taken.content


def test_a_large_photo_is_made_smaller():
    kept = Image.open(io.BytesIO(accept(photo(size=(4000, 3000))).content))

    assert kept.size == (2400, 1800)


def test_a_picture_that_unpacks_into_too_many_pixels_is_refused():
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")

    with pytest.raises(uploads.NotTaken, match="too many pixels"):
        accept(out.getvalue(), "bomb.png")


def test_an_archive_is_judged_by_its_list_and_never_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(name, b"\0" * 50_000_000)

    assert accept(out.getvalue()).kind == "docx"


def upload_to_new(world, content, name):
    data = filled(world.host) | {"attachments": SimpleUploadedFile(name, content)}
    return client_of(world.host).post("/log/new/", data)


def test_thirty_megabytes_are_an_error_of_the_field_and_the_words_stay(world):
    sent = upload_to_new(world, b"%PDF-" + b"x" * (30 * 1024**2), "long.pdf")

    assert sent.context["form"].errors == {"attachments": ["long.pdf is 30 MB. The most is 10 MB"]}
    assert "Four seconds." in sent.content.decode()
    assert not Entry.objects.exists()


def test_html_named_pdf_is_an_error_of_the_field(world):
    sent = upload_to_new(world, HTML, "notes.pdf")

    assert list(sent.context["form"].errors) == ["attachments"]
    assert not Attachment.objects.exists()


def test_the_most_is_taken(world):
    content = PDF[:-6] + b"x" * (MOST_BYTES - len(PDF)) + PDF[-6:]

    assert upload_to_new(world, content, "long.pdf").status_code == 302
    assert Attachment.objects.get().size == MOST_BYTES


def test_a_file_goes_out_to_be_kept(world):
    upload_to_new(world, PDF, "Fragen “über” Größe.html")
    file = Attachment.objects.get()

    sent = client_of(world.visitor).get(f"/log/files/{file.pk}/")

    assert sent.content == PDF
    assert sent.headers["Content-Type"] == "application/pdf"
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Content-Disposition"].startswith("attachment; ")
    assert sent.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_files_are_added_and_removed_with_a_change(world):
    upload_to_new(world, PDF, "old.pdf")
    entry, old = Entry.objects.select_related("alliance").get(), Attachment.objects.get()

    data = filled_again(entry, remove=str(old.pk)) | {
        "attachments": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.docx", office())]
    }
    client_of(world.host).post(f"/log/{entry.pk}/edit/", data)

    assert list(entry.files.order_by("name").values_list("name", flat=True)) == ["a.pdf", "b.docx"]
    assert Attachment.pgh_event_model.objects.count() == 4


def test_an_entry_has_five_files_at_most(world):
    entry = write(world.host, files=tuple(uploads.Accepted(f"{n}.pdf", "pdf", PDF) for n in range(5)))

    data = filled_again(entry) | {"attachments": SimpleUploadedFile("six.pdf", PDF)}
    sent = client_of(world.host).post(f"/log/{entry.pk}/edit/", data)

    assert sent.context["form"].errors == {"attachments": ["An entry has at most 5 files"]}


def test_a_file_of_another_entry_cannot_be_removed(world):
    other = write(world.visitor, "alliance", files=(uploads.Accepted("a.pdf", "pdf", PDF),)).files.get()
    entry = write(world.host, files=(uploads.Accepted("b.pdf", "pdf", PDF),))

    data = filled_again(entry, remove=str(other.pk))
    sent = client_of(world.host).post(f"/log/{entry.pk}/edit/", data)

    assert sent.context["form"].errors == {"remove": ["That file is no longer here"]}
    assert Attachment.objects.count() == 2
