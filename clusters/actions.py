"""Writes about clusters, alliances, schools, roles, terms and progress updates."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from clusters.models import Alliance, Cluster, Membership, Partnership, ProgressUpdate, School, Term
from people.actions import Invited, invite
from people.audit import act
from people.models import User

SCOPE_OF_ROLE = {
    Membership.Role.TEACHER: "school",
    Membership.Role.SCHOOL_LEAD: "school",
    Membership.Role.SLE: "alliance",
    Membership.Role.ALLIANCE_LEAD: "alliance",
    Membership.Role.CLUSTER_LEAD: "cluster",
    Membership.Role.RESEARCHER: "cluster",
}
SEPTEMBER = 9


@dataclasses.dataclass(frozen=True, slots=True)
class TermDates:
    """A term as planned: its name, and its first and last day."""

    name: str
    starts_on: dt.date
    ends_on: dt.date

    @property
    def academic_year(self) -> str:
        """The school year it lies in, from September: `2012-13`."""
        first = self.starts_on.year if self.starts_on.month >= SEPTEMBER else self.starts_on.year - 1
        return f"{first}-{(first + 1) % 100:02d}"


@dataclasses.dataclass(frozen=True, slots=True)
class SchoolFacts:
    """A school as typed, by its register number."""

    urn: str
    name: str
    school_phase: str = School.Phase.SECONDARY


@dataclasses.dataclass(frozen=True, slots=True)
class Newcomer:
    """A person as typed, and the one role that they are to have."""

    name: str
    email: str
    role: str
    scope: School | Alliance | Cluster
    title: str = ""
    post: str = ""
    department: str = ""


def start_cluster(*, name: str, by: User | None, at: dt.datetime, wave: str = "", theme: str = "") -> Cluster:
    """Make a cluster."""
    with act("start cluster", by=by, at=at):
        return Cluster.objects.create(name=name, wave=wave, theme=theme)


def start_alliance(*, cluster: Cluster, name: str, by: User | None, at: dt.datetime) -> Alliance:
    """Make an alliance in a cluster."""
    with act("start alliance", by=by, at=at):
        return Alliance.objects.create(cluster=cluster, name=name)


def start_cluster_with_alliance(  # noqa: PLR0913  # what one page asks
    *,
    name: str,
    wave: str,
    theme: str,
    alliance: str,
    terms: Sequence[TermDates],
    by: User,
    at: dt.datetime,
) -> Alliance:
    """Make a cluster with its terms and a first alliance in it; return the alliance."""
    with act("start", by=by, at=at):
        cluster = start_cluster(name=name, wave=wave, theme=theme, by=by, at=at)
        for term in terms:
            add_term(
                cluster=cluster,
                name=term.name,
                academic_year=term.academic_year,
                starts_on=term.starts_on,
                ends_on=term.ends_on,
                by=by,
                at=at,
            )
        return start_alliance(cluster=cluster, name=alliance, by=by, at=at)


def add_school(  # noqa: PLR0913  # a school's own facts
    *,
    alliance: Alliance,
    urn: str,
    name: str,
    by: User | None,
    at: dt.datetime,
    on: dt.date,
    school_phase: str = School.Phase.SECONDARY,
    leads: bool = False,
) -> School:
    """Add a school to an alliance, making it if the register number is new; the name of a known school stays."""
    with act("add school", by=by, at=at):
        school, _ = School.objects.get_or_create(urn=urn, defaults={"name": name, "school_phase": school_phase})
        Partnership.objects.get_or_create(alliance=alliance, school=school, defaults={"joined_on": on})
        if leads or alliance.lead_school_id is None:
            alliance.lead_school = school
            alliance.save(update_fields=["lead_school"])
    return school


def add_schools(
    *, alliance: Alliance, schools: Sequence[SchoolFacts], by: User, at: dt.datetime, on: dt.date
) -> list[School]:
    """Add these schools to an alliance, all or none."""
    with act("add schools", by=by, at=at):
        return [
            add_school(
                alliance=alliance,
                urn=school.urn,
                name=school.name,
                school_phase=school.school_phase,
                by=by,
                at=at,
                on=on,
            )
            for school in schools
        ]


def give_role(  # noqa: PLR0913  # a membership's own facts
    *,
    person: User,
    role: str,
    scope: School | Alliance | Cluster,
    by: User | None,
    at: dt.datetime,
    on: dt.date,
    post: str = "",
    department: str = "",
) -> Membership:
    """Give a person a role in a scope from a day on; the same again changes nothing but post and department.

    Raises `ValueError` if the scope is not of the role's kind.
    """
    wanted = SCOPE_OF_ROLE[Membership.Role(role)]
    if wanted != type(scope).__name__.lower():
        raise ValueError(f"{role} is a role in a {wanted}")
    with act("give role", by=by, at=at):
        held = Membership.objects.filter(person=person, role=role, **{wanted: scope}).current(on).first()
        if held is None:
            return Membership.objects.create(
                person=person, role=role, post=post, department=department, starts_on=on, **{wanted: scope}
            )
        held.post, held.department = post or held.post, department or held.department
        held.save(update_fields=["post", "department"])
        return held


def bring_in(*, newcomers: Sequence[Newcomer], by: User, at: dt.datetime, on: dt.date) -> list[Invited]:
    """Invite these people and give each their role, all or none; return each person once, with their link.

    Raises `people.actions.Refused` in a demonstration, and for an account that is closed.
    """
    invited: dict[str, Invited] = {}
    with act("bring in", by=by, at=at):
        for each in newcomers:
            key = each.email.casefold()
            if key not in invited:
                invited[key] = invite(name=each.name, title=each.title, email=each.email, by=by, at=at)
            give_role(
                person=invited[key].person,
                role=each.role,
                scope=each.scope,
                post=each.post,
                department=each.department,
                by=by,
                at=at,
                on=on,
            )
    return list(invited.values())


def end_role(*, membership: Membership, by: User, at: dt.datetime, on: dt.date) -> None:
    """End a role so that it is no longer in force on this day; one given this very day is taken back whole."""
    with act("end role", by=by, at=at):
        if membership.starts_on >= on:
            membership.delete()
        else:
            membership.ends_on = on - dt.timedelta(days=1)
            membership.save(update_fields=["ends_on"])


def add_term(  # noqa: PLR0913  # a term's own facts
    *,
    cluster: Cluster,
    name: str,
    academic_year: str,
    starts_on: dt.date,
    ends_on: dt.date,
    by: User | None,
    at: dt.datetime,
) -> Term:
    """Add a term of the cluster's own."""
    with act("add term", by=by, at=at):
        return Term.objects.create(
            cluster=cluster, name=name, academic_year=academic_year, starts_on=starts_on, ends_on=ends_on
        )


def write_update(
    *, alliance: Alliance, term: Term, parts: dict[str, str], by: User | None, at: dt.datetime
) -> ProgressUpdate:
    """Write an alliance's progress update of a term; `parts` are its fields a) to d) and next steps."""
    with act("write update", by=by, at=at):
        update, _ = ProgressUpdate.objects.update_or_create(
            alliance=alliance, term=term, defaults={**parts, "written_by": by, "saved_at": at}
        )
    return update
