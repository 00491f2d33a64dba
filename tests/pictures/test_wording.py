"""Words inside a sentence."""

import pytest

from pictures.wording import within


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("Use of TAs", "use of TAs"),
        ("AfL and questioning", "AfL and questioning"),
        ("ICT", "ICT"),
        ("Pace & challenge", "pace & challenge"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_within_a_sentence_only_the_first_letter_of_a_word_becomes_small(words, inside):
    assert within(words) == inside
