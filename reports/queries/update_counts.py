"""What the app can count for an alliance's update of a term: sentences ready to put in."""

import datetime as dt

from django.db.models import Count, Q

from clusters.models import Alliance, Gathering, GatheringPlace, Partnership, Term
from observations.models import JointObservation, Round
from people.clock import LONDON
from reports.wording import in_figures
from trios.models import Member, Trio


def countable(alliance: Alliance, term: Term) -> tuple[str, ...]:
    """Return the sentences for what there is to count (at most six queries)."""
    return tuple(filter(None, (_observations(alliance, term), _trios(alliance, term), _events(alliance, term))))


def _span(term: Term) -> tuple[dt.datetime, dt.datetime]:
    """Return the term's first moment and the one after its last."""
    after = term.ends_on + dt.timedelta(days=1)
    return (
        dt.datetime.combine(term.starts_on, dt.time(), tzinfo=LONDON),
        dt.datetime.combine(after, dt.time(), tzinfo=LONDON),
    )


def _observations(alliance: Alliance, term: Term) -> str:
    """Say how many lessons were observed jointly, of those whose judgements are open and whose round publishes.

    A round that publishes when it closes is not counted before: a count that ticks from 7 to 8 tells on one lesson.
    """
    starts, ends = _span(term)
    published = Q(round__publishes=Round.Publishes.AS_IT_GOES) | Q(round__closed_at__isnull=False)
    seen = JointObservation.objects.filter(
        published,
        round__alliance=alliance,
        revealed_at__isnull=False,
        lesson__starts_at__gte=starts,
        lesson__starts_at__lt=ends,
    ).exclude(state=JointObservation.State.WITHDRAWN)
    found = seen.aggregate(lessons=Count("pk", distinct=True), schools=Count("lesson__school", distinct=True))
    if not found["lessons"]:
        return ""
    lessons, schools = in_figures(found["lessons"], "joint observation"), in_figures(found["schools"], "school")
    return f"{lessons} compared, in {schools}."


def _trios(alliance: Alliance, term: Term) -> str:
    """Say how many trios ran in the term, with how many people of how many schools."""
    not_over = Q(ended_on__isnull=True) | Q(ended_on__gte=term.starts_on)
    trios = Trio.objects.filter(not_over, alliance=alliance, started_on__lte=term.ends_on)
    seats = set(Member.objects.filter(trio__in=trios).values_list("trio", "person", "school"))
    if not seats:
        return ""
    people, schools = len({one for _, one, _ in seats}), len({one for _, _, one in seats})
    who = "1 person" if people == 1 else f"{people:,} people"
    trios_words = in_figures(len({trio for trio, _, _ in seats}), "trio")
    return f"{trios_words}, with {who} across {in_figures(schools, 'school')}."


def _events(alliance: Alliance, term: Term) -> str:
    """Say how many came from the alliance's schools to how many events."""
    within = Q(left_on__isnull=True) | Q(left_on__gte=term.starts_on)
    schools = Partnership.objects.filter(within, alliance=alliance, joined_on__lte=term.ends_on).values("school")
    held = Gathering.objects.filter(
        cluster=alliance.cluster_id, held_on__gte=term.starts_on, held_on__lte=term.ends_on
    ).count()
    came = GatheringPlace.objects.filter(
        school__in=schools,
        gathering__cluster=alliance.cluster_id,
        gathering__held_on__gte=term.starts_on,
        gathering__held_on__lte=term.ends_on,
    ).count()
    return f"{in_figures(came, 'place')} taken at {in_figures(held, 'event')}." if came else ""
