"""Who sat where: each observer of a revealed lesson with their sheet, their form and what the ledger holds of it."""

import dataclasses
import uuid
from collections.abc import Mapping, Sequence

from observations import access
from observations.judgements import SheetView, revealed_sheets
from observations.models.ledger import LedgerJudgement
from observations.models.lessons import Observer
from observations.paperwork import Form, FormGrade, published_form
from pictures.grades import Shape


@dataclasses.dataclass(frozen=True, slots=True)
class Seat:
    """One observer after the reveal. `frozen` is the ledger's row: the places on the scale that were counted."""

    observer: Observer
    name: str
    is_reader: bool
    form: Form
    sheet: SheetView
    frozen: LedgerJudgement

    @property
    def full_name(self) -> str:
        """`You, Ruth Ellery` for the reader, the name for others."""
        name = self.observer.person.name
        return f"You, {name}" if self.is_reader else name

    @property
    def whose(self) -> str:
        """`yours` or `Priya’s`."""
        return "yours" if self.is_reader else f"{self.object}’s"

    @property
    def object(self) -> str:
        """The name inside a sentence: `you` or `Priya`; `the reference` in practice."""
        if self.is_reader:
            return "you"
        return f"{self.name[:1].lower()}{self.name[1:]}" if self.name.startswith("The ") else self.name

    @property
    def shape(self) -> Shape:
        """Round for the host, diamond for a visitor, as in every picture."""
        return "round" if self.observer.is_host else "diamond"

    @property
    def grade(self) -> FormGrade | None:
        """The grade as sealed; None for no grade."""
        return self.form.grade(self.sheet.content.grade)

    @property
    def grade_without_rule(self) -> FormGrade | None:
        """The grade that this observer would give without the rule; the same as sealed where no rule applied."""
        return self.form.grade(self.sheet.content.grade_without_rule) if self.sheet.rule else self.grade


def read_seats(joint_id: uuid.UUID, reader: uuid.UUID) -> tuple[Seat, ...]:
    """Return the seats of a revealed joint observation, the reader's first (three queries).

    Empty for whoever is not one of its observers, and before the reveal.
    """
    return next(iter(read_all_seats([joint_id], reader)), ())


def read_all_seats(joint_ids: Sequence[uuid.UUID], reader: uuid.UUID) -> list[tuple[Seat, ...]]:
    """Return the seats of those that are revealed and that the reader observed, in this order (three queries)."""
    of_joint: dict[uuid.UUID, list[Observer]] = {joint_id: [] for joint_id in joint_ids}
    for observer in (
        Observer.objects.filter(joint__in=joint_ids, replaced_at__isnull=True)
        .select_related("joint__lesson__school", "joint__round__scale", "person", "school")
        .order_by("-is_host", "id")  # the order in which the ledger numbers them
    ):
        of_joint[observer.joint_id].append(observer)
    mine = [
        observers
        for observers in of_joint.values()
        if any(each.person_id == reader and access.may_compare(each) for each in observers)
    ]
    if not mine:
        return []
    open_ids = [observers[0].joint_id for observers in mine]
    sheets = revealed_sheets(*open_ids)
    frozen: dict[uuid.UUID, list[LedgerJudgement]] = {joint_id: [] for joint_id in open_ids}
    for row in LedgerJudgement.objects.filter(entry__joint__in=open_ids).select_related("entry").order_by("number"):
        if row.entry.joint_id is not None:
            frozen[row.entry.joint_id].append(row)
    return [_seated(observers, sheets, frozen[observers[0].joint_id], reader) for observers in mine]


def _seated(
    observers: list[Observer],
    sheets: Mapping[uuid.UUID, SheetView],
    frozen: list[LedgerJudgement],
    reader: uuid.UUID,
) -> tuple[Seat, ...]:
    """Return the seats of one lesson, the reader's first."""
    own = next(observer for observer in observers if observer.person_id == reader)
    names = [observer.person.first_name for observer in observers]
    seats = [
        Seat(
            observer=observer,
            name="You" if observer == own else name if names.count(name) == 1 else observer.person.name,
            is_reader=observer == own,
            form=published_form(observer.version_id),
            sheet=sheets[observer.pk],
            frozen=row,
        )
        for observer, name, row in zip(observers, names, frozen, strict=True)
    ]
    return tuple(sorted(seats, key=lambda seat: not seat.is_reader))
