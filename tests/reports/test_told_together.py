"""A reader who lays a cluster's page beside those of its rounds, and subtracts, learns nothing of a hidden group."""

import csv
import dataclasses
import io
import random
import uuid
from collections import Counter

import numpy as np
import pytest
from scipy import optimize

from observations import actions
from observations.actions import arranging
from reports import exports
from reports.figures.tally import Sample
from reports.figures.withheld import FACETS, Observed, withheld
from reports.queries import counts
from reports.queries.agreement import agreement
from reports.queries.rounds import alliances_in
from reports.queries.scopes import Scope, all_closed
from reports.snapshots import take as snapshots
from tests import world as worlds
from tests.reports.lessons import another_round, revealed
from tests.reports.test_agreement import page_of
from tests.world import AFTER

VALUES = {facet: tuple(f"{facet} {number}" for number in range(3)) for facet in FACETS}


def drawn(seed, *, rounds=3):
    """Lessons of several rounds that were not agreed to, unevenly spread, some teachers observed twice."""
    draw = random.Random(seed)
    names = [uuid.UUID(int=number + 1) for number in range(rounds)]
    seen = []
    for name in names:
        people = [uuid.uuid4() for _ in range(draw.randint(6, 22))]
        chance = draw.choice((0.15, 0.5, 0.75, 1.0))
        for who in people:
            for _ in range(draw.randint(1, 2)):
                values = tuple(draw.choices(VALUES[facet], weights=(6, 3, 1))[0] for facet in FACETS)
                seen.append(Observed(values, who, 1, name, int(draw.random() < chance), 1))
    return seen


def per_scope(seen):
    """A planted fault: each scope hides its own small groups, and no one looks at two scopes together."""
    rounds = {name: withheld([each for each in seen if each.round == name]) for name in {each.round for each in seen}}
    as_one = [Observed(each.values, each.teacher, 1, None, each.matched, 1) for each in seen]
    return rounds, withheld(as_one)


def together(seen):
    """What pages show: each round, and the cluster, which may open what rounds hide."""
    rounds = {name: withheld([each for each in seen if each.round == name]) for name in {each.round for each in seen}}
    return rounds, withheld(seen, opens=True)


def attacked(seen, shown, facet, values=None):
    """How many numbers each hidden group of a round could be, and its matches: whole-number programming, written apart.

    The unknowns are the matched and the differed lessons of each value in each round; a hidden name is known to be
    there unless the whole table is hidden.
    """
    rounds, cluster = shown
    at = FACETS.index(facet)
    names, values = sorted(rounds, key=str), values or VALUES[facet]
    true = Counter((each.round, each.values[at], each.matched) for each in seen)
    keys = [(name, value, matched) for name in names for value in values for matched in (1, 0)]
    real = np.asarray([true[key] for key in keys], dtype=float)
    hidden = {name: set(values) if own is None else set(own[facet]) for name, own in rounds.items()}
    above = set(values) if cluster is None else cluster[facet]
    equal, there = [], []
    for name in names:
        present = {value for value in values if true[name, value, 0] + true[name, value, 1]}
        for matched in (0, 1):
            equal.append([key[0] == name and key[2] == matched for key in keys])
            equal += [[key == (name, value, matched) for key in keys] for value in set(values) - hidden[name]]
        if hidden[name] & present != present:
            equal += [[key[:2] == (name, value) for key in keys] for value in set(values) - present]
            there += [[key[:2] == (name, value) for key in keys] for value in hidden[name] & present]
    equal += [
        [key[1] == value and key[2] == matched for key in keys] for value in set(values) - above for matched in (0, 1)
    ]
    known = [optimize.LinearConstraint(np.asarray(equal, float), *[np.asarray(equal, float) @ real] * 2)]
    if there:
        known.append(optimize.LinearConstraint(np.asarray(there, float), 1, np.inf))
    for name in names:
        for value in hidden[name]:
            if not true[name, value, 0] + true[name, value, 1]:
                continue
            goal = np.asarray([key[:2] == (name, value) for key in keys], float)
            ends = [optimize.milp(sign * goal, constraints=known, integrality=np.ones(len(keys))) for sign in (1, -1)]
            assert ends[0].success
            yield name, value, -ends[1].fun - ends[0].fun + 1


@pytest.mark.parametrize("seed", range(10))
def test_no_group_of_a_round_follows_from_the_cluster(seed):
    seen = drawn(seed)
    found = together(seen)
    for facet in FACETS:
        assert all(could_be >= 3 for *_, could_be in attacked(seen, found, facet)), facet


def test_the_attack_catches_scopes_that_each_look_at_themselves():
    caught = 0
    for seed in range(10):
        seen = drawn(seed)
        caught += any(could_be < 2 for facet in FACETS for *_, could_be in attacked(seen, per_scope(seen), facet))
    assert caught >= 5


def test_rounds_together_show_what_each_alone_must_hide():
    """Three rounds of eight lessons with one teacher a lesson: nothing by subject in any, yet all of it together."""
    rounds = [uuid.UUID(int=number + 1) for number in range(3)]
    seen = [
        Observed(("ii", "3", "no", "secondary", subject, "spring"), uuid.uuid4(), 1, name, number % 2, 1)
        for name in rounds
        for subject in ("art", "music")
        for number in range(4)
    ]
    for name in rounds:
        assert withheld([each for each in seen if each.round == name])["subject"] == {"art", "music"}
    assert withheld(seen)["subject"] == {"art", "music"}
    assert withheld(seen, opens=True)["subject"] == set()


def test_hidden_lessons_never_all_match_beside_others_that_are_shown():
    """Four of art and six of maths, all matched, would be known to have matched from the total less music's."""
    seen = [
        Observed(("ii", "3", "no", "secondary", subject, "spring"), uuid.uuid4(), 1, None, int(matched), 1)
        for subject, lessons in (("art", 4), ("maths", 6), ("music", 9))
        for number in range(lessons)
        for matched in [subject != "music" or number > 3]
    ]
    assert withheld(seen)["subject"] == {"art", "maths", "music"}


@pytest.mark.django_db
def test_the_page_of_a_cluster_hides_what_follows_from_its_rounds(house, monkeypatch):
    """One lesson of maths in one round and five in another: the cluster's six less those five would be the one."""
    of_subject = {}
    for maths, science in ((1, 6), (5, 5)):
        private = another_round(house, shown_schools=(house.agnes,))
        of_subject[maths] = private
        for number, subject in enumerate(["Maths"] * maths + ["Science"] * science):
            monkeypatch.setattr(private, "teacher", worlds.person(f"Teacher {number} {private.round.pk}"))
            revealed(private, "Good", ("Good", "Outstanding")[number % 2], subject=subject)
        arranging.close_round(round_id=private.round.pk, by=house.alliance_lead, at=AFTER)
    actions.sweep(at=AFTER)
    waiting = page_of(house, "subject", kind="cluster", inside=False)
    assert waiting.silence.startswith("Only the total is shown while it is worked out")
    snapshots.take_all(now=lambda: AFTER, seconds=60)

    first, second = (page_of(of_subject[maths], "subject", inside=False).findings[0].table for maths in (1, 5))
    assert "Maths" not in first
    assert 'Maths</th><td class="number">' in second
    for kind in ("alliance", "cluster"):
        above = page_of(house, "subject", kind=kind, inside=False)
        assert above.headline.title.endswith("of 17 judgements matched")
        assert "All subjects</th><td>too few to show" in above.findings[0].table

    # The same attack, by a reader who lays the CSV of the cluster beside those of its rounds.
    rounds = {private.round.pk: private.round for private in of_subject.values()}
    seen = [each for pk in rounds for each in _observed_in(pk, house)]
    told = {pk: {"subject": _hidden_in(csv_of("round", pk))} for pk in rounds}
    as_page = (told, {"subject": _hidden_in(csv_of("cluster", house.cluster.pk))})
    assert sorted(len(each["subject"]) for each in told.values()) == [0, 2]
    assert all(could_be >= 3 for *_, could_be in attacked(seen, as_page, "subject", SUBJECTS_SEEN))
    monkeypatch.setattr(exports, "agreement", _planted)
    leaking = (told, {"subject": _hidden_in(csv_of("cluster", house.cluster.pk))})
    assert any(could_be < 2 for *_, could_be in attacked(seen, leaking, "subject", SUBJECTS_SEEN))


SUBJECTS_SEEN = ("Maths", "Science")


def csv_of(kind, pk):
    """What the cluster's lead gets of a scope by subject."""
    stamp, rows = alliances_in(kind, pk)
    scope = Scope(kind, pk, "Scope", stamp, inside=False, is_closed=all_closed(rows))
    return list(csv.reader(io.StringIO(exports.counts_of(scope, "subject"))))


def _hidden_in(rows):
    """The subjects of whose lessons a file says no number."""
    told = {row[2] for row in rows if row[0] == "subject" and row[3] == "Of" and row[4].isdigit()}
    return set(SUBJECTS_SEEN) - told


def _observed_in(pk, world):
    return counts.openness("round", pk, Sample(world.scale.pk)).observed


def _planted(scope, view, of):
    """A planted fault: the file says more than its page, as it would if it were made of the cells."""
    return agreement(dataclasses.replace(scope, inside=True), view, of)
