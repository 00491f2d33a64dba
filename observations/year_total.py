"""How often somebody has been observed this school year, and whether their school's own cap allows one more."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, DurationField, ExpressionWrapper, F, Sum

from clusters.models import Membership, School
from diary.queries import cap_of
from observations.models.lessons import JointObservation
from people.clock import LONDON

SEPTEMBER = 9
# A lesson that was withdrawn, or is still being arranged, is no visit.
NO_VISIT = (JointObservation.State.WITHDRAWN, *JointObservation.BEING_SET_UP)


@dataclass(frozen=True, slots=True)
class Total:
    """Visits that count, and their minutes, in one school year."""

    visits: int = 0
    minutes: int = 0

    @property
    def words(self) -> str:
        """`2 visits, 100 minutes`."""
        if not self.visits:
            return "not observed yet"
        return f"{self.visits} visit{'' if self.visits == 1 else 's'}, {self.minutes} minutes"


def year_of(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Return when the school year of this day begins and ends (1 September in London, the end left out)."""
    year = day.year if day.month >= SEPTEMBER else day.year - 1
    return (
        dt.datetime(year, SEPTEMBER, 1, tzinfo=LONDON),
        dt.datetime(year + 1, SEPTEMBER, 1, tzinfo=LONDON),
    )


def totals_of(people: Iterable[uuid.UUID], *, on: dt.date) -> dict[uuid.UUID, Total]:
    """Return how often each of these people is or was observed in the year of this day, planned lessons included."""
    begins, ends = year_of(on)
    asked = set(people)
    length = ExpressionWrapper(F("lesson__ends_at") - F("lesson__starts_at"), output_field=DurationField())
    rows = (
        JointObservation.objects.filter(
            lesson__teacher__in=asked, lesson__starts_at__gte=begins, lesson__starts_at__lt=ends
        )
        .exclude(state__in=NO_VISIT)
        .values_list("lesson__teacher")
        .annotate(visits=Count("pk"), length=Sum(length))
        .order_by()
    )
    found = {person: Total(visits, int(length.total_seconds() // 60)) for person, visits, length in rows}
    return {person: found.get(person, Total()) for person in asked}


def teachers_of(school: School, *, on: dt.date) -> list[tuple[str, Total]]:
    """Return everybody who works at a school by name, with their year so far (two queries). Never by how often."""
    held = Membership.objects.current(on).filter(school=school, person__is_active=True)
    names = dict(held.order_by("person__name").values_list("person", "person__name"))
    totals = totals_of(names, on=on)
    return [(name, totals[person]) for person, name in names.items()]


def refusal_by_cap(teacher_id: uuid.UUID, school_id: uuid.UUID, starts_at: dt.datetime, minutes: int) -> str:
    """Say why the school's own cap leaves no room for one more lesson of this teacher (two queries)."""
    cap = cap_of(school_id)
    if cap is None:
        return ""
    total = totals_of([teacher_id], on=starts_at.astimezone(LONDON).date())[teacher_id]
    visits_over = cap.visits is not None and total.visits + 1 > cap.visits
    minutes_over = cap.minutes is not None and total.minutes + minutes > cap.minutes
    if not (visits_over or minutes_over):
        return ""
    return f"This school keeps its own cap, and this would go over it: {total.words} this year already"
