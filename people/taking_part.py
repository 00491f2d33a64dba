"""Agreements to take part: publish a version, accept it for a lesson, take that back; and the steps of a first hour."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db.models import Max

from people.audit import act
from people.models import Acceptance, AgreementText, FirstHour, User


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a version below its first line, none of them empty."""

    purpose: str
    who_sees: str
    never_shown: str
    withdrawing: str


# What everybody starts with; a cluster or an alliance writes its own.
EVERYBODYS = Paragraphs(
    purpose="We observe a lesson together to learn how we each see teaching, and to learn from one another. It says "
    "nothing about the standing of a teacher or of a school.",
    who_sees="Each observer writes alone on their own school’s form, and until all have sealed nobody sees another’s "
    "judgement, administrators included. Then the observers see the comparison. You receive the judgements only if "
    "you ask for them, and your school lead sees them only if you release them.",
    never_shown="Your name beside a grade, to anybody but those who observed, yourself, and whom you release it to. "
    "Figures count lessons, never people. A conversation about the lesson is yours and theirs.",
    withdrawing="Say so on the lesson’s page, with or without a reason. Before the judgements open, the lesson leaves "
    "every figure. Afterwards the names are taken out of it, and the counts stay.",
)


def text_for(scopes: Sequence[uuid.UUID], *, at: dt.datetime) -> AgreementText:
    """Return the version in force for the first of these scopes that has one, else everybody's, made at its first use.

    The scopes of a lesson are its alliance, then its cluster.
    """
    if found := current_text(scopes):
        return found
    made, _ = AgreementText.objects.get_or_create(
        scope_id=None, number=1, defaults={**asdict(EVERYBODYS), "published_at": at}
    )
    return made


def current_text(scopes: Sequence[uuid.UUID]) -> AgreementText | None:
    """Return the newest version of the first of these scopes that has one, else everybody's, if it has been used."""
    order = [*scopes, None]
    written = AgreementText.objects.filter(scope_id__in=scopes) | AgreementText.objects.filter(scope_id=None)
    return min(written, key=lambda text: (order.index(text.scope_id), -text.number), default=None)


def text_to_show(scopes: Sequence[uuid.UUID]) -> AgreementText:
    """Return the version in force for these scopes, or what everybody starts with, unsaved before its first use."""
    return current_text(scopes) or AgreementText(number=1, **asdict(EVERYBODYS))


def with_own_text(scopes: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return which of these scopes have written a text of their own (one query)."""
    own = AgreementText.objects.filter(scope_id__in=list(scopes))
    return frozenset(scope for scope in own.values_list("scope_id", flat=True) if scope)


def publish_text(*, scope_id: uuid.UUID, paragraphs: Paragraphs, by: User | None, at: dt.datetime) -> AgreementText:
    """Publish the next version of a scope's own text; those before it stay as they were."""
    with act("publish agreement", by=by, at=at):
        last = AgreementText.objects.filter(scope_id=scope_id).aggregate(last=Max("number"))["last"] or 0
        return AgreementText.objects.create(
            scope_id=scope_id, number=last + 1, written_by=by, published_at=at, **asdict(paragraphs)
        )


def accept(*, text: AgreementText, about: uuid.UUID, by: User, at: dt.datetime) -> None:
    """Accept this version for a lesson. Accepting again changes nothing; after taking it back it counts anew."""
    with act("accept agreement", by=by, at=at):
        made, is_new = Acceptance.objects.get_or_create(text=text, person=by, about=about, defaults={"accepted_at": at})
        if not is_new and made.withdrawn_at is not None:
            made.accepted_at, made.withdrawn_at = at, None
            made.save(update_fields=["accepted_at", "withdrawn_at"])


def take_back(*, about: uuid.UUID, by: User, at: dt.datetime) -> None:
    """Take back whatever this person accepted for a lesson."""
    with act("take back agreement", by=by, at=at):
        Acceptance.objects.filter(person=by, about=about, withdrawn_at__isnull=True).update(withdrawn_at=at)


def accepted(about: uuid.UUID, text_id: uuid.UUID | None) -> dict[uuid.UUID, dt.datetime]:
    """Return who has accepted this version for a lesson, and when (one query)."""
    found = Acceptance.objects.filter(about=about, text=text_id, withdrawn_at__isnull=True)
    return dict(found.values_list("person", "accepted_at"))


def take_names_out(about: uuid.UUID) -> None:
    """Take the lesson out of what was accepted for it: that a version was accepted stays, for which lesson does not."""
    Acceptance.objects.filter(about=about).update(about=None)


def begin_first_hour(*, person: User, at: dt.datetime) -> FirstHour:
    """Show this person the steps of a first hour on Today; beginning again changes nothing."""
    return FirstHour.objects.get_or_create(person=person, defaults={"began_at": at})[0]


def first_hour_of(person: User) -> FirstHour | None:
    """Return how far this person is (one query); None for whoever never began one."""
    return FirstHour.objects.filter(person=person).first()


def read_who_sees_what(*, person: User, at: dt.datetime) -> None:
    """Note that somebody has read who sees what, the first time."""
    with act("read who sees what", by=person, at=at):
        begin_first_hour(person=person, at=at)
        FirstHour.objects.filter(person=person, read_at__isnull=True).update(read_at=at)


def answer(*, person: User, takes_part: bool, at: dt.datetime) -> None:
    """Say yes or no to taking part; either may be changed at any time."""
    with act("answer first hour", by=person, at=at):
        begin_first_hour(person=person, at=at)
        FirstHour.objects.filter(person=person).update(takes_part=takes_part, answered_at=at)


def dismiss_first_hour(*, person: User, at: dt.datetime) -> None:
    """Put the steps aside; they stay where they are, and leave Today."""
    with act("dismiss first hour", by=person, at=at):
        FirstHour.objects.filter(person=person, dismissed_at__isnull=True).update(dismissed_at=at)


def staying_out(people: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return who of these people said that they do not take part (one query)."""
    return frozenset(
        FirstHour.objects.filter(person__in=set(people), takes_part=False).values_list("person", flat=True)
    )


def accepted_for(texts: Mapping[uuid.UUID, uuid.UUID | None]) -> dict[uuid.UUID, dict[uuid.UUID, dt.datetime]]:
    """Return for each of these lessons who accepted its version, and when (one query; none for no lesson)."""
    found: dict[uuid.UUID, dict[uuid.UUID, dt.datetime]] = {about: {} for about in texts}
    if not texts:
        return found
    rows = Acceptance.objects.filter(about__in=list(texts), withdrawn_at__isnull=True)
    for about, text, person, at in rows.values_list("about", "text", "person", "accepted_at"):
        if about is not None and texts[about] == text:
            found[about][person] = at
    return found
