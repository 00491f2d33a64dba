"""Progress updates of the alliances in a person's clusters: what each reported of a term."""

import dataclasses
import uuid
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from clusters.models import Alliance, CommentsRead, ProgressUpdate, Term, Turn, UpdateComment
from clusters.queries import Reach
from observations.wording import day_words
from people.models import User
from reports.wording import term_words

PARTS = (
    ("activity", "a) Activity this term"),
    ("successes", "b) Key successes"),
    ("challenges", "c) Challenges"),
    ("impact", "d) Impact: how it was measured, and findings"),
    ("next_steps", "Next steps"),
    ("unsorted", "Not yet sorted"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class UpdateRead:
    """One alliance's update of a term; `id` and parts are empty where it has not been written.

    `parts` are (heading, lines) in the order a) to d) and next steps, lines empty where nothing was written.
    """

    alliance: str
    term: str
    id: uuid.UUID | None = None
    saved: str = ""
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    alliance_id: uuid.UUID | None = None
    state: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class TermOfUpdates:
    """A term of a cluster with the updates of all its alliances, by name, and the other terms there are."""

    term: str
    is_led: bool
    updates: tuple[UpdateRead, ...]
    terms: tuple[tuple[str, uuid.UUID, bool], ...]

    @property
    def by_part(self) -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
        """The same, part by part: (heading, (alliance, its lines) of each that wrote)."""
        return tuple(
            (heading, tuple((update.alliance, update.parts[at][1]) for update in self.written))
            for at, (_, heading) in enumerate(PARTS[:-1])
        )

    @property
    def written(self) -> tuple[UpdateRead, ...]:
        """Those that have been written."""
        return tuple(update for update in self.updates if update.id)


def term_of_updates(reach: Reach, term_id: str) -> TermOfUpdates | None:
    """Return the updates of the term with this id (as typed), else of the latest one that has any (three queries).

    None where no alliance of the person's clusters has written one.
    """
    written = _readable(reach).filter(term=OuterRef("pk"))
    terms = list(Term.objects.filter(Exists(written), cluster__in=reach.cluster_ids).order_by("-starts_on", "pk"))
    if not terms:
        return None
    chosen = next((term for term in terms if str(term.pk) == term_id), terms[0])
    updates = {
        update.alliance_id: update
        for update in _readable(reach).filter(term=chosen).select_related("alliance", "term", "written_by")
    }
    alliances = Alliance.objects.filter(cluster=chosen.cluster_id).order_by("name", "pk")
    return TermOfUpdates(
        term=term_words(chosen),
        is_led=reach.cluster(chosen.cluster_id) is not None,
        updates=tuple(
            read_update(updates[alliance.pk])
            if alliance.pk in updates
            else UpdateRead(alliance.name, term_words(chosen))
            for alliance in alliances
        ),
        terms=tuple((term_words(term), term.pk, term == chosen) for term in terms),
    )


def one_update(reach: Reach, update_id: uuid.UUID, person: User) -> UpdateRead | None:
    """Return one update if this person may read it (one query)."""
    updates = _to_be_read(reach, person).select_related("alliance", "term", "written_by")
    found = updates.filter(pk=update_id).first()
    return read_update(found) if found else None


def alliances_of(reach: Reach, person: User, updates: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the alliances (id and name) of those of these updates that the person may read (one query)."""
    readable = _to_be_read(reach, person).filter(pk__in=updates)
    return dict(readable.values_list("alliance", "alliance__name"))


def _to_be_read(reach: Reach, person: User) -> QuerySet[ProgressUpdate]:
    """Narrow to those of alliances in the person's clusters, and those heard at a meeting they are seated at.

    Whoever facilitates from outside reads what the alliances report at that meeting, and nothing else.
    """
    heard = Turn.objects.filter(alliance=OuterRef("alliance"), meeting__term=OuterRef("term")).filter(
        Q(meeting__seats__person=person) | Q(meeting__facilitator=person)
    )
    return _readable(reach).filter(Q(alliance__cluster__in=reach.cluster_ids) | Exists(heard))


def waits(update: ProgressUpdate, person: User, *, writes: bool) -> bool:
    """Whether what is said under an update waits for a person: they write it or have commented (at most one query)."""
    return writes or CommentsRead.objects.filter(update_of=update, person=person).exists()


def unread(
    update: ProgressUpdate, comments: Sequence[UpdateComment], person: User, *, writes: bool
) -> UpdateComment | None:
    """Return the latest comment of somebody else that waits to be read by whoever writes the update or has commented.

    None where nothing waits (one query, where others have commented).
    """
    of_others = [comment for comment in comments if comment.author_id != person.pk]
    if not of_others:
        return None
    mark = CommentsRead.objects.filter(update_of=update, person=person).first()
    is_new = mark.number < of_others[-1].number if mark else writes
    return of_others[-1] if is_new else None


def _readable(reach: Reach) -> QuerySet[ProgressUpdate]:
    """Narrow to what has been shared, and the drafts of those who lead the alliance."""
    led = [alliance.id for alliance in reach.led]
    return ProgressUpdate.objects.filter(~Q(state=ProgressUpdate.State.DRAFT) | Q(alliance__in=led))


def read_update(update: ProgressUpdate) -> UpdateRead:
    """Build the update; each line of a part is one point."""
    parts = tuple(
        (heading, tuple(line.strip() for line in getattr(update, name).splitlines() if line.strip()))
        for name, heading in PARTS
        if name != "unsorted" or update.unsorted
    )
    by = f" by {update.written_by.name}" if update.written_by else ""
    state = {"draft": "Draft. ", "final": "Final. "}.get(update.state, "")
    return UpdateRead(
        alliance=update.alliance.name,
        term=term_words(update.term),
        id=update.pk,
        saved=f"{state}Saved {day_words(update.saved_at)}{by}",
        parts=parts,
        alliance_id=update.alliance_id,
        state=update.state,
    )
