"""The words of acts and of things, from every room that has some: each room names its own in its `acts.py`."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings


@dataclass(frozen=True)
class Told:
    """What pages may call what people did; each act by its verb, each thing by its model's label."""

    rooms: Mapping[str, Mapping[str, str]]
    """The acts of each room, by the room's name."""
    things: Mapping[str, str]
    untold: frozenset[str]
    """Verbs of which nobody reads but who did it."""
    unlisted: frozenset[str]
    """Models whose rows say more than that they changed."""
    own_columns: Mapping[str, str]
    """The column that says whose a row is, of models behind a wall of the database."""

    @property
    def acts(self) -> dict[str, str]:
        """Every act in words."""
        return {verb: words for room in self.rooms.values() for verb, words in room.items()}

    @property
    def told(self) -> frozenset[str]:
        """Verbs that somebody else may read of."""
        return frozenset(self.acts) - self.untold


@cache
def told() -> Told:
    """Gather what the rooms say."""
    found = {}
    for config in apps.get_app_configs():
        is_ours = (settings.BASE_DIR / config.name.split(".")[0]).is_dir()
        if is_ours and find_spec(f"{config.name}.acts") is not None:
            found[config.label] = importlib.import_module(f"{config.name}.acts")
    rooms = found.values()
    return Told(
        rooms={label: room.ACTS for label, room in found.items()},
        things={label: words for room in rooms for label, words in room.THINGS.items()},
        untold=frozenset().union(*(room.UNTOLD for room in rooms)),
        unlisted=frozenset().union(*(getattr(room, "UNLISTED", ()) for room in rooms)),
        own_columns={label: name for room in rooms for label, name in getattr(room, "OWN_COLUMN", {}).items()},
    )


def plain(verb: str) -> str:
    """Return a verb without the fields that it may name after a colon."""
    return verb.partition(":")[0]


def act_words(verb: str) -> str:
    """Return what was done, to follow who did it."""
    return told().acts.get(plain(verb), f"did what was once called “{plain(verb)}”")
