"""Counting pairs of one-byte codes quickly: several lessons are packed into one number before they are counted.

`numpy.bincount` costs about a nanosecond a number, so four lessons in one number (grades within four steps) or two
(within sixteen) cost a quarter or half of it; the packing itself runs at the speed of memory.
"""

import numpy as np

from stats.arrays import AnyArray, Ints

_CHUNK = 1 << 16
"""Lessons packed at a time, so that what is in hand stays in the processor's cache."""
_WORTHWHILE = 1 << 12
"""Fewer lessons than this are counted sooner than packed."""
_NARROW, _WIDE = 2, 4
"""Bits that a code needs: grades within four steps of each other, or within sixteen."""


def count_pairs(ratings: AnyArray) -> tuple[AnyArray, Ints] | None:
    """The different rows of a contiguous (lessons, 2) array of one-byte whole numbers, and how often each occurs.

    None where packing does not apply: other types or shapes, few lessons, numbers below zero or far apart.
    """
    is_bytes = ratings.dtype.kind in "iu" and ratings.dtype.itemsize == 1 and ratings.flags.c_contiguous
    if not is_bytes or ratings.shape[1:] != (2,) or len(ratings) < _WORTHWHILE:
        return None
    low, high = int(ratings.min()), int(ratings.max())
    bits = next((bits for bits in (_NARROW, _WIDE) if high - low < 1 << bits), None)
    if bits is None or low < 0:
        return None
    whole = len(ratings) // 4 * 4
    table = _table(_packed(ratings[:whole], low, bits), bits)
    for first, second in (ratings[whole:].astype(np.int64) - low).tolist():
        table[second, first] += 1
    second_seen, first_seen = np.nonzero(table)
    values = np.stack([first_seen, second_seen], axis=1) + low
    return values.astype(ratings.dtype), table[second_seen, first_seen]


def _packed(ratings: AnyArray, low: int, bits: int) -> AnyArray:
    """Lessons as numbers of sixteen bits: in each, two or four lessons of a first code and, above it, a second."""
    pairs = ratings.reshape(-1).view("<u2")
    numbers = np.empty(len(pairs) * bits // 4, dtype=np.uint8)
    zero = np.uint16(low * 0x0101)
    done = 0
    for start in range(0, len(pairs), _CHUNK):
        steps = pairs[start : start + _CHUNK] - zero
        steps |= steps >> np.uint16(8 - bits)
        lessons = steps.astype(np.uint8)
        if bits == _NARROW:
            two = lessons.view("<u2")
            two |= two >> np.uint16(4)
            lessons = two.astype(np.uint8)
        numbers[done : done + len(lessons)] = lessons
        done += len(lessons)
    packed: AnyArray = numbers.view("<u2")
    return packed


def _table(numbers: AnyArray, bits: int) -> Ints:
    """Counts of packed lessons into counts of (second code, first code)."""
    halves = np.bincount(numbers, minlength=1 << 16).reshape(1 << 8, 1 << 8)
    lessons = halves.sum(axis=0) + halves.sum(axis=1)
    if bits == _NARROW:
        halves = lessons.reshape(1 << 4, 1 << 4)
        lessons = halves.sum(axis=0) + halves.sum(axis=1)
    table: Ints = lessons.reshape(1 << bits, 1 << bits).astype(np.int64)
    return table
