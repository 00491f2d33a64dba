"""Suggestions: across department and school, with least travel, nobody twice, and a reason each."""

import random
import uuid

import pytest

from diary import actions as diary_actions
from tests.trios.cast import day, moment
from trios import actions
from trios.candidates import candidates_of, suggested
from trios.suggesting import Willing, suggest

A, B, C, D = (uuid.UUID(int=number) for number in range(4))


def willing(number, school, department):
    return Willing(uuid.UUID(int=100 + number), school, department)


def minutes(**pairs):
    places = {"a": A, "b": B, "c": C, "d": D}
    return {frozenset(places[key] for key in pair): trip for pair, trip in pairs.items()}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_suggest_nothing(count):
    assert suggest([willing(at, A, "Maths") for at in range(count)], {}) == []


def test_everything_is_crossed_where_it_can_be():
    people = [willing(at, (A, B, C)[at % 3], ("Maths", "Art", "Music")[at // 3]) for at in range(9)]

    found = suggest(people, minutes(ab=10, ac=10, bc=10))

    assert [suggestion.crossing for suggestion in found] == [3, 3, 3]
    assert len({each.key for suggestion in found for each in suggestion.people}) == 9


def test_the_near_are_put_together():
    people = [willing(0, A, "x"), willing(1, B, "y"), willing(2, C, "z"), willing(3, D, "z")]

    found = suggest(people, minutes(ab=10, ac=60, bc=60, ad=15, bd=15))

    assert {each.school for each in found[0].people} == {A, B, D}
    assert (found[0].minutes, found[0].guessed) == (15, False)


def test_an_unknown_trip_is_assumed_and_says_so():
    assert suggest([willing(0, A, "x"), willing(1, B, "y"), willing(2, C, "z")], {})[0].guessed


def test_the_order_of_the_people_changes_nothing():
    rng = random.Random(4)
    people = [willing(at, rng.choice((A, B, C, D)), rng.choice("xyz")) for at in range(60)]
    shuffled = rng.sample(people, len(people))

    assert suggest(people, {}) == suggest(shuffled, {})


@pytest.mark.django_db
def test_only_who_would_join_and_is_free_is_suggested(cast):
    for each in (cast.ann, cast.bob, cast.cat, cast.dan, cast.stranger):
        actions.be_willing(alliance=cast.alliance, person=each, kind="join", focus="", at=moment(0), on=day(0))
    found = suggested(candidates_of(cast.alliance, on=day(1)))
    assert len(found) == 1
    assert found[0].why == "Every pair crosses department and school; perhaps 45 minutes at most between two of them."

    diary_actions.keep_quiet(
        school=cast.schools["B"], starts_on=day(0), ends_on=day(9), reason="", by=cast.head, at=moment(0)
    )
    assert cast.bob not in [each.person for each in suggested(candidates_of(cast.alliance, on=day(1)))[0].people]
    cast.trio(cast.ann, cast.cat)
    assert suggested(candidates_of(cast.alliance, on=day(1))) == []
