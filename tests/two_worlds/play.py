"""Play a script in each of two worlds, and compare everything that the blind and the others are answered."""

import contextlib
import dataclasses
import difflib
import logging
import random
from collections.abc import Iterator

import time_machine

from clusters import actions as cluster_actions
from observations import hints
from observations.paperwork import published_form
from people import queries
from tests import addresses
from tests import world as worlds
from tests.two_worlds import script
from tests.two_worlds.acting import Actors
from tests.two_worlds.leaks import Planted
from tests.two_worlds.script import Script
from tests.two_worlds.stage import START, Answer, Cast, Databases, Ears, Stage, forget

# What a step may touch; all the rest is looked at in the great look.
OF_BOTH = ("joint-sheet", "joint-sealed", "joint-mine", "joint-compare", "setup-joint")
TOUCHED = (
    *("today", "joint-list", "joint-print", "joint-thread", "joint-photos", "joint-talk", "joint-offline"),
    *OF_BOTH,
    *(f"{name} of the second" for name in OF_BOTH),
    *("setup-round", "agreement of the round", "stamp of the round", "counts of the round", "log-list"),
    *("more", "outbox", "worker", "meeting-calendar", "trail", "trail-all"),
)
LOOKS = 8
LEAVES = ("account_logout",)
"""An empty form sent there signs out, so it is sent last."""


@dataclasses.dataclass
class Tally:
    """The figures of a run set."""

    runs: int = 0
    pairs: int = 0
    steps: int = 0
    reveals: int = 0
    """In which the other's words were seen afterwards."""
    labels: set[str] = dataclasses.field(default_factory=set)


class Leak(AssertionError):
    """Two answers that must be the same are not."""

    def __init__(self, play: Script, label: str, one: Answer, two: Answer) -> None:
        super().__init__(f"seed {play.seed} ({play.mode}), {label}:\n" + "\n".join(differences(one, two)))
        self.label, self.one, self.two = label, one, two


def differences(one: Answer, two: Answer) -> list[str]:
    """Say in what two answers differ; of bodies the lines."""
    found = []
    for field in dataclasses.fields(Answer):
        here, there = getattr(one, field.name), getattr(two, field.name)
        if here != there and field.name != "body":
            found.append(f"{field.name}: {here!r} and {there!r}")
    lines = [each.body.decode(errors="replace").splitlines() for each in (one, two)]
    changed = (line for line in difflib.unified_diff(*lines, n=0, lineterm="") if not line.startswith(("---", "+++")))
    return [*found, *changed]


def looks(stage: Stage, play: Script, labels: list[str], reader: str) -> Iterator[tuple[str, Answer]]:
    """Ask for these addresses as one reader."""
    for label in labels:
        yield f"{label} as {reader}", stage.ask(reader, "get", stage.cast.addresses[label])


def acted(stage: Stage, play: Script, world: int, leak: Planted | None) -> Iterator[tuple[str, Answer]]:
    """Play one world; yield each answer that must be the same in the other."""
    actors, chosen = Actors(stage), random.Random(play.seed)
    stage.client(play.me)
    steps = (*play.steps, None, *(() if play.pokes else play.ending))
    for number, step in enumerate(steps):
        if step is None:
            yield from () if leak else great_look(stage, play)
            continue
        given = step.given[world]
        answer = actors.do(step, given) if given is not None else None
        if not step.looks:  # one of the worlds may have opened by now: the rest is played to its end, unseen
            continue
        name = f"step {number}, {step.actor} {step.verb}"
        if step.actor != play.other and answer:
            yield name, answer
        mine, theirs = (leak.looked_at(stage.cast.addresses),) * 2 if leak else _touched(chosen)
        yield from ((f"{name}: {at}", one) for at, one in looks(stage, play, mine, play.me))
        yield from ((f"{name}: {at}", one) for at, one in looks(stage, play, theirs, play.reader))


def _touched(chosen: random.Random) -> tuple[list[str], list[str]]:
    """Some of the addresses that a step may touch: most for who is blind, the rest for another reader."""
    touched = chosen.sample(TOUCHED, LOOKS)
    return touched[:-2], touched[-2:]


def great_look(stage: Stage, play: Script) -> Iterator[tuple[str, Answer]]:
    """Ask for every address, as who is blind and as one other, also with other methods."""
    every = list(stage.cast.addresses)
    yield from looks(stage, play, every, play.me)
    yield from looks(stage, play, random.Random(play.seed).sample(every, len(every) // 2), play.reader)
    for label in TOUCHED:
        for method in ("head", "options"):
            yield f"{label} {method}", stage.ask(play.me, method, stage.cast.addresses[label])
    if play.pokes:
        for label in sorted(every, key=lambda label: label in LEAVES):
            yield f"{label} post", stage.ask(play.me, "post", stage.cast.addresses[label], {})


@contextlib.contextmanager
def heard_by(ears: Ears) -> Iterator[None]:
    """Let every log line and every task that is asked for be heard, and nothing be printed."""
    root, django = logging.getLogger(), logging.getLogger("django")
    before = root.level, root.handlers, django.handlers, hints._publish
    root.handlers, django.handlers = [ears], []
    root.setLevel(logging.INFO)
    hints._publish = lambda task, argument: ears.heard.append(f"task {task} {argument}")
    try:
        yield
    finally:
        root.handlers, django.handlers, hints._publish = before[1:]
        root.setLevel(before[0])


def warm(cast: Cast) -> None:
    """Have in memory what a process that has run a while has, whoever asked: the forms, and what this is."""
    forget()
    queries.installation()
    for form in cast.forms.values():
        published_form(form.pk)


def give_role(stage: Stage, play: Script) -> None:
    """Whoever is blind may hold any role beside: it lifts nothing."""
    cast = stage.cast
    who = cast.person(play.me)
    if play.role == "administrator":
        type(who).objects.filter(pk=who.pk).update(is_administrator=True)
    elif play.role:
        own = {"host": "agnes", "visitor": "trevean"}[play.me]
        scope = getattr(
            cast.world, {"alliance_lead": "alliance", "cluster_lead": "cluster", "school_lead": own}[play.role]
        )
        given = {"person": who, "role": play.role, "scope": scope, "by": None, "at": worlds.T0, "on": worlds.SINCE}
        with stage.chance.turn_of("whoever set this up"):
            cluster_actions.give_role(**given)


def compare(databases: Databases, cast: Cast, play: Script, tally: Tally, leak: Planted | None = None) -> None:
    """Play both worlds; raise `Leak` at the first answer that differs; look for what must be seen after the reveal."""
    tally.runs += 1
    recorded: list[tuple[str, Answer]] = []
    after: list[bytes] = []
    for world in script.BOTH:
        databases.copy("world", f"stage{3 if play.third else 2}")
        databases.look_at("world")
        if leak:
            leak.in_database()
        warm(cast)
        with time_machine.travel(START, tick=False) as clock:
            stage = Stage(cast, clock, other=play.other)
            with heard_by(stage.ears):
                give_role(stage, play)
                asked = acted(stage, play, world, leak)
                if world == 0:
                    recorded = list(asked)
                else:
                    same(play, recorded, asked, tally)
                if not play.pokes and not leak:  # with a leak in it a page may be anything
                    after.append(opened(stage, play, world))
    tally.steps += len(play.steps)
    tally.reveals += len(after)
    if after:
        assert after[0] != after[1], f"seed {play.seed}: the worlds are no different"


def same(play: Script, recorded: list[tuple[str, Answer]], asked: Iterator[tuple[str, Answer]], tally: Tally) -> None:
    """Compare the second world with the first as it goes."""
    number = -1
    for number, (label, answer) in enumerate(asked):
        expected, one = recorded[number]
        assert label == expected
        if answer != one:
            raise Leak(play, label, one, answer)
        tally.pairs += 1
    assert number == len(recorded) - 1
    tally.labels |= {label for label, _ in recorded}


def opened(stage: Stage, play: Script, world: int) -> bytes:
    """After the reveal: what the blind sees of the other's sheet, which must be there now: what they sealed first."""
    answer = stage.ask(play.me, "get", stage.cast.addresses["joint-compare"])
    assert answer.status == 200, f"seed {play.seed}: no reveal in world {world}"
    words = [step.given[world].text.strip() for step in (*play.steps, *play.ending)
             if step.actor == play.other and step.verb == "seal" and step.joint == 0 and step.given[world]]  # fmt: skip
    assert words[0].encode() in answer.body, f"seed {play.seed}: the other's words are not to be seen in world {world}"
    return answer.body


def names_seen(tally: Tally) -> set[str]:
    """The names of addresses that were looked at."""
    return {name for name in addresses.TABLE if any(f"{name} as " in label for label in tally.labels)}
