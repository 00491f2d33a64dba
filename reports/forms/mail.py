"""What comes in when a mail about all alliances is pasted: the text, and what is kept of it and where."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from django import forms

from clusters.meetings.columns import Column
from clusters.meetings.forms.preparing import BULLETS, LONGEST_BULLET
from clusters.models import Turn
from clusters.pasted import folded
from clusters.refusals import seen
from clusters.updates.forms import LONGEST_PASTED
from clusters.updates.keeping import Kept
from clusters.updates.mail import Line, Passage, by_part, sorted_lines
from clusters.wording import short_name
from people.forms import plain_helper
from reports.queries.updates import PARTS

MOST_LINES = 500
HEADINGS = dict(PARTS) | {"unsorted": "More, under no heading"}


class MailForm(forms.Form):
    """The mail as it stands."""

    pasted = forms.CharField(
        label="The mail",
        help_text="Headings with an alliance’s name or its lead school’s, and what stands below each, are recognised.",
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Paste the mail first"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    def clean_pasted(self) -> str:
        """Refuse what nobody looks over."""
        pasted: str = self.cleaned_data["pasted"]
        if sum(bool(line.strip()) for line in pasted.splitlines()) > MOST_LINES:
            raise forms.ValidationError(
                f"This has more than {MOST_LINES} lines: paste only what is about the alliances"
            )
        return pasted

    def mark(self) -> str:
        """Return the mark of what was pasted, however a browser ends its lines."""
        return seen("\n".join(self.cleaned_data["pasted"].splitlines()))


@dataclasses.dataclass(frozen=True, slots=True)
class Tick:
    """A line to tick for the summary; not one that `is_long`."""

    line: Line
    is_ticked: bool
    is_long: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """An alliance in the preview: its lines under their headings, what its summary says by now, and what is chosen.

    `under` are the headings of the mail that call it otherwise than we do; `is_new` says that its lines have not been
    looked over yet.
    """

    turn: Turn
    under: tuple[str, ...]
    is_new: bool
    parts: tuple[tuple[str, tuple[Tick, ...]], ...]
    there: tuple[str, ...]
    seen: str
    may_write: bool
    instead: bool
    noted: bool
    problem: str = ""

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """All of its lines."""
        return tuple(tick for _, ticks in self.parts for tick in ticks)

    @property
    def ticked(self) -> tuple[str, ...]:
        """What is chosen for its summary."""
        return tuple(tick.line.text for tick in self.ticks if tick.is_ticked)

    @property
    def is_there(self) -> bool:
        """Whether another summary stands there."""
        return bool(self.there) and self.there != self.ticked

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody else wrote the summary since it was read here."""
        return bool(self.ticked) and self.there != self.ticked and self.seen != seen("\n".join(self.there))

    def kept(self) -> Kept:
        """Return what is kept of it: where another summary stands and is to stay, all lines are kept with the rest."""
        stays = self.is_there and not self.instead
        rest = tuple((tick.line.part, tick.line.text) for tick in self.ticks if stays or not tick.is_ticked)
        short = () if stays else self.ticked
        return Kept(self.turn, short, rest if self.may_write or self.noted else (), self.may_write, self.seen)


class SortedForm(forms.Form):
    """What is chosen in the preview.

    `short` are the numbers of ticked lines; `instead` and `noted` the alliances whose summary is replaced, and whose
    other lines become notes; `to_0` … whose each passage is that stands under no alliance; `seen_…` the marks of the
    summaries as they were read. Of an alliance that was not `drawn` with lines yet, the first five are ticked.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        passages: Sequence[Passage],
        turns: Sequence[Turn],
        columns: Sequence[Column],
        **kwargs: Any,  # noqa: ANN401  # Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.loose = [passage for passage in passages if passage.alliance is None]
        self.passages, self.turns, self.columns = passages, turns, columns
        self.mark = seen(*(f"{passage.alliance} {passage.heading}" for passage in passages))
        self._numbers = {id(passage): number for number, passage in enumerate(self.loose)}
        alliances = [(str(turn.alliance_id), turn.alliance.name) for turn in turns]
        for number in range(len(self.loose)):
            self.fields[f"to_{number}"] = forms.ChoiceField(
                label="Whose is this?",
                choices=[("", "Nobody’s: it is not kept"), *alliances],
                required=False,
                error_messages={"invalid_choice": "Choose an alliance of this meeting"},
            )

    def assigned(self) -> list[tuple[Passage, forms.BoundField]]:
        """Return the passages under no alliance, each with the field that says whose it is."""
        return [(passage, self[f"to_{number}"]) for number, passage in enumerate(self.loose)]

    def sides(self) -> list[Side]:
        """Return the alliances in the order they speak."""
        return [self._side(turn, column) for turn, column in zip(self.turns, self.columns, strict=True)]

    def clean(self) -> dict[str, Any]:
        """Refuse more bullets than a summary has."""
        for side in self.sides():
            if side.problem:
                self.add_error(None, f"{short_name(side.turn.alliance.name)}: tick at most {BULLETS} lines")
        return super().clean() or {}

    def _side(self, turn: Turn, column: Column) -> Side:
        """Build one alliance's preview."""
        theirs = [passage for passage in self.passages if self._is_of(passage, turn)]
        lines = sorted_lines([row for passage in theirs for row in passage.rows])
        fits = [line for line in lines if len(line.text) <= LONGEST_BULLET]
        first = {str(line.number) for line in [line for line in fits if line.is_first][:BULLETS]}
        there, key = turn.summary, str(turn.alliance_id)
        is_new = bool(lines) and key not in self._sent("drawn")
        chosen = first if is_new else self._sent("short")
        ticked = {line.number for line in fits if str(line.number) in chosen}
        return Side(
            turn=turn,
            under=tuple(
                each.heading for each in theirs if folded(each.heading) not in ("", folded(turn.alliance.name))
            ),
            is_new=is_new,
            parts=tuple(
                (
                    "" if each[0].is_first else HEADINGS[part],
                    tuple(Tick(line, line.number in ticked, len(line.text) > LONGEST_BULLET) for line in each),
                )
                for part, each in by_part(lines)
            ),
            there=tuple(there.splitlines()),
            seen=str(self.data.get(f"seen_{key}") or seen(there)),
            may_write=column.may_write,
            instead=key in self._sent("instead"),
            noted=is_new or key in self._sent("noted"),
            problem=f"{len(ticked)} are ticked. Tick at most {BULLETS}." if len(ticked) > BULLETS else "",
        )

    def _is_of(self, passage: Passage, turn: Turn) -> bool:
        """Whether a passage is an alliance's, by its heading or because it was said to be."""
        if passage.alliance is not None:
            return passage.alliance == turn.alliance_id
        return self.is_bound and self.data.get(f"to_{self._numbers[id(passage)]}") == str(turn.alliance_id)

    def _sent(self, name: str) -> set[str]:
        """Return what was ticked under a name."""
        return set(self.data.getlist(name)) if self.is_bound else set()  # type: ignore[attr-defined]  # it is a QueryDict
