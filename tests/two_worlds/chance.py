"""The one seam for randomness: what the operating system gives is drawn here from a stream of each actor's own.

Tokens, nonces, session keys and UUIDs all come from `os.urandom`, so that two worlds in which somebody asks the same
things in the same order give them the same bytes, whatever anybody else did in one of them.
"""

import contextlib
import os
import random
from collections import Counter
from collections.abc import Iterator


class Chance:
    """Streams by actor; each turn of an actor starts a new one."""

    def __init__(self) -> None:
        self._turns: Counter[str] = Counter()
        self._stream = random.Random("nobody")

    @contextlib.contextmanager
    def turn_of(self, actor: str) -> Iterator[None]:
        """Give everything that is drawn inside the block from the actor's next stream."""
        self._turns[actor] += 1
        self._stream = random.Random(f"{actor} {self._turns[actor]}")
        random.seed(f"{actor} {self._turns[actor]}")
        with _replaced(self._stream.randbytes):
            yield


@contextlib.contextmanager
def _replaced(source) -> Iterator[None]:
    """Put `source` in the place of the system's, also where `secrets` keeps a name of its own for it."""
    before = os.urandom, random._urandom
    os.urandom = random._urandom = source
    try:
        yield
    finally:
        os.urandom, random._urandom = before
