"""Writes about clusters, alliances, schools, roles, terms and progress updates."""

import datetime as dt

from clusters.models import Alliance, Cluster, Membership, Partnership, ProgressUpdate, School, Term
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


def start_cluster(*, name: str, by: User | None, at: dt.datetime, wave: str = "", theme: str = "") -> Cluster:
    """Make a cluster."""
    with act("start cluster", by=by, at=at):
        return Cluster.objects.create(name=name, wave=wave, theme=theme)


def start_alliance(*, cluster: Cluster, name: str, by: User | None, at: dt.datetime) -> Alliance:
    """Make an alliance in a cluster."""
    with act("start alliance", by=by, at=at):
        return Alliance.objects.create(cluster=cluster, name=name)


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
