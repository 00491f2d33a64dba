"""The one input of all agreement statistics: how often each pattern of grades occurs.

Two observers and q grades have q x q ordered patterns, however many lessons; more observers, some of them missing,
have count vectors such as (0, 2, 1, 0). A leading batch axis on the counts holds all schools, pairs or bootstrap
replicates at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from stats import cells as cell_patterns
from stats import coding
from stats.arrays import AnyArray, Bools, Grade, Ints
from stats.proportions import wilson
from stats.results import GradeAgreement


@dataclass(frozen=True, eq=False, slots=True)
class PatternCounts:
    """Patterns of grades and how often each occurs.

    `categories` are the declared grades, lowest first. `vectors` (patterns, q) says how many observers gave each
    grade; `ordered` (patterns, observers) who gave which, as codes with -1 for missing, or None where that is not
    known. `counts` is (patterns,) or, for a batch, (batch, patterns).
    """

    categories: tuple[Grade, ...]
    vectors: Ints
    counts: Ints
    ordered: Ints | None = None

    @classmethod
    def from_ratings(
        cls,
        ratings: AnyArray | Sequence[Sequence[Any]],
        categories: Sequence[Grade],
        *,
        groups: AnyArray | Sequence[int] | None = None,
    ) -> Self:
        """Count a table of (lessons, observers) grades; None or NaN is missing.

        `groups` makes a batch: for each lesson the row it counts in, from 0. Contiguous one-byte codes of two observers
        take milliseconds for a million lessons. Raises ValueError, naming the rating, if it is not a declared grade.
        """
        scale = coding.check_categories(categories)
        array = coding.as_ratings(ratings)
        if groups is None:
            return cls.of_ordered(scale, *coding.count_ratings(array, scale))
        rows, n_rows = coding.check_groups(groups, len(array))
        return cls.of_ordered(scale, *coding.keys_of_ratings(array, scale).count(rows, n_rows))

    @classmethod
    def from_table(cls, table: AnyArray | Sequence[Sequence[int]], categories: Sequence[Grade]) -> Self:
        """Take a (q, q) table of two observers, or a (batch, q, q) stack of tables; rows are the first observer.

        Raises ValueError if the shape does not fit the grades or a count is negative or no whole number.
        """
        scale = coding.check_categories(categories)
        counts = coding.whole_counts(table)
        q = len(scale)
        if counts.shape[-2:] != (q, q) or counts.ndim not in {coding.TABLE, coding.TABLE + 1}:
            message = f"a table of {q} grades has shape {(q, q)}, not {counts.shape}"
            raise ValueError(message)
        ordered = np.indices((q, q)).reshape(2, -1).T.astype(np.int64)
        return cls.of_ordered(scale, ordered, counts.reshape(*counts.shape[:-2], q * q))

    @classmethod
    def from_counts(
        cls,
        vectors: AnyArray | Sequence[Sequence[int]],
        categories: Sequence[Grade],
        *,
        groups: AnyArray | Sequence[int] | None = None,
    ) -> Self:
        """Count (lessons, q) vectors of how many observers gave each grade; who gave what is not known.

        `groups` makes a batch, as in `from_ratings`. Raises ValueError if the shape does not fit the grades or a count
        is negative or no whole number.
        """
        scale = coding.check_categories(categories)
        array = coding.whole_counts(vectors)
        if array.size == 0:
            array = array.reshape(0, len(scale))
        if array.ndim != coding.TABLE or array.shape[1] != len(scale):
            message = f"count vectors of {len(scale)} grades have shape (lessons, {len(scale)}), not {array.shape}"
            raise ValueError(message)
        rows, n_rows = coding.check_groups(groups, len(array))
        seen, counts = coding.keys_of_codes(array - 1, int(array.max(initial=0)) + 1).count(rows, n_rows)
        return cls(scale, seen + 1, counts)

    @classmethod
    def from_cells(cls, cells: Mapping[Any, int], categories: Sequence[Grade]) -> Self:
        """Take a mapping from pattern to count.

        A key is either a count vector ("0,2,1,0" or (0, 2, 1, 0)), or the grades of the observers in order, joined by
        hyphens ("1-3", with an empty place for a missing one: "1-"). All keys are of one kind. Raises ValueError for
        a key that is neither, or names a grade that is not declared.
        """
        scale = coding.check_categories(categories)
        keys = list(cells)
        counts = coding.whole_counts([cells[key] for key in keys])
        if cell_patterns.are_ordered(keys):
            return cls.of_ordered(scale, cell_patterns.ordered(keys, scale), counts)
        return cls(scale, cell_patterns.vectors(keys, len(scale)), counts)

    @classmethod
    def stack(cls, parts: Sequence["PatternCounts"]) -> "PatternCounts":
        """One batch out of several counts on the same scale, with the patterns of all of them.

        Each part gives one row, or its rows if it is a batch. Who gave what is kept if all of them know it for the same
        number of observers. Raises ValueError without any part, or if the scales differ.
        """
        if not parts or len({part.categories for part in parts}) != 1:
            message = "stack needs counts on one and the same scale"
            raise ValueError(message)
        widths = {None if part.ordered is None else part.ordered.shape[1] for part in parts}
        keep_order = None not in widths and len(widths) == 1
        patterns = [part.ordered if keep_order and part.ordered is not None else part.vectors for part in parts]
        merged, place = np.unique(np.concatenate(patterns), axis=0, return_inverse=True)
        starts = np.cumsum([0, *(len(rows) for rows in patterns)])
        tables = []
        for part, start, end in zip(parts, starts, starts[1:], strict=False):
            rows = np.atleast_2d(part.counts)
            table = np.zeros((len(rows), len(merged)), dtype=np.int64)
            np.add.at(table.T, place.ravel()[start:end], rows.T)
            tables.append(table)
        scale, stacked = parts[0].categories, np.concatenate(tables)
        return cls.of_ordered(scale, merged, stacked) if keep_order else cls(scale, merged, stacked)

    @classmethod
    def of_ordered(cls, scale: tuple[Grade, ...], ordered: Ints, counts: Ints) -> Self:
        """Counts of (patterns, observers) codes from 0, -1 for missing, with the vectors that follow from them."""
        vectors = (ordered[:, :, None] == np.arange(len(scale))).sum(axis=1)
        return cls(scale, vectors.astype(np.int64), counts, ordered)

    @property
    def q(self) -> int:
        """The number of declared grades, used or not."""
        return len(self.categories)

    @property
    def is_batch(self) -> bool:
        """Whether there is a leading batch axis."""
        return self.counts.ndim > 1

    @property
    def ratings_each(self) -> Ints:
        """How many ratings each pattern has, (patterns,)."""
        ratings: Ints = self.vectors.sum(axis=1)
        return ratings

    @property
    def pairable(self) -> Bools:
        """Which patterns have two ratings or more, (patterns,)."""
        return self.ratings_each >= coding.PAIR

    @property
    def n_lessons(self) -> Ints:
        """Lessons given, with or without a rating; one number for each row of a batch."""
        return np.asarray(self.counts.sum(axis=-1))

    @property
    def n_pairable(self) -> Ints:
        """Lessons with two ratings or more."""
        return self.lessons_in(self.pairable)

    def lessons_in(self, patterns: Bools) -> Ints:
        """Lessons whose pattern is among those marked."""
        return np.asarray(self.counts @ patterns.astype(np.int64))

    def with_counts(self, counts: Ints) -> "PatternCounts":
        """The same patterns with other counts: a bootstrap replicate, a batch, one row of it."""
        return replace(self, counts=counts)

    def row(self, index: int) -> "PatternCounts":
        """One subset out of a batch."""
        return self.with_counts(self.counts[index])

    def pooled(self) -> "PatternCounts":
        """The rows of a batch added up."""
        return self.with_counts(self.counts.reshape(-1, self.counts.shape[-1]).sum(axis=0))

    def of_observed(self) -> "PatternCounts":
        """Without the patterns that no lesson has."""
        seen = self.counts.reshape(-1, self.counts.shape[-1]).sum(axis=0) > 0
        ordered = None if self.ordered is None else self.ordered[seen]
        return replace(self, vectors=self.vectors[seen], counts=self.counts[..., seen], ordered=ordered)

    def table(self) -> Ints:
        """The (q, q) table, or (batch, q, q), of lessons that both of two observers graded.

        Raises ValueError if there are not two observers, or it is not known who gave what.
        """
        if self.ordered is None or self.ordered.shape[1] != coding.PAIR:
            message = "a table needs two observers, and who gave what"
            raise ValueError(message)
        first, second = self.ordered.T
        both = (first >= 0) & (second >= 0)
        cells = np.eye(self.q * self.q, dtype=np.int64)[first[both] * self.q + second[both]]
        table: Ints = (self.counts[..., both] @ cells).reshape(*self.counts.shape[:-1], self.q, self.q)
        return table

    def agreement_on_each_grade(self) -> tuple[GradeAgreement, ...]:
        """For each declared grade: of the lessons that at least one observer gave it, how many all of them did.

        Lessons with one rating do not count. Not for a batch: ask its rows.
        """
        ratings, pairable = self.ratings_each, self.pairable
        found = []
        for code, grade in enumerate(self.categories):
            either = int(self.lessons_in(pairable & (self.vectors[:, code] > 0)))
            both = int(self.lessons_in(pairable & (self.vectors[:, code] == ratings)))
            found.append(GradeAgreement(grade, either, both, wilson(both, either)))
        return tuple(found)
