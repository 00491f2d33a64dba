"""What comes in from the observation form, and what goes out to be filled in."""

from observations.sheet_forms.blank import BlankForm, blank
from observations.sheet_forms.check import answers, rated_lines
from observations.sheet_forms.conflict import Conflict, between
from observations.sheet_forms.incoming import Incoming, is_of_another, read_sheet, stored
from observations.sheet_forms.notes import name_hints
from observations.sheet_forms.page import SheetPage, Standing, build, refused

__all__ = [
    "BlankForm",
    "Conflict",
    "Incoming",
    "SheetPage",
    "Standing",
    "answers",
    "between",
    "blank",
    "build",
    "is_of_another",
    "name_hints",
    "rated_lines",
    "read_sheet",
    "refused",
    "stored",
]
