"""Reads for offering a lesson at one's own school: in which rounds, whose, and who may observe it."""

import dataclasses
import datetime as dt
import uuid

from django.db.models import QuerySet

from clusters.access import SCHOOL_ROLES
from clusters.models import Membership
from observations.models.forms import InstrumentVersion
from observations.models.rounds import Round
from observations.openness import Openness, openness_of
from observations.starting import AtSchool, current_forms, people_at_schools_of
from observations.year_total import Total, totals_of
from people.models import User
from people.taking_part import staying_out


@dataclasses.dataclass(frozen=True, slots=True)
class Offering:
    """Whom somebody may name when they offer a lesson at their school, and what they are told of each teacher."""

    round: Round
    home: tuple[AtSchool, ...]
    away: tuple[AtSchool, ...]
    versions: dict[uuid.UUID, InstrumentVersion]
    totals: dict[uuid.UUID, Total]
    openness: dict[uuid.UUID, Openness]
    reader_key: str

    @property
    def teachers(self) -> tuple[AtSchool, ...]:
        """Whose lesson it may be."""
        return self.home

    def label(self, each: AtSchool) -> str:
        """A teacher with their year so far, and how far they are open to this."""
        return f"{each.person.name} ({self.totals[each.person.pk].words}; {self.openness[each.person.pk].words})"

    def refusal_of(self, each: AtSchool) -> str:
        """Say why this teacher's lesson cannot be offered: they open their room in other ways, named here."""
        openness = self.openness[each.person.pk]
        if openness.allows:
            return ""
        instead = f"They are open to: {', '.join(openness.instead)}" if openness.instead else "Ask them what would do"
        return f"{each.person.name} is not open to this yet. {instead}"


def rounds_to_offer_in(person: User, *, on: dt.date) -> list[Round]:
    """Return the open rounds in which this person's school takes part, the newest first (one query)."""
    return list(_open_to(person, on).select_related("alliance").order_by("-created_at", "pk").distinct())


def may_offer(person: User, *, on: dt.date) -> bool:
    """Whether there is such a round (one query)."""
    return _open_to(person, on).exists()


def _open_to(person: User, on: dt.date) -> QuerySet[Round]:
    """Return the open rounds in which this person's school takes part, once for each of their schools."""
    own = Membership.objects.of(person).current(on).filter(role__in=SCHOOL_ROLES).values("school")
    return Round.objects.filter(closed_at__isnull=True, round_schools__school__in=own)


def offering_in(round_: Round, person: User, *, on: dt.date) -> Offering:
    """Return whom this person may name when they offer a lesson of their school in a round (eight queries)."""
    schools = frozenset(round_.round_schools.values_list("school", flat=True))
    own = frozenset(
        Membership.objects.of(person).current(on).filter(role__in=SCHOOL_ROLES).values_list("school", flat=True)
    )
    everybody = [each for each in people_at_schools_of(round_.alliance, on=on) if each.school.pk in schools]
    out = staying_out(each.person.pk for each in everybody)
    people = [each for each in everybody if each.person.pk not in out]
    home = tuple(each for each in people if each.school.pk in own)
    return Offering(
        round=round_,
        home=home,
        away=tuple(each for each in people if each.school.pk not in own),
        versions=current_forms(schools, graded=round_.graded),
        totals=totals_of((each.person.pk for each in home), on=on),
        openness=openness_of((each.person.pk for each in home), graded=round_.graded),
        reader_key=next((each.key for each in home if each.person == person), ""),
    )
