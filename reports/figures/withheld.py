"""Which groups of a breakdown are kept back from readers above the alliance: fewer than five observed teachers.

One hidden group beside a known total could be had by subtraction, so a second is hidden with it.
"""

from collections.abc import Mapping

FEWEST_TEACHERS = 5


def withheld(teachers: Mapping[str, int]) -> frozenset[str]:
    """Return the values to hide, given how many different teachers were observed in each."""
    hidden = {value for value, count in teachers.items() if count < FEWEST_TEACHERS}
    rest = sorted((count, value) for value, count in teachers.items() if value not in hidden)
    if len(hidden) == 1 and rest:
        hidden.add(rest[0][1])
    return frozenset(hidden)
