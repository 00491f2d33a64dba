"""What happens in both worlds, decided beforehand from a seed: the worlds differ in what one observer does alone.

*Content*: the other observer writes something else in each world. *Activity*: in one of the worlds they do nothing.
"""

import dataclasses
import datetime as dt
import random
import uuid

BOTH = (0, 1)
GRADES = ("Outstanding", "Good", "Inadequate", "No grade")
ROLES = ("", "administrator", "alliance_lead", "cluster_lead", "school_lead")
OTHERS = ("teacher", "school_lead", "alliance_lead", "cluster_lead", "administrator", "far_teacher", "third")
FIRST, SECOND = 0, 1
STEPS = 9


@dataclasses.dataclass(frozen=True)
class Written:
    """What somebody writes on their own form, in words that mean the same on any."""

    text: str
    key: uuid.UUID
    grade: str = ""
    minutes: int = 5
    line: int = 0
    ground: int = 0
    role: str = "decisive"


@dataclasses.dataclass(frozen=True)
class Step:
    """One thing that somebody does: in both worlds the same, or `given` differs (None: not at all in that world)."""

    actor: str
    verb: str
    joint: int = FIRST
    given: tuple[object, object] = ("", "")
    looks: bool = True
    """Whether what is seen afterwards must be the same in both worlds."""


@dataclasses.dataclass(frozen=True)
class Script:
    """A play: who is blind, with which further role, on whom; and the steps before and after the great look."""

    seed: int
    mode: str
    me: str
    other: str
    role: str
    reader: str
    third: bool
    steps: tuple[Step, ...]
    ending: tuple[Step, ...]
    pokes: bool
    """Whether it ends with an empty form sent to every address, instead of a reveal."""


class Writer:
    """Writes a script; knows who has sealed what in which world, since no world may come to its reveal too early."""

    def __init__(self, seed: int) -> None:
        self.seed, self.random = seed, random.Random(seed)
        self.mode = ("content", "activity")[seed % 2]
        self.still = self.random.choice(BOTH)  # in this world the other does nothing, in mode *activity*
        self.me, self.other = self.random.sample(("host", "visitor"), 2)
        self.third = seed % 3 == 0
        self.sealed: tuple[dict[int, set[str]], ...] = ({FIRST: set(), SECOND: set()}, {FIRST: set(), SECOND: set()})
        self.latest: Written | None = None
        self.letters = 0

    def observers(self, joint: int) -> set[str]:
        return {"host", "visitor"} | ({"third"} if self.third and joint == FIRST else set())

    def may_seal(self, actor: str, joint: int) -> bool:
        """Whether somebody else would still be blind in either world."""
        return all(self.observers(joint) - self.sealed[world][joint] - {actor} for world in BOTH)

    def written(self, whose: str, **more: object) -> Written:
        """Something new, each time."""
        self.letters += 1
        length = self.random.choice((0, 0, 3, 40))
        given = {
            "text": f"{whose}-{self.seed}-{self.letters} " + "and so on " * length,
            "key": uuid.UUID(int=self.random.getrandbits(128), version=4),
            "grade": self.random.choice(GRADES),
            "minutes": self.random.randrange(10),
            "line": self.random.randrange(3),
            "ground": self.random.randrange(3),
            "role": self.random.choice(("decisive", "support", "boundary")),
        }
        return Written(**(given | more))  # type: ignore[arg-type]

    def alone(self, *, sealing: bool = False) -> tuple[object, object]:
        """What the other writes in each world: two different things, or one and nothing."""
        one, two = self.written("zebra"), self.written("quagga")
        if self.mode == "activity":
            one, two = (None, two) if self.still == 0 else (one, None)
        if not sealing:
            self.latest = one or two
        return one, two

    def private_step(self) -> Step:
        verbs = ("draft", "draft", "draft", "form", "photo", "unfinished", "seal", "open")
        verb, joint = self.random.choice(verbs), self.random.choice((FIRST, FIRST, SECOND))
        if verb == "seal" and not self.may_seal(self.other, joint):
            verb = "draft"
        given = self.alone()
        if verb == "seal":
            for world in BOTH:
                if given[world]:
                    self.sealed[world][joint].add(self.other)
        return Step(self.other, verb, joint, given)

    def own_step(self) -> Step:
        verbs = ("draft", "copy", "copy", "form", "unfinished", "message", "photo", "talk", "seal", "log")
        verb, joint = self.random.choice(verbs), self.random.choice((FIRST, FIRST, SECOND))
        if verb == "copy":
            return self.copied("draft", joint)
        if verb == "seal" and (joint == FIRST or not self.may_seal(self.me, joint)):
            verb = "form"
        if verb == "seal":
            self._seals(self.me, joint)
        return self.same(self.me, verb, joint)

    def copied(self, verb: str, joint: int) -> Step:
        """I write what the other wrote in one world, key and all."""
        copy = self.latest or self.written("mine")
        return Step(self.me, verb, joint, (copy, copy))

    def public_step(self) -> Step:
        actor, verb = self.random.choice(
            (("teacher", "message"), ("alliance_lead", "talk"), ("third", "draft"), ("third", "seal"), ("beat", "beat"),
             ("beat", "beat"), ("clock", "wait"), (self.other, "message"), (self.other, "log"), ("teacher", "log"))
        )  # fmt: skip
        if actor == "third" and not self.third:
            actor, verb = "beat", "beat"
        if verb == "seal" and not self.may_seal(actor, FIRST):
            verb = "draft"
        if verb == "seal":
            self._seals(actor, FIRST)
        if verb == "wait":
            hours = self.random.choice((1, 6, 30))
            return Step(actor, verb, given=(dt.timedelta(hours=hours),) * 2)
        return self.same(actor, verb, FIRST)

    def same(self, actor: str, verb: str, joint: int, *, looks: bool = True) -> Step:
        written = self.written(actor)
        return Step(actor, verb, joint, (written, written), looks=looks)

    def _seals(self, actor: str, joint: int) -> None:
        for world in BOTH:
            self.sealed[world][joint].add(actor)

    def steps(self) -> tuple[Step, ...]:
        """Begin with something of the other's and a copy of it, then as it comes."""
        started = [self.private_step(), self.copied("draft", FIRST)]
        kinds = (self.private_step, self.private_step, self.own_step, self.own_step, self.public_step)
        return (*started, *(self.random.choice(kinds)() for _ in range(STEPS)))

    def ending(self) -> tuple[Step, ...]:
        """All seal the first lesson, I first; what is seen must be the same until one of the worlds has revealed."""
        done = []
        for actor in (self.me, "third", self.other):
            if actor not in self.observers(FIRST):
                continue
            given = self.alone(sealing=True) if actor == self.other else (self.written(actor),) * 2
            if actor == self.other and self.mode == "activity":  # what they have not done in one world they do now
                given = (self.written("zebra"), self.written("quagga"))
            given = tuple(None if actor in self.sealed[world][FIRST] else given[world] for world in BOTH)
            self._seals(actor, FIRST)
            still_blind = all(self.observers(FIRST) - self.sealed[world][FIRST] for world in BOTH)
            done.append(Step(actor, "seal", FIRST, given, looks=still_blind))
        return tuple(done)


def write(seed: int) -> Script:
    """Write the script of one seed."""
    writer = Writer(seed)
    return Script(
        seed=seed,
        mode=writer.mode,
        me=writer.me,
        other=writer.other,
        role=ROLES[seed // 2 % len(ROLES)],
        reader=OTHERS[seed // 2 % len(OTHERS)],
        third=writer.third,
        steps=writer.steps(),
        ending=writer.ending(),
        pokes=seed % 6 == 5,
    )
