"""Who sat where: each observer of a revealed lesson with their sheet, their form and what the ledger holds of it."""

import dataclasses
import uuid

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
        return "yours" if self.is_reader else f"{self.name}’s"

    @property
    def object(self) -> str:
        """The name inside a sentence: `you` or `Priya`."""
        return "you" if self.is_reader else self.name

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
    observers = list(
        Observer.objects.filter(joint=joint_id, replaced_at__isnull=True)
        .select_related("joint__lesson__school", "joint__round__scale", "person", "school")
        .order_by("-is_host", "id")  # the order in which the ledger numbers them
    )
    own = next((observer for observer in observers if observer.person_id == reader), None)
    if own is None or not access.may_compare(own):
        return ()
    sheets = revealed_sheets(joint_id)
    frozen = list(LedgerJudgement.objects.filter(entry__joint=joint_id).select_related("entry").order_by("number"))
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
