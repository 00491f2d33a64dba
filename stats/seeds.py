"""Seeds from the data itself: the same counts always give the same random stream, so a re-run is identical."""

import hashlib

import numpy as np

from stats.arrays import AnyArray
from stats.patterns import PatternCounts

_BITS = 63


def seed_of(*parts: PatternCounts | AnyArray | str | float) -> int:
    """A seed below 2**63 from the hash of the data.

    Counts are hashed as patterns that occur, in the order of the patterns: neither the order of the lessons nor
    patterns without a lesson change the seed.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(_bytes_of(part))
        digest.update(b"\x1e")
    return int.from_bytes(digest.digest()[:8], "big") >> (64 - _BITS)


def generator(seed: int) -> np.random.Generator:
    """The random stream of a seed: PCG64, named so that it stays the same when numpy's default moves on."""
    return np.random.Generator(np.random.PCG64(seed))


def _bytes_of(part: PatternCounts | AnyArray | str | float) -> bytes:
    """One part, with what kind it is."""
    if isinstance(part, PatternCounts):
        return _bytes_of_counts(part)
    if isinstance(part, np.ndarray):
        return f"{part.dtype.str}{part.shape}".encode() + np.ascontiguousarray(part).tobytes()
    return f"{type(part).__name__}:{part!r}".encode()


def _bytes_of_counts(counts: PatternCounts) -> bytes:
    """Grades, then the patterns in order with their counts; rows of a batch one after another."""
    patterns = counts.vectors if counts.ordered is None else counts.ordered
    rows = counts.counts.reshape(-1, len(patterns))
    seen = np.flatnonzero(rows.any(axis=0))
    order = seen[np.lexsort(patterns[seen].T[::-1])] if patterns.shape[1] else seen
    head = f"{counts.categories!r}{rows.shape[0]}{patterns.shape[1]}{counts.ordered is None}".encode()
    return head + patterns[order].astype("<i8").tobytes() + rows[:, order].astype("<i8").tobytes()
