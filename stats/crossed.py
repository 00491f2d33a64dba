"""Lessons crossed with observers: for figures that need to know whose ratings they are (variance, severity)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from scipy import sparse

from stats import coding
from stats.arrays import AnyArray, Floats, Grade, Ints


@dataclass(frozen=True, eq=False, slots=True)
class Crossed:
    """One entry for each rating.

    `lesson` and `observer` are places in `lessons` and `observers`; `score` is the place of the grade on the declared
    scale of `q` grades, from 1, so that neighbours are one apart.
    """

    lesson: Ints
    observer: Ints
    score: Floats
    lessons: tuple[Any, ...]
    observers: tuple[Any, ...]
    q: int

    @classmethod
    def from_ratings(cls, ratings: AnyArray | Sequence[Sequence[Any]], categories: Sequence[Grade]) -> Self:
        """Take a (lessons, observers) table with None or NaN for missing; lessons and observers are named by number.

        Raises ValueError, naming the rating, if it is not a declared grade.
        """
        scale = coding.check_categories(categories)
        codes = coding.encode(coding.as_ratings(ratings), scale)
        lesson, observer = np.nonzero(codes >= 0)
        score = codes[lesson, observer].astype(np.float64) + 1
        return cls._of(lesson.tolist(), observer.tolist(), score, len(scale))

    @classmethod
    def from_ledger(
        cls, lessons: Sequence[Any], observers: Sequence[Any], grades: Sequence[Grade], categories: Sequence[Grade]
    ) -> Self:
        """Take three columns of equal length: lesson, observer, grade.

        Raises ValueError if the lengths differ, a grade is missing or not declared, or an observer graded a lesson
        twice.
        """
        scale = coding.check_categories(categories)
        if not len(lessons) == len(observers) == len(grades):
            message = f"columns of equal length, not {len(lessons)}, {len(observers)} and {len(grades)}"
            raise ValueError(message)
        codes = coding.encode(np.asarray([*grades, None], dtype=object)[:-1], scale)
        if (codes < 0).any():
            message = "a ledger has no missing grades"
            raise ValueError(message)
        return cls._of(lessons, observers, codes.astype(np.float64) + 1, len(scale))

    @classmethod
    def _of(cls, lessons: Sequence[Any], observers: Sequence[Any], score: Floats, q: int) -> Self:
        """Number the lessons and observers in the order in which they first occur."""
        places = []
        for names in (lessons, observers):
            numbers = {name: place for place, name in enumerate(dict.fromkeys(names))}
            places.append((np.asarray([numbers[name] for name in names], dtype=np.int64), tuple(numbers)))
        (lesson, lesson_names), (observer, observer_names) = places
        pairs = lesson * max(len(observer_names), 1) + observer
        if len(np.unique(pairs)) < len(pairs):
            message = "an observer grades a lesson once"
            raise ValueError(message)
        return cls(lesson, observer, score, lesson_names, observer_names, q)

    def incidence(self) -> "sparse.csr_array[np.float64]":
        """Who graded what, (lessons, observers), ones and zeros."""
        ones = np.ones(len(self.score))
        return sparse.csr_array((ones, (self.lesson, self.observer)), shape=(len(self.lessons), len(self.observers)))

    def is_connected(self) -> bool:
        """Whether the graph of observers, joined where two graded the same lesson, hangs together."""
        if not self.observers:
            return False
        together = self.incidence()
        n_parts, _parts = sparse.csgraph.connected_components(together.T @ together, directed=False)
        return bool(n_parts == 1)

    def shared(self) -> "Crossed":
        """The lessons with two ratings or more, and the observers who were there."""
        keep = np.bincount(self.lesson, minlength=1)[self.lesson] >= coding.PAIR
        lessons, lesson = np.unique(self.lesson[keep], return_inverse=True)
        observers, observer = np.unique(self.observer[keep], return_inverse=True)
        names = tuple(self.lessons[place] for place in lessons), tuple(self.observers[place] for place in observers)
        return Crossed(lesson.astype(np.int64), observer.astype(np.int64), self.score[keep], *names, self.q)

    def table(self) -> Floats:
        """The (lessons, observers) table of scores, NaN where an observer was not there."""
        table = np.full((len(self.lessons), len(self.observers)), np.nan)
        table[self.lesson, self.observer] = self.score
        return table
