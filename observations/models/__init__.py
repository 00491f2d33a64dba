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
from observations.models.practice import PracticeLesson, PracticeReference, PracticeSheet
from observations.models.rounds import Round, RoundSchool
from observations.models.sheets import Ground, Note, Photo, Rating, Sheet

__all__ = [
    "Cell",
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
    "Note",
    "Observer",
    "OwnGrade",
    "Photo",
    "PracticeLesson",
    "PracticeReference",
    "PracticeSheet",
    "Rating",
    "ReferenceGrade",
    "ReferenceScale",
    "Round",
    "RoundSchool",
    "Rule",
    "SecondThought",
    "Sheet",
    "SubCode",
    "Theme",
    "ThreadMessage",
    "Verdict",
]
