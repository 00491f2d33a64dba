import pytest

from observations.pasted_form import criteria_in, grade_lines, grades_in, letters_for, speaks_of


def test_grades_are_read_with_descriptions_and_without_numbering():
    text = "1. Outstanding – great\n\n* Good - most - of the time\n3) Requires improvement\tnot yet\nTwo-edged\n4"

    assert grades_in(text) == [
        ("Outstanding", "great"),
        ("Good", "most - of the time"),
        ("Requires improvement", "not yet"),
        ("Two-edged", ""),
        ("4", ""),
    ]


def test_grades_come_back_as_they_would_be_typed():
    grades = [("Outstanding", "great"), ("Good", "")]

    assert grades_in(grade_lines(grades)) == grades


def test_criteria_are_read_without_bullets():
    assert criteria_in("• Students on task\n- TAs\n\n 2. Challenge ") == ["Students on task", "TAs", "Challenge"]


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        (["Outstanding", "Good", "Requires improvement", "Inadequate"], ["O", "G", "RI", "I"]),
        (["Outstanding", "Good", "Satisfactory", "Inadequate"], ["O", "G", "S", "I"]),
        (["Exceptional", "Strong standard", "Expected standard"], ["E", "SS", "ES"]),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["Good", "Great", "Gold", "GG"], ["G", "Gr", "Go", "Gg"]),
        (["A", "A!", "?", "A?"], ["A", "2", "3", "4"]),
        (["Straße", "ßß", "ﬁne"], ["S", "Ss", "F"]),
    ],
)
def test_letters_are_at_most_two_and_each_different(words, letters):
    found = letters_for(words)

    assert found == letters
    assert len(set(found)) == len(words)
    assert all(1 <= len(each) <= 2 for each in found)


@pytest.mark.parametrize(
    ("label", "sub_code"),
    [
        ("Students on task", "on_task"),
        ("Different outcomes met", "outcomes"),
        ("Progress over time", "outcomes"),
        ("Enjoyment and focus", "enjoyment"),
        ("AfL and questioning", "afl"),
        ("Pace and challenge", "challenge"),
        ("Use of TAs", "assistants"),
        ("Teaching assistants", "assistants"),
        ("Target setting", "other"),
        ("Subject knowledge", "knowledge"),
        ("Home learning", "homework"),
        ("Resources", "resources"),
        ("Spiritual development", "other"),
    ],
)
def test_what_a_criterion_is_about_is_guessed_from_its_words(label, sub_code):
    assert speaks_of(label) == sub_code
