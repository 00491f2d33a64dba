"""The lessons of the ledger as the figures read them: no teacher, no date, no year group."""

import dataclasses
import datetime as dt
import uuid


@dataclasses.dataclass(frozen=True, slots=True)
class JudgementRow:
    """One judgement as it was sealed; places count from 1, the best, and are None for a grade that is not lined up.

    `decided` holds `theme/role`, each once; `grounds` (sub-code, theme, role), the one that mattered most first.
    """

    school_id: uuid.UUID
    is_host: bool
    letters: str
    word: str
    position: int | None
    row_kind: str
    rule_fired: bool
    letters_without: str
    position_without: int | None
    decided: tuple[str, ...]
    grounds: tuple[tuple[str, str, str], ...]

    @property
    def decisive(self) -> tuple[str, ...]:
        """The themes that were decisive, `rule` for a rule."""
        pairs = (each.split("/") for each in self.decided)
        return tuple(theme for theme, role in pairs if role == "decisive")


@dataclasses.dataclass(frozen=True, slots=True)
class LessonRow:
    """One counted lesson; `pair_shown` if its schools agreed to be shown above them in its round."""

    id: uuid.UUID
    month: dt.date
    subject: str
    key_stage: str
    host_school_id: uuid.UUID
    pair_shown: bool
    verdict: str
    verdict_without: str
    judgements: tuple[JudgementRow, ...]

    @property
    def compared(self) -> tuple[JudgementRow, ...]:
        """The judgements that have a place on the scale."""
        return tuple(each for each in self.judgements if each.position is not None)

    @property
    def matched(self) -> bool:
        """Whether all stand in one place."""
        return self.verdict in {"agree", "mapping"}

    @property
    def apart(self) -> int:
        """How many grades lie between the best and the worst."""
        places = [each.position for each in self.judgements if each.position is not None]
        return max(places) - min(places) if places else 0
