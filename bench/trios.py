"""Suggesting trios to 300 simulated people: the solver beside greedy and chance."""

import random
import statistics
import time
import uuid
from itertools import combinations

from bench.installation import Client  # noqa: F401  # isort: skip  # sets Django up

from trios.suggesting import Willing, suggest, trip

PEOPLE, SCHOOLS, ROUNDS = 300, 25, 5
DEPARTMENTS = ("English", "Maths", "Science", "Humanities", "Languages", "Art", "Music", "PE", "D&T", "Year 5")


def simulate(seed):
    """People in schools scattered over 30 by 30 miles, two minutes a mile; big schools have more who are willing."""
    rng = random.Random(seed)
    schools = [uuid.UUID(int=at + 1) for at in range(SCHOOLS)]
    places = {school: (rng.uniform(0, 30), rng.uniform(0, 30)) for school in schools}
    minutes = {
        frozenset(pair): round(5 + 2 * sum(abs(a - b) for a, b in zip(places[pair[0]], places[pair[1]], strict=True)))
        for pair in combinations(schools, 2)
    }
    people = [
        Willing(uuid.UUID(int=1000 + at), schools[int(SCHOOLS * rng.random() ** 1.5)], rng.choice(DEPARTMENTS))
        for at in range(PEOPLE)
    ]
    return people, minutes


def by_chance(people, minutes):
    """Shuffle, and take three at a time."""
    del minutes
    order = random.Random(1).sample(people, len(people))
    return [tuple(order[at : at + 3]) for at in range(0, len(order) - 2, 3)]


def greedy(people, minutes):
    """Take the next person, and the two nearest colleagues who cross department and school with both; else anybody."""
    left, found = list(people), []
    while len(left) >= 3:
        first = left.pop(0)
        chosen = [first]
        for _ in range(2):
            crossing = [
                each
                for each in left
                if all(each.school != one.school and each.department != one.department for one in chosen)
            ]
            best = min(crossing or left, key=lambda each: sum(trip(each, one, minutes) for one in chosen))
            left.remove(best)
            chosen.append(best)
        found.append(tuple(chosen))
    return found


def solved(people, minutes):
    return [each.people for each in suggest(people, minutes)]


def measure(way):
    """Share of pairs that cross department and school, minutes a pair, the worst trip, people placed, seconds."""
    rows = []
    for seed in range(ROUNDS):
        people, minutes = simulate(seed)
        begun = time.perf_counter()
        trios = way(people, minutes)
        took = time.perf_counter() - begun
        pairs = [pair for trio in trios for pair in combinations(trio, 2)]
        crossing = [one.school != other.school and one.department != other.department for one, other in pairs]
        trips = [trip(one, other, minutes) for one, other in pairs]
        rows.append((statistics.mean(crossing), statistics.mean(trips), max(trips), len(trios) * 3, took))
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def main():
    print(f"{PEOPLE} people, {SCHOOLS} schools, {len(DEPARTMENTS)} departments; median of {ROUNDS} simulations")
    print(f"{'':10} {'crossing':>9} {'min a pair':>11} {'worst':>6} {'placed':>7} {'seconds':>8}")
    for way in (by_chance, greedy, solved):
        crossing, trips, worst, placed, took = measure(way)
        print(f"{way.__name__:10} {crossing:>9.1%} {trips:>11.1f} {worst:>6.0f} {placed:>7.0f} {took:>8.2f}")
