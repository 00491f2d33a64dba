"""What those who lead find on Today: what waits for them, then what has come of it."""

import datetime as dt

from django.urls import reverse

from clusters.queries import Reach
from people.models import User
from pictures.wording import listed
from reports.queries import leading
from reports.queries.leading import ClusterCount, RoundAt, UpdatesOfTerm
from reports.queries.scopes import CLUSTER, ROUND, address_of
from reports.steps import Step
from reports.wording import in_figures


def news_of(person: User, reach: Reach, *, on: dt.date) -> tuple[Step, ...]:
    """Return the steps and news of a lead or administrator, what waits for them first (at most three queries)."""
    if person.is_administrator and not reach.clusters:
        return (_set_up(),)
    rounds = leading.open_rounds(reach)
    return (
        *(_first_lesson(each) for each in rounds if not each.has_begun),
        *(_cluster(each) for each in leading.cluster_counts(reach)),
        *(_round(each) for each in rounds if each.has_begun),
        *(_updates(each) for each in leading.updates_of_term(reach, on=on)),
        *(_dashboard(each.name, reverse("dashboard-cluster", args=[each.id])) for each in reach.clusters),
        *(_dashboard(each.name, reverse("dashboard-alliance", args=[each.id])) for each in reach.led),
    )


def _set_up() -> Step:
    """The first thing of all."""
    return Step(
        title="Start your alliance",
        words="Its schools, their people and observation forms, then the first lesson to observe together.",
        detail="Schools, people, observation forms, a first lesson",
        address=reverse("setup"),
        action="Set up",
        icon="school",
        aside="about half an hour",
    )


def _first_lesson(each: RoundAt) -> Step:
    """A round in which no lesson has been arranged."""
    return Step(
        title=f"Arrange the first lesson of {each.title}",
        words=f"{each.alliance} has started this round, and no lesson is in it yet.",
        detail=f"{each.alliance}: no lesson in it yet",
        address=reverse("setup-round", args=[each.id]),
        action="Arrange a lesson",
        icon="calendar",
    )


def _cluster(each: ClusterCount) -> Step:
    """How far judgements agree in a cluster."""
    said = f"{each.matched:,} of {each.of:,} judgements matched" if each.of else "No judgements to compare yet"
    return Step(
        title=said,
        words="Two observers each, without talking. See which lessons matched, and what decided.",
        detail="How far judgements agree in your cluster",
        address=address_of(CLUSTER, each.cluster_id),
        action="See the agreement",
        icon="agreement",
        is_turn=False,
    )


def _round(each: RoundAt) -> Step:
    """A round that is running."""
    if each.counted is None:
        title, then = f"{in_figures(each.arranged, 'lesson')} arranged", "Figures appear when the round closes."
    else:
        title, then = f"{each.counted:,} of {in_figures(each.arranged, 'lesson')} counted", "See what matched."
    return Step(
        title=title,
        words=f"{each.title}, {each.alliance}. {then}",
        detail=f"{each.title}, {each.alliance}",
        address=address_of(ROUND, each.id),
        action="See the round",
        icon="agreement",
        is_turn=False,
    )


def _dashboard(name: str, address: str) -> Step:
    """What an alliance or cluster has set in motion."""
    return Step(
        title="What has been set in motion",
        words=f"{name}: schools reached, who visited whom, how long it took, who came.",
        detail=f"{name}: reach by term, visits, events",
        address=address,
        action="See the dashboard",
        icon="agreement",
        is_turn=False,
    )


def _updates(each: UpdatesOfTerm) -> Step:
    """The progress updates of the running term."""
    if each.missing:
        title = f"No update for {each.term} yet"
        detail = f"{listed(list(each.missing))}: a) to d) and next steps"
    else:
        title = f"Progress updates, {each.term}"
        detail = f"{each.written} of {each.alliances} written"
    return Step(
        title=title,
        words=f"{detail}.",
        detail=detail,
        address=reverse("update-list"),
        action="Write the update" if each.missing else "See the updates",
        icon="document",
        is_turn=bool(each.missing),
    )
