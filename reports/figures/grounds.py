"""What decided a lesson, in a line: the grounds of two observers laid beside each other."""

from observations.models import SubCode
from pictures.wording import count_word, counted, listed, sentence
from reports.figures.rows import JudgementRow, LessonRow

THEMES = {"progress": "Progress", "challenge": "Challenge", "supplementary": "Supplementary", "rule": "A rule"}
IN_SENTENCE = {SubCode.ASSISTANTS: "use of TAs", SubCode.AFL: "AfL and questioning"}


def what_decided(lesson: LessonRow) -> tuple[str, str]:
    """Return what decided (“Progress, for both”) and what stands under it; either may be empty."""
    if lesson.verdict == "none":
        return "Not comparable", _why_not(lesson)
    if lesson.matched:
        return _of_match(lesson), "same position, other word" if lesson.verdict == "mapping" else ""
    if any(each.rule_fired for each in lesson.judgements):
        without = "a match" if lesson.verdict_without in {"agree", "mapping"} else "still apart"
        return (
            f"A rule, {_for([each for each in lesson.judgements if each.rule_fired], lesson)}",
            f"without it, {without}",
        )
    common = _in_common(lesson)
    apart = f"{counted(lesson.apart, 'grade')} apart"
    return f"{common}, {apart}" if common else sentence(apart)[:-1], _boundary(lesson)


def _why_not(lesson: LessonRow) -> str:
    """Say what a lesson that cannot be compared lacks."""
    if any(not each.word for each in lesson.judgements):
        return "no grade from all" if any(each.word for each in lesson.judgements) else "no grades given"
    return "a grade is not lined up"


def _of_match(lesson: LessonRow) -> str:
    """Say on what grounds a match stands."""
    if common := _in_common(lesson):
        return f"{common}, {_for(lesson.judgements, lesson)}"
    decided = [each for each in lesson.judgements if each.decisive]
    if len(decided) == len(lesson.judgements):
        return "Other grounds for each"
    return f"{_named(decided[0].decisive)}, {_for(decided, lesson)}" if decided else ""


def _in_common(lesson: LessonRow) -> str:
    """Name the themes that were decisive for all."""
    common = set.intersection(*(set(each.decisive) for each in lesson.judgements))
    return _named(common)


def _named(themes: set[str] | tuple[str, ...]) -> str:
    """Write themes in the order of the minutes, with one capital."""
    words = [word for theme, word in THEMES.items() if theme in themes]
    return listed([*words[:1], *(word.lower() for word in words[1:])])


def _for(some: list[JudgementRow] | tuple[JudgementRow, ...], lesson: LessonRow) -> str:
    """Write `for one`, `for both`, `for all three`."""
    of = len(lesson.judgements)
    if len(some) < of:
        return f"for {count_word(len(some))}"
    return "for both" if of == 2 else f"for all {count_word(of)}"  # noqa: PLR2004  # two are both


def _boundary(lesson: LessonRow) -> str:
    """Name the first ground that was on the boundary for somebody."""
    on_it = (code for each in lesson.judgements for code, _, role in each.grounds if role == "boundary")
    code = next(on_it, "")
    if not code:
        return ""
    known = SubCode(code)
    label = IN_SENTENCE.get(known, known.label[0].lower() + known.label[1:])
    return f"{label}, on the boundary"
