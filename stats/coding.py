"""Ratings into pattern codes: fast for integer arrays, careful for anything else.

A code is the place of a grade on the declared scale, 0 to q - 1, or -1 where a rating is missing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stats import packing
from stats.arrays import AnyArray, Grade, Ints

MISSING = -1
PAIR = 2
"""From two ratings on, a lesson says something about agreement."""
TABLE = 2
"""The dimensions of a table: rows and columns."""
_TABLE_LIMIT = 1 << 20
"""Up to this many possible patterns are counted in one table; beyond it they are sorted."""


def check_categories(categories: Sequence[Grade]) -> tuple[Grade, ...]:
    """The declared grades, lowest first. Raises ValueError if there are none, or one is declared twice."""
    declared = tuple(value.item() if isinstance(value, np.generic) else value for value in categories)
    if not declared:
        message = "declare at least one grade"
        raise ValueError(message)
    if len(set(declared)) < len(declared):
        message = f"a grade is declared twice: {', '.join(map(str, declared))}"
        raise ValueError(message)
    return declared


def undeclared(value: object, categories: tuple[Grade, ...]) -> ValueError:
    """The error for a rating that is not on the scale; it names the rating."""
    shown = value.item() if isinstance(value, np.generic) else value
    return ValueError(f"{shown!r} is not a declared grade: the grades are {', '.join(map(str, categories))}")


def as_ratings(ratings: AnyArray | Sequence[Sequence[Any]]) -> AnyArray:
    """Ratings as a two-dimensional array (lessons, observers), without losing what is missing.

    Raises ValueError if the rows are of different lengths or there are not two dimensions.
    """
    if isinstance(ratings, np.ma.MaskedArray):
        return _from_masked(ratings)
    array = ratings if isinstance(ratings, np.ndarray) else _from_rows(ratings)
    if array.size == 0 and array.ndim != TABLE:
        return np.empty((0, 0), dtype=np.int64)
    if array.ndim != TABLE:
        message = f"ratings are a table of lessons by observers, not {array.ndim}-dimensional"
        raise ValueError(message)
    return array


def _from_masked(ratings: "np.ma.MaskedArray[Any, Any]") -> AnyArray:
    """What is masked is missing."""
    plain = np.asarray(ratings, dtype=object).copy()
    plain[np.ma.getmaskarray(ratings)] = None
    return plain


def _from_rows(rows: Sequence[Sequence[Any]]) -> AnyArray:
    """Plain lists; text with a missing value in it must not become text itself."""
    try:
        array = np.asarray(rows)
    except ValueError as error:
        message = "every lesson needs the same number of ratings; write None where one is missing"
        raise ValueError(message) from error
    return array if array.dtype.kind in "iufO" else np.asarray(rows, dtype=object)


def encode(ratings: AnyArray, categories: tuple[Grade, ...]) -> Ints:
    """Codes of an array of ratings, in its shape. Raises ValueError naming a rating that is not declared."""
    numeric = all(isinstance(value, int | float) and not isinstance(value, bool) for value in categories)
    if ratings.dtype.kind in "iuf" and numeric:
        return _encode_numbers(ratings, categories)
    return _encode_objects(ratings, categories)


def _encode_numbers(ratings: AnyArray, categories: tuple[Grade, ...]) -> Ints:
    """Numbers: one search for all, and one comparison that finds whatever is off the scale."""
    scale = np.asarray(categories)
    near = scale.dtype.kind in "iu" and int(scale.max()) - int(scale.min()) < _TABLE_LIMIT
    if ratings.dtype.kind in "iu" and near and ratings.size:
        return _encode_whole_numbers(ratings, scale, categories)
    order = np.argsort(scale)
    place = np.minimum(np.searchsorted(scale[order], ratings), len(scale) - 1)
    codes: Ints = order[place].astype(np.int64)
    absent = np.isnan(ratings) if ratings.dtype.kind == "f" else np.zeros(ratings.shape, dtype=bool)
    wrong = (scale[codes] != ratings) & ~absent
    if wrong.any():
        raise undeclared(ratings[wrong][0], categories)
    codes[absent] = MISSING
    return codes


def _encode_whole_numbers(ratings: AnyArray, scale: AnyArray, categories: tuple[Grade, ...]) -> Ints:
    """Whole numbers near each other: a table from rating to code instead of a search."""
    low, high = int(scale.min()), int(scale.max())
    for end in (ratings.min(), ratings.max()):
        if not low <= int(end) <= high:
            raise undeclared(end, categories)
    codes_of = np.full(high - low + 1, MISSING, dtype=np.int64)
    codes_of[scale - low] = np.arange(len(scale))
    codes: Ints = codes_of[ratings.astype(np.int64) - low]
    if (codes == MISSING).any():
        raise undeclared(ratings[codes == MISSING][0], categories)
    return codes


def _encode_objects(ratings: AnyArray, categories: tuple[Grade, ...]) -> Ints:
    """Anything else, one rating at a time."""
    codes_of = {value: code for code, value in enumerate(categories)}
    flat = [_encode_one(value, codes_of, categories) for value in ratings.ravel().tolist()]
    return np.asarray(flat, dtype=np.int64).reshape(ratings.shape)


def _encode_one(value: Grade, codes_of: dict[Grade, int], categories: tuple[Grade, ...]) -> int:
    """The code of one rating; None and whatever does not equal itself (NaN, NaT) are missing."""
    try:
        code = codes_of.get(value)
    except TypeError:
        raise undeclared(value, categories) from None
    if code is not None:
        return code
    if value is None or value != value:  # noqa: PLR0124 - NaN is the value that differs from itself
        return MISSING
    raise undeclared(value, categories)


@dataclass(frozen=True, eq=False, slots=True)
class Keys:
    """One whole number for each lesson that stands for its pattern, and the way back to the pattern's codes."""

    values: AnyArray
    decode: Callable[[Ints], Ints]

    def count(self, groups: AnyArray | None, n_groups: int) -> tuple[Ints, Ints]:
        """The patterns that occur, (patterns, width), and how often: (patterns,), or (n_groups, patterns)."""
        if not len(self.values):
            empty = self.decode(np.empty(0, dtype=np.int64))
            return empty, np.zeros((0,) if groups is None else (n_groups, 0), dtype=np.int64)
        table = np.bincount(self.values)
        seen = np.flatnonzero(table)
        patterns = self.decode(seen)
        if groups is None:
            return patterns, table[seen].astype(np.int64)
        place = np.cumsum(table > 0) - 1
        cells = groups.astype(np.int64) * len(seen) + place[self.values]
        return patterns, np.bincount(cells, minlength=n_groups * len(seen)).reshape(n_groups, -1).astype(np.int64)


def keys_of_ratings(ratings: AnyArray, categories: tuple[Grade, ...]) -> Keys:
    """Keys of (lessons, observers) ratings.

    The two bytes of a contiguous pair of one-byte codes are one number of sixteen bits, and only the pairs that occur
    need to be checked against the scale.
    """
    is_byte = ratings.dtype.kind in "iu" and ratings.dtype.itemsize == 1
    if is_byte and ratings.flags.c_contiguous and ratings.shape[1] == PAIR:
        pairs = ratings.view(np.uint16).ravel()
        return Keys(pairs, lambda seen: encode(seen.astype(np.uint16).view(ratings.dtype).reshape(-1, 2), categories))
    return keys_of_codes(encode(ratings, categories), len(categories) + 1)


def count_ratings(ratings: AnyArray, categories: tuple[Grade, ...]) -> tuple[Ints, Ints]:
    """The patterns of (lessons, observers) ratings as codes, and how often each occurs.

    Raises ValueError naming a rating that is not declared.
    """
    packed = packing.count_pairs(ratings)
    if packed is None:
        return keys_of_ratings(ratings, categories).count(None, 0)
    return encode(packed[0], categories), packed[1]


def keys_of_codes(codes: Ints, base: int) -> Keys:
    """Keys of rows of whole numbers, each from -1 to base - 2."""
    lessons, width = codes.shape
    if not width:
        return Keys(np.zeros(lessons, dtype=np.int64), lambda seen: np.empty((len(seen), 0), dtype=np.int64))
    if base**width > _TABLE_LIMIT:
        rows, ids = np.unique(codes, axis=0, return_inverse=True)
        return Keys(ids.ravel(), lambda seen: rows[seen])
    places = base ** np.arange(width, dtype=np.int64)
    return Keys((codes + 1) @ places, lambda seen: seen[:, None] // places % base - 1)


def check_groups(groups: AnyArray | Sequence[int] | None, lessons: int) -> tuple[AnyArray | None, int]:
    """The row of the batch each lesson belongs to, and how many rows there are.

    Raises ValueError unless there is one whole number, not negative, for each lesson.
    """
    if groups is None:
        return None, 0
    rows = whole_counts(groups)
    if rows.shape != (lessons,):
        message = f"groups name the row of each of {lessons} lessons, shape {(lessons,)}, not {rows.shape}"
        raise ValueError(message)
    return rows, int(rows.max(initial=-1)) + 1


def whole_counts(values: AnyArray | Sequence[Any]) -> Ints:
    """How often something occurs, as an array of integers.

    Raises ValueError if a number is negative, missing or not whole.
    """
    array = np.asarray(values)
    if array.size == 0:
        return np.zeros(array.shape, dtype=np.int64)
    if array.dtype.kind not in "iuf":
        message = "counts are whole numbers"
        raise ValueError(message)
    if array.dtype.kind == "f" and not np.array_equal(array, np.floor(array)):
        message = "counts are whole numbers"
        raise ValueError(message)
    if array.min() < 0:
        message = "counts are not negative"
        raise ValueError(message)
    return array.astype(np.int64)
