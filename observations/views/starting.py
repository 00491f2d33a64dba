"""The task list of the start pages: what is done, what is next."""

import dataclasses
from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clusters import access
from clusters.models import Alliance, School
from observations.starting import SchoolStart, round_rows, schools_started
from people import clock
from people.access import SignedInRequest, require, signed_in
from people.queries import installation

FEWEST_SCHOOLS = 2
FEWEST_PEOPLE = 3  # two observers and whoever they observe


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """One line of the list: what it is, how far, where it is done (empty: not yet possible), and its icon."""

    title: str
    detail: str
    address: str
    icon: str
    is_done: bool


@signed_in
@require_safe
def tasks(request: SignedInRequest) -> HttpResponse:
    """Show what is set up and what is next, for an alliance or for one's own schools."""
    remit = access.remit_of(request.user, on=clock.today())
    require(access.refusal_to_set_up(remit))
    alliances = list(remit.alliances())
    wanted = request.GET.get("alliance", "")
    alliance = next((each for each in alliances if not wanted or str(each.pk) == wanted), None)
    if wanted and alliance is None:
        raise Http404
    listed = list(_tasks(remit, alliance))
    upcoming = next((task for task in listed if not task.is_done), None)
    context = {
        "alliance": alliance,
        "tabs": [(each.name, f"?alliance={each.pk}", each == alliance) for each in alliances],
        "tasks": listed,
        "upcoming": upcoming,
        "done": sum(task.is_done for task in listed),
        "may_start": remit.is_everything,
        "leads": remit.leads_alliances,
    }
    return render(request, "setup/tasks.html", context)


def _tasks(remit: access.Remit, alliance: Alliance | None) -> Iterator[Task]:
    """Yield the tasks of an alliance's lead, or of a school's."""
    if not remit.leads_alliances:
        schools = schools_started(remit.schools(), on=remit.on)
        yield _people(schools, fewest=FEWEST_SCHOOLS)
        yield from _paperwork(schools)
        return
    if alliance is None:
        yield Task(
            "Your alliance",
            "Its name, its cluster and the school year’s terms",
            reverse("setup-start"),
            "people",
            is_done=False,
        )
        return
    here = f"?alliance={alliance.pk}"
    partners = access.schools_of([alliance.pk], on=remit.on).values("school")
    schools = schools_started(School.objects.filter(pk__in=partners).order_by("name", "pk"), on=remit.on)
    yield Task(
        "Schools",
        _count(len(schools), "school", "schools") if schools else "At least two, with their URN",
        reverse("setup-schools") + here,
        "school",
        is_done=len(schools) >= FEWEST_SCHOOLS,
    )
    yield _people(schools, fewest=FEWEST_PEOPLE)
    yield from _paperwork(schools)
    yield from _rounds(remit, alliance)


def _people(schools: list[SchoolStart], *, fewest: int) -> Task:
    """Return the task of inviting people."""
    people, waiting = sum(each.people for each in schools), sum(each.waiting for each in schools)
    detail = _count(people, "person", "people") if people else "Who observes, who is observed, who leads a school"
    if waiting and not _is_demo():  # people of a demonstration sign in with one click
        detail += f", {waiting} without a password yet"
    empty = [each.name for each in schools if not each.people]
    if people and empty:
        detail += f". Nobody yet at {_names(empty)}"
    address = reverse("setup-people") if schools else ""
    return Task("People", detail, address, "people", is_done=people >= fewest and not empty)


def _is_demo() -> bool:
    """Say whether this is a demonstration, whose people have no passwords."""
    found = installation()
    return found is not None and found.is_demo


def _paperwork(schools: list[SchoolStart]) -> Iterator[Task]:
    """Yield the tasks of writing forms and of lining their grades up."""
    missing = [each.name for each in schools if each.version_id is None]
    apart = [each.name for each in schools if each.version_id and not each.is_lined_up]
    with_form = len(schools) - len(missing)
    detail = "Each school’s own, pasted from its paperwork"
    if schools and with_form:
        detail = f"{with_form} of {_count(len(schools), 'school has one', 'schools have one')}"
        detail += f". Missing: {_names(missing)}" if missing else ""
    address = reverse("setup-forms") if schools else ""
    yield Task("Observation forms", detail, address, "document", is_done=bool(schools) and not missing)
    detail = f"To do: {_names(apart)}" if apart else "Each form’s grades beside the common scale"
    yield Task(
        "How your grades line up",
        detail,
        address if with_form else "",
        "agreement",
        is_done=bool(with_form) and not apart,
    )


def _rounds(remit: access.Remit, alliance: Alliance) -> Iterator[Task]:
    """Yield the tasks of starting a round and arranging its first joint observation."""
    rounds = round_rows(remit, alliance)
    is_open = [each for each in rounds if each.closed_at is None]
    newest = (is_open or rounds)[:1]
    here = f"?alliance={alliance.pk}"
    yield Task(
        "A round",
        f"{newest[0].title}: {'open' if is_open else 'closed'}" if newest else "Joint observations planned together",
        reverse("setup-rounds") + here if rounds else reverse("setup-round-new") + here,
        "calendar",
        is_done=bool(rounds),
    )
    lessons = sum(each.lessons for each in rounds)
    yield Task(
        "The first joint observation",
        _count(lessons, "lesson arranged", "lessons arranged") if lessons else "One lesson, two observers, two schools",
        reverse("setup-joint-new") + f"?round={is_open[0].id}" if is_open else "",
        "observe",
        is_done=bool(lessons),
    )


def _count(number: int, one: str, many: str) -> str:
    """Return `1 school` or `4 schools`."""
    return f"{number} {one if number == 1 else many}"


def _names(names: list[str]) -> str:
    """Return up to two names, and how many more."""
    shown = ", ".join(names[:FEWEST_SCHOOLS])
    return f"{shown} and {len(names) - FEWEST_SCHOOLS} more" if len(names) > FEWEST_SCHOOLS else shown
