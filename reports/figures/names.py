"""Short names of the schools in a figure."""

import uuid
from collections.abc import Mapping

from observations.wording import short_school


def short_names(names: Mapping[uuid.UUID, str]) -> dict[uuid.UUID, str]:
    """Return each school's name without its last `School` or `College`, unless two would then read the same."""
    short = {key: short_school(name) for key, name in names.items()}
    read = list(short.values())
    return {key: short[key] if read.count(short[key]) == 1 else name for key, name in names.items()}
