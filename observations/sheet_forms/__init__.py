"""What comes in from the observation form, and what goes out to be filled in."""

from observations.sheet_forms.check import answers, rated_lines
from observations.sheet_forms.conflict import Conflict, between
from observations.sheet_forms.incoming import Incoming, is_of_another, read_sheet, stored
from observations.sheet_forms.page import SheetPage, Standing, build

__all__ = [
    "Conflict",
    "Incoming",
    "SheetPage",
    "Standing",
    "answers",
    "between",
    "build",
    "is_of_another",
    "rated_lines",
    "read_sheet",
    "stored",
]
