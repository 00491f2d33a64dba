"""The comparison in sentences: the finding, what decided it, and what to talk about."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from observations.comparison.grounds import Grounds, decisive
from observations.comparison.lines import CompareLine
from observations.comparison.seats import Seat
from observations.models.lessons import Lesson
from observations.models.sheets import Sheet
from observations.models.themes import Theme
from observations.wording import A_MINUTE, clock_words, day_words, short_school
from pictures.comparison import Comparison, comparison_finding
from pictures.placing import same
from pictures.wording import count_word, counted, listed, within

TWO = 2
MOST_PROMPTS = 3
AS_CAUSE = {str(Theme.SUPPLEMENTARY): "something supplementary"}


@dataclasses.dataclass(frozen=True, slots=True)
class Prompt:
    """Something to talk about; the words in the middle are strong."""

    before: str
    strong: str = ""
    after: str = ""


def heading(seats: Sequence[Seat], picture: Comparison | None, lines: Sequence[CompareLine], grounds: Grounds) -> str:
    """Return the finding."""
    if not seats[0].observer.joint.graded:
        return _ungraded_heading(lines, grounds)
    if picture is None:
        return f"Same lesson, {counted(len(seats), 'judgement')} that cannot be compared."
    finding = comparison_finding(picture)
    apart = all(seat.sheet.content.grounds for seat in seats) and not grounds.shared
    return f"{finding} Your grounds differ." if same(picture.judgements) and apart else finding


def _ungraded_heading(lines: Sequence[CompareLine], grounds: Grounds) -> str:
    """Return the finding of a lesson without grades: it speaks of lines and grounds."""
    compared = [line for line in lines if line.distance.verdict != "not compared"]
    alike = sum(line.distance.verdict != "apart" for line in compared)
    shared = counted(len(grounds.shared), "ground") if grounds.shared else "no ground"
    if not compared:
        return f"Same lesson, {shared} in common."
    if not alike:
        which = "the one line" if len(compared) == 1 else f"all {counted(len(compared), 'line')}"
        return f"You differed on {which} that can be compared, with {shared} in common."
    if alike == len(compared):
        return f"You saw the same on {'all ' if alike > 1 else ''}{counted(alike, 'line')}, with {shared} in common."
    return f"You saw the same on {count_word(alike)} of {counted(len(compared), 'line')}, with {shared} in common."


def lede(seats: Sequence[Seat]) -> str:
    """Say who watched what and when all sheets opened."""
    joint = seats[0].observer.joint
    lesson, opened = joint.lesson, joint.revealed_at
    who = listed([seat.name for seat in seats])
    watched = f"{who} watched {lesson.title} at {lesson.school.name} on {day_words(lesson.starts_at)}"
    sheets = "Both sheets" if len(seats) == TWO else f"All {count_word(len(seats))} sheets"
    return f"{watched}, each alone and each on their own school’s form. {sheets} opened{_when(opened, lesson)}."


def _when(opened: dt.datetime | None, lesson: Lesson) -> str:
    """Return ` at 16.20 that day`, or the day where it was another."""
    if opened is None:
        return ""
    same_day = day_words(opened) == day_words(lesson.starts_at)
    return f" at {clock_words(opened)}{' that day' if same_day else f' on {day_words(opened)}'}"


def rule_name(seats: Sequence[Seat]) -> str:
    """Return `the 20% rule` for the one rule that fired, `the rules` for several, nothing for none."""
    fired = {
        f"the rule on {rule.measure}" if rule.measure else f"the {rule.over_percent}% rule"
        for seat in seats
        for rule in seat.form.rules
        if rule.id == seat.sheet.rule
    }
    return fired.pop() if len(fired) == 1 else "the rules" if fired else ""


def decided(seats: Sequence[Seat]) -> str:
    """Say what decided each judgement: a rule decided yours, progress decided Priya’s."""
    by_cause: dict[str, list[str]] = {}
    for seat in seats:
        by_cause.setdefault(_cause(seat), []).append(seat.whose)
    if len(by_cause) == 1 and len(seats) == TWO:
        return f"{_capital(next(iter(by_cause)))} decided both."
    return " ".join(f"{_capital(cause)} decided {listed(whose)}." for cause, whose in by_cause.items())


def _capital(words: str) -> str:
    """Return the words with a capital."""
    return f"{words[:1].upper()}{words[1:]}"


def _cause(seat: Seat) -> str:
    """Return what decided one judgement: a rule, the themes of the decisive grounds, or the whole."""
    if seat.sheet.content.how_reached == Sheet.HowReached.RULE_DECIDED:
        return "a rule"
    themes = [decided.partition("/")[0] for decided in seat.frozen.decided if decided.endswith("/decisive")]
    return " and ".join(AS_CAUSE.get(theme, theme) for theme in themes) if themes else "the whole"


def reasons_not_compared(seats: Sequence[Seat]) -> tuple[str, ...]:
    """Say for each judgement without a place on the scale why it has none."""
    said = []
    for seat in seats:
        if seat.frozen.position is None and seat.grade is None:
            said.append(f"{seat.name} gave no grade.")
        elif seat.frozen.position is None:
            school = short_school(seat.observer.school.name)
            said.append(f"“{seat.frozen.word}” on {school}’s form is not lined up with the scale of this round.")
    return tuple(said)


def prompts(seats: Sequence[Seat], lines: Sequence[CompareLine], grounds: Grounds) -> tuple[Prompt, ...]:
    """Return at most three things to talk about, drawn from this lesson."""
    found = [*_of_grounds(seats, grounds), *_of_rules(seats), *_of_lines(lines), *_of_forms(seats, lines)]
    if not found:
        found = [Prompt("What did you both see that neither form asks about?")]
    return tuple(found[:MOST_PROMPTS])


def _of_grounds(seats: Sequence[Seat], grounds: Grounds) -> list[Prompt]:
    """Ask about the first shared ground, or about grounds that only one named."""
    both = "both" if len(seats) == TWO else "all"
    if grounds.shared:
        named = "You both named" if len(seats) == TWO else "More than one of you named"
        return [Prompt(named, within(grounds.shared[0]), "Which moment did each of you have in mind?")]
    alone = [(seat, words) for seat in seats for words in decisive(seat)]
    if alone:
        seat, words = alone[0]
        others = [each.person for each in (other.observer for other in seats if other is not seat)]
        names = listed([person.first_name for person in others])
        who = f"{seat.observer.person.first_name}, what decided it for you was"
        return [Prompt(who, within(words), f"{names}, what did you see of it?")]
    return [Prompt(f"None of you named a ground. What weighed for {both} of you?")] if _graded(seats) else []


def _graded(seats: Sequence[Seat]) -> bool:
    """Whether the lesson has grades."""
    return seats[0].observer.joint.graded


def _of_rules(seats: Sequence[Seat]) -> list[Prompt]:
    """Ask whoever's rule changed the grade, and those whose form has no such rule."""
    found = []
    for seat in seats:
        with_rule, without = seat.grade, seat.grade_without_rule
        if seat.sheet.rule is None or with_rule is None or without is None:
            continue
        if with_rule == without:
            name = seat.observer.person.first_name
            found.append(Prompt(f"{name}, your rule applied and changed nothing. What is it there for?"))
            continue
        moved = "lifted" if with_rule.position < without.position else "lowered"
        first_name = seat.observer.person.first_name
        found.append(Prompt(f"{first_name}, your rule {moved} the grade. Is that what it was written for?"))
        others = [other.observer.person.first_name for other in seats if not other.form.has_rules]
        timed = any(rule.id == seat.sheet.rule and not rule.measure for rule in seat.form.rules)
        if others and timed and seat.sheet.content.front_seconds:
            minutes = round(seat.sheet.content.front_seconds / A_MINUTE)
            front = f"{minutes} minute{'' if minutes == 1 else 's'} from the front"
            found.append(Prompt(f"{listed(others)}, {front}: did it matter to you at all?"))
    return found


def _of_lines(lines: Sequence[CompareLine]) -> list[Prompt]:
    """Ask about the lines that lie furthest apart."""
    apart = sorted((line for line in lines if line.distance.verdict == "apart"), key=lambda line: -line.distance.grades)
    return [
        Prompt("You were furthest apart on" if not number else "You also differed on", within(line.title), question)
        for number, (line, question) in enumerate(
            zip(apart[:TWO], ("What did each of you see?", "What would the other have to see?"), strict=False)
        )
    ]


def _of_forms(seats: Sequence[Seat], lines: Sequence[CompareLine]) -> list[Prompt]:
    """Ask about a line that only one of the forms has."""
    for line in lines:
        answered = [seat for seat, cell in zip(seats, line.cells, strict=True) if cell.key]
        elsewhere = [cell for cell in line.cells if cell.is_elsewhere]
        if len(answered) == 1 and len(elsewhere) == len(seats) - 1:
            whose = "your" if answered[0].is_reader else f"{answered[0].name}’s"
            return [
                Prompt(f"Only {whose} form asks about", within(line.title), "Would it have told the others anything?")
            ]
    return []
