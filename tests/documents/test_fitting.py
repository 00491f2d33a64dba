"""One sheet for each alliance of a pack: in the PDF, in Word as LibreOffice lays it out, and cut alike in both."""

import dataclasses
import io
import re
import shutil
import subprocess

import docx
import pytest

from pictures.interval import Interval, draw_interval
from reports.documents import fitting, pdf, word
from reports.documents.content import Content, Number, Page, Words
from reports.documents.fitting import sheets_of
from reports.documents.layouts import SIZES
from reports.documents.measuring import lines_of, width_of
from reports.documents.shown import specimen
from tests.documents.test_files import unpacked

HEADINGS = (
    "a) Activity this term",
    "b) Key successes",
    "c) Challenges",
    "d) Impact: how it was measured",
    "Next steps",
)
SENTENCE = "Teachers in two trios watched each other wait four seconds after a question, and wrote down what changed. "
DRAWN = Interval(0.75, 0.41, 0.93)
NUMBER = Number(
    "Judgements that matched, Spring 2012–13",
    "6 of 8",
    "75%; likely 41–93%",
    "Autumn 2012–13: 20 of 40 (50%; likely 35–65%). Too few in one of the two to say that anything changed.",
    (draw_interval(DRAWN), draw_interval(DRAWN, narrow=True)),
)


def letters(many: int) -> str:
    return (SENTENCE * (many // len(SENTENCE) + 1))[:many]


def lines(many: int) -> list[str]:
    return [SENTENCE.strip()] * max(many // len(SENTENCE), 1)


UPDATES = {
    "200 letters": [[letters(40)]] * 5,
    "3,000 letters": [lines(600)] * 5,
    "10,000 letters": [lines(2_000)] * 5,
    "60,000 letters": [lines(12_000)] * 5,
    "one huge paragraph": [[letters(20_000)], ["Attendance"], [], ["Surveys"], ["A third trio"]],
    "five huge paragraphs": [[letters(12_000)]] * 5,
    "200 short bullets": [["Short"] * 200, ["One"], [], ["Two"], ["Three"]],
    "1,000 short bullets": [["Short"] * 200] * 5,
    "long words": [
        ["W" * 3_000],
        ["m" * 500, "counterrevolutionaries" * 90],
        [],
        ["http://x.org/" + "a/" * 999],
        ["x"],
    ],
    "wide letters": [["WM " * 4_000], ["Щ" * 4_000], [], ["漢字" * 900], ["…"]],
    "a long part beside short ones": [lines(9_000), ["Attendance"], ["Cover"], lines(300), ["A third trio"]],
    "nothing": [[]] * 5,
}


def page(update, name="Woodroffe School – Teaching School Alliance", cited=("Waiting (tool, 12 January 2013)",)):
    return Page(
        name=name,
        summary=("A network of trios", "Six people", "Cover is short", "Attendance was good", SENTENCE.strip()),
        numbers=(NUMBER, dataclasses.replace(NUMBER, label="Judgements that matched, all so far", before="")),
        counted=("Two trios.", "Eight joint observations.", "One of six go on to lead."),
        words=tuple(Words(heading, tuple(said), cited) for heading, said in zip(HEADINGS, update, strict=True)),
        address="/updates/00000000-0000-4000-8000-000000000000/",
    )


def pack(*pages):
    about = "25 February 2013, 12.30 to 14.00. Face to face."
    return dataclasses.replace(
        specimen(), is_pack=True, own=(), content=Content("Pack: Cluster meeting", about, "Wave 1.", pages=pages)
    )


TWELVE = pack(*map(page, UPDATES.values()))


def printed(sheet) -> str:
    return "\n".join(line for words in sheet.words for line in (words.heading, *words.lines, *words.cited))


@pytest.mark.parametrize("update", UPDATES)
def test_the_pdf_has_one_page_and_no_more_is_cut_for_it_than_anywhere_else(update, monkeypatch):
    monkeypatch.setattr(pdf, "tighter", None)  # the estimate was enough
    made = unpacked(pdf.pdf_of(pack(page(UPDATES[update]))))
    assert len(re.findall(rb"/Type /Page\b", made)) == 1


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice, which counts the pages, is not on this machine")
def test_word_has_one_page_for_each_of_twelve_alliances(tmp_path):
    (tmp_path / "pack.docx").write_bytes(word.word_of(TWELVE))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    told = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), "pack.docx"]
    subprocess.run(told, cwd=tmp_path, check=True, capture_output=True)
    made = unpacked((tmp_path / "pack.pdf").read_bytes())
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 12


def test_word_says_what_the_pdf_says_and_begins_each_alliance_on_a_page():
    document = docx.Document(io.BytesIO(word.word_of(TWELVE)))
    paragraphs = [each.text for each in document.paragraphs]
    html = pdf.html_of(TWELVE)
    for sheet in TWELVE.sheets:
        for line in (*(line for words in sheet.words for line in words.lines), sheet.continues):
            assert not line or line in paragraphs
            assert line in html
    assert sum(1 for each in document.paragraphs if each.paragraph_format.page_break_before) == 11


@pytest.mark.parametrize("update", UPDATES)
def test_no_heading_is_dropped_no_point_is_cut_in_two_where_another_fits_and_the_end_says_where_it_goes_on(update):
    whole = page(UPDATES[update])
    (sheet,) = sheets_of([whole])
    assert [words.heading for words in sheet.words] == list(HEADINGS)
    assert sheet.size in SIZES
    for kept, written in zip(sheet.words, whole.words, strict=True):
        assert kept == written or kept.lines == written.lines[: len(kept.lines)] or kept.lines[0].endswith(" …")
    cut = [words.heading for kept, words in zip(sheet.words, whole.words, strict=True) if kept != words]
    assert bool(cut) == bool(sheet.continues)
    if cut:
        assert sheet.continues.endswith(f" in the update itself: http://localhost:8000{whole.address}")
        assert all(f"{heading[:2]}" in sheet.continues for heading in cut if heading[1] == ")")
        assert sheet.size == SIZES[-1]


def test_what_is_short_stays_whole_beside_what_is_long():
    (sheet,) = sheets_of([page(UPDATES["a long part beside short ones"])])
    assert [words.lines for words in sheet.words[1:3]] == [("Attendance",), ("Cover",)]
    assert sheet.continues.startswith("a) continues in the update itself")


def test_long_parts_are_cut_evenly():
    (sheet,) = sheets_of([page(UPDATES["60,000 letters"])])
    kept = [len(words.lines) for words in sheet.words]
    assert max(kept) - min(kept) <= 1
    assert min(kept) >= 1
    assert sheet.continues.startswith("a), b), c), d) and next steps continue in the update itself")


def test_a_huge_paragraph_is_cut_at_the_end_of_a_sentence():
    (sheet,) = sheets_of([page(UPDATES["one huge paragraph"])])
    (said,) = sheet.words[0].lines
    assert said.endswith("wrote down what changed. …")
    assert len(said) > 500


def test_a_sheet_that_is_tried_and_does_not_fit_is_cut_further():
    sheet = sheets_of([page(UPDATES["60,000 letters"])])[0]
    assert len(printed(fitting.tighter(sheet, 0.9))) < len(printed(sheet))
    assert [words.heading for words in fitting.tighter(sheet, 0).words] == list(HEADINGS)


def test_a_head_that_fills_a_page_by_itself_runs_over_and_is_made_all_the_same():
    made = unpacked(pdf.pdf_of(pack(dataclasses.replace(page(UPDATES["200 letters"]), summary=("W" * 240,) * 50))))
    assert len(re.findall(rb"/Type /Page\b", made)) > 1


def test_lines_are_counted_as_the_pages_would_break_them():
    assert lines_of("", 10) == 1
    assert lines_of("one two three", 100) == 1
    assert lines_of("W" * 100, 10) >= 100 * width_of("W") / 10
    assert lines_of("one " * 50, 10) > lines_of("one " * 50, 20) > 1


def test_a_pack_that_is_cut_comes_out_byte_for_byte_the_same():
    cut = pack(page(UPDATES["10,000 letters"]))
    assert pdf.pdf_of(cut) == pdf.pdf_of(cut)
    assert word.word_of(cut) == word.word_of(cut)
