"""A form as an observer meets it, read once: a published version never changes, so it is kept in memory."""

import dataclasses
import functools
import uuid

from observations.models.forms import Criterion, InstrumentVersion, OwnGrade, ReferenceGrade, Rule, Theme
from observations.models.lessons import Observer
from observations.models.sheets import Rating
from observations.rules import HardRule

# What was seen, best first; *not applicable* is a level too, but has no place among them.
LEVELS = (Rating.Level.CLEARLY, Rating.Level.PARTLY, Rating.Level.NOT_SEEN)


@dataclasses.dataclass(frozen=True, slots=True)
class FormGrade:
    """One grade of the form: `position` 1 is best, `of` how many there are."""

    id: uuid.UUID
    position: int
    of: int
    word: str
    letters: str
    description: str


@dataclasses.dataclass(frozen=True, slots=True)
class FormCriterion:
    """One criterion of the form, in the school's words, with the theme it speaks to."""

    id: uuid.UUID
    label: str
    sub_code: str
    theme: Theme
    guide: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """A published version: what the observer fills in."""

    version_id: uuid.UUID
    school_name: str
    name: str
    number: int
    scale_note: str
    rates_levels: bool
    grades: tuple[FormGrade, ...]
    criteria: tuple[FormCriterion, ...]
    rules: tuple[HardRule, ...]
    level_words: tuple[str, ...] = ()
    guide: str = ""
    principles: str = ""

    @property
    def has_rules(self) -> bool:
        """Whether it is strongly framed."""
        return bool(self.rules)

    @property
    def times_front(self) -> bool:
        """Whether a rule needs the minutes taught from the front."""
        return any(not rule.measure for rule in self.rules)

    @property
    def measures(self) -> tuple[tuple[str, str], ...]:
        """What else its rules measure: words and unit, each once."""
        return tuple(dict.fromkeys((rule.measure, rule.unit) for rule in self.rules if rule.measure))

    @property
    def ruled_out(self) -> int:
        """How many of its grades a rule rules out once it applies; of several rules, the one that rules out most."""
        refused = (sum(not rule.allows(grade.position) for grade in self.grades) for rule in self.rules)
        return max(refused, default=0)

    @property
    def framing_index(self) -> float:
        """The share of its grades that a rule rules out: 0 is inductive, 0.75 is *is judged* on four grades."""
        return self.ruled_out / len(self.grades) if self.grades else 0.0

    def level_word(self, level: str) -> str:
        """Return the form's own words for a level where it has some; *not applicable* is always that."""
        seen = Rating.Level(level)
        return self.level_words[LEVELS.index(seen)] if self.level_words and seen in LEVELS else str(seen.label)

    def grade(self, grade_id: uuid.UUID | None) -> FormGrade | None:
        """Return the grade with this id, or None."""
        return next((grade for grade in self.grades if grade.id == grade_id), None)

    def grade_at(self, position: int) -> FormGrade:
        """Return the grade at this position (1 is best); raises `StopIteration` where there is none."""
        return next(grade for grade in self.grades if grade.position == position)

    def criterion(self, criterion_id: uuid.UUID) -> FormCriterion | None:
        """Return the criterion with this id, or None."""
        return next((criterion for criterion in self.criteria if criterion.id == criterion_id), None)


@functools.lru_cache(maxsize=512)
def published_form(version_id: uuid.UUID) -> Form:
    """Return a published version whole; raises `InstrumentVersion.DoesNotExist` for a draft, which may change."""
    return read_form(
        InstrumentVersion.objects.select_related("instrument__school").get(pk=version_id, published_at__isnull=False)
    )


def paper_of(place: Observer) -> Form:
    """Return the form that an observer fills in; of a rehearsal the one it is tried on."""
    return place.rehearsed if isinstance(place.rehearsed, Form) else published_form(place.version_id)


def read_form(version: InstrumentVersion) -> Form:
    """Return a version as it is now (three queries); also a draft, for its preview."""
    grades = list(OwnGrade.objects.filter(version=version))
    return Form(
        version_id=version.pk,
        school_name=version.instrument.school.name,
        name=version.instrument.name,
        number=version.number,
        scale_note=version.scale_note,
        rates_levels=version.criteria_on == InstrumentVersion.RatesOn.LEVELS,
        grades=tuple(FormGrade(g.pk, g.position, len(grades), g.word, g.letters, g.description) for g in grades),
        criteria=tuple(
            FormCriterion(c.pk, c.label, c.sub_code, c.theme, c.guide)
            for c in Criterion.objects.filter(version=version)
        ),
        rules=tuple(
            HardRule(r.pk, r.over_percent, r.effect, r.grade.position, r.measure, r.unit, r.compares)
            for r in Rule.objects.filter(version=version)
            .select_related("grade")
            .order_by("measure", "compares", "over_percent")
        ),
        level_words=tuple(version.level_words),
        guide=version.guide,
        principles=version.principles,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class ScaleGrade:
    """One grade of a reference scale; position 1 is best, `of` how many there are."""

    id: uuid.UUID
    position: int
    of: int
    word: str
    letters: str


@functools.lru_cache(maxsize=64)
def scale_grades(scale_id: uuid.UUID) -> tuple[ScaleGrade, ...]:
    """Return the grades of a reference scale, best first; reference scales are data that never changes."""
    grades = list(ReferenceGrade.objects.filter(scale=scale_id))
    return tuple(ScaleGrade(g.pk, g.position, len(grades), g.word, g.letters) for g in grades)
