"""The tables of the main job, by what they are about."""

from observations.models.afterwards import JointNote, SecondThought, ThreadMessage
from observations.models.counts import Cell
from observations.models.forms import (
    Criterion,
    CrosswalkRow,
    Instrument,
    InstrumentVersion,
    OwnGrade,
    ReferenceGrade,
    ReferenceScale,
    Rule,
    SubCode,
    Theme,
)
from observations.models.ledger import Framing, LedgerCriterion, LedgerEntry, LedgerJudgement, LedgerPair, Verdict
from observations.models.lessons import JointObservation, Lesson, Observer
from observations.models.openness import Comfort, Opening
from observations.models.planning import OfferedTime, Reserve, SetUpStep
from observations.models.practice import PracticeLesson, PracticeReference, PracticeSheet
from observations.models.release import Look, TeachersTerms
from observations.models.rounds import Round, RoundSchool
from observations.models.sheets import Ground, Note, Photo, Rating, Sheet

__all__ = [
    "Cell",
    "Comfort",
    "Criterion",
    "CrosswalkRow",
    "Framing",
    "Ground",
    "Instrument",
    "InstrumentVersion",
    "JointNote",
    "JointObservation",
    "LedgerCriterion",
    "LedgerEntry",
    "LedgerJudgement",
    "LedgerPair",
    "Lesson",
    "Look",
    "Note",
    "Observer",
    "OfferedTime",
    "Opening",
    "OwnGrade",
    "Photo",
    "PracticeLesson",
    "PracticeReference",
    "PracticeSheet",
    "Rating",
    "ReferenceGrade",
    "ReferenceScale",
    "Reserve",
    "Round",
    "RoundSchool",
    "Rule",
    "SecondThought",
    "SetUpStep",
    "Sheet",
    "SubCode",
    "TeachersTerms",
    "Theme",
    "ThreadMessage",
    "Verdict",
]
