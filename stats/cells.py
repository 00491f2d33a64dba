"""Keys of stored cells into patterns: "0,2,1,0" (how many gave each grade) and "1-3" (who gave which)."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from stats.arrays import Grade, Ints
from stats.coding import MISSING, undeclared


def are_ordered(keys: Sequence[Any]) -> bool:
    """Whether the keys are grades in the order of the observers. Raises ValueError if the keys are of two kinds."""
    kinds = {isinstance(key, str) and "," not in key for key in keys}
    if len(kinds) > 1:
        message = "keys of cells are all count vectors or all ordered grades"
        raise ValueError(message)
    return kinds == {True}


def vectors(keys: Sequence[Any], q: int) -> Ints:
    """Count vectors, (patterns, q). Raises ValueError for a key that is no vector of q counts."""
    rows = []
    for key in keys:
        parts = key.split(",") if isinstance(key, str) else tuple(key)
        if len(parts) != q or not all(str(part).strip().isdecimal() for part in parts):
            message = f"{key!r} is not a vector of {q} counts"
            raise ValueError(message)
        rows.append([int(part) for part in parts])
    return np.asarray(rows, dtype=np.int64).reshape(len(rows), q)


def ordered(keys: Sequence[str], categories: tuple[Grade, ...]) -> Ints:
    """Codes in the order of the observers, (patterns, observers), -1 for an empty place.

    Raises ValueError naming a grade that is not declared, or if the keys differ in length.
    """
    codes = {str(grade): code for code, grade in enumerate(categories)} | {"": MISSING}
    rows = []
    for key in keys:
        parts = [part.strip() for part in key.split("-")]
        for part in parts:
            if part not in codes:
                raise undeclared(part, categories)
        rows.append([codes[part] for part in parts])
    if len({len(row) for row in rows}) > 1:
        message = "ordered keys name the same number of observers"
        raise ValueError(message)
    return np.asarray(rows, dtype=np.int64)
