"""Reads about the leadership that trios need."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from clusters.models import Alliance, Membership, Partnership, School
from trios.models import CoverPromise, GroundRules, HeadView, LeaderNote, Member, Trio

# Middle leaders are whom trios want to reach above all, so they come first.
POSTS = (
    Membership.Post.MIDDLE,
    Membership.Post.SENIOR,
    Membership.Post.HEADTEACHER,
    Membership.Post.TEACHER,
    Membership.Post.OTHER,
)
PART = {
    Membership.Post.MIDDLE: "Learn first in your own classroom, and show it. Ask somebody of another department in.",
    Membership.Post.SENIOR: "Keep the time free, keep appraisal out, and follow up what was tried.",
    Membership.Post.HEADTEACHER: "Say yes to cover once, for everybody; ask afterwards what came of it.",
}


@dataclass(frozen=True, slots=True)
class SchoolYes:
    """A school, and whether its head has said yes to cover."""

    school: School
    periods: int | None
    note: str
    said_by: str


@dataclass(frozen=True, slots=True)
class PostNotes:
    """What one post does for trios, and what people in it did and learned."""

    post: str
    part: str
    notes: tuple[LeaderNote, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """What trios need of those who lead."""

    schools: tuple[SchoolYes, ...]
    rules: tuple[str, ...]
    posts: tuple[PostNotes, ...]

    @property
    def said_yes(self) -> int:
        """How many heads have said yes."""
        return sum(1 for each in self.schools if each.periods)


def start_page(alliance: Alliance, *, on: dt.date) -> StartPage:
    """Return the start page of an alliance (four queries)."""
    current = Q(left_on__isnull=True) | Q(left_on__gte=on)
    schools = Partnership.objects.filter(current, alliance=alliance, joined_on__lte=on).select_related("school")
    promises = {
        promise.school_id: promise
        for promise in CoverPromise.objects.filter(alliance=alliance).select_related("said_by")
    }
    notes: dict[str, list[LeaderNote]] = {post: [] for post in POSTS}
    for note in LeaderNote.objects.filter(alliance=alliance).select_related("person"):
        notes[note.post].append(note)
    rules = GroundRules.objects.filter(alliance=alliance).first()
    return StartPage(
        schools=tuple(_yes(each.school, promises.get(each.school_id)) for each in schools.order_by("school__name")),
        rules=tuple(line.strip() for line in rules.text.splitlines() if line.strip()) if rules else (),
        posts=tuple(
            PostNotes(str(post.label), PART.get(post, ""), tuple(notes[post]))
            for post in POSTS
            if post in PART or notes[post]
        ),
    )


def _yes(school: School, promise: CoverPromise | None) -> SchoolYes:
    if promise is None:
        return SchoolYes(school, None, "", "")
    return SchoolYes(school, promise.periods, promise.note, promise.said_by.name if promise.said_by else "")


def own_promise(alliance: Alliance, school: School) -> dict[str, object]:
    """Return a school's promise as a form's first values."""
    found = CoverPromise.objects.filter(alliance=alliance, school=school).first()
    return {"periods": found.periods, "note": found.note} if found else {"periods": 4}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a head for one school: members without cover, finished trios without their view."""

    school: School
    members: tuple[Member, ...]
    promised: int | None
    views: tuple[Trio, ...]


def asked_of(schools: Collection[uuid.UUID], alliances: Collection[uuid.UUID], *, on: dt.date) -> tuple[Asked, ...]:
    """Return what heads of these schools are asked for in these alliances on a day (four queries)."""
    members = Member.objects.filter(
        school__in=schools, cover_agreed_on__isnull=True, trio__state=Trio.State.PLANNED, cover_asked_on__lte=on
    ).select_related("person", "trio")
    promises = dict(
        CoverPromise.objects.filter(school__in=schools, alliance__in=alliances).values_list("school", "periods")
    )
    finished = Member.objects.filter(school__in=schools, trio__state=Trio.State.FINISHED).select_related("trio__leader")
    views = set(HeadView.objects.filter(school__in=schools).values_list("trio", "school"))
    waiting = list(members)
    ended = {(seat.trio, seat.school_id) for seat in finished if (seat.trio_id, seat.school_id) not in views}
    return tuple(
        Asked(
            school,
            tuple(member for member in waiting if member.school_id == school.pk),
            promises.get(school.pk),
            tuple(sorted((trio for trio, of in ended if of == school.pk), key=lambda trio: trio.number)),
        )
        for school in School.objects.filter(pk__in=schools).order_by("name")
    )
