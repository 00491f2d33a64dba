"""Set a lesson up without a planner: the host offers up to three times, a visitor picks one, the teacher agrees.

Each of these locks the joint observation, and tells those whose turn it is that something waits for them.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from clusters.models import School
from observations.actions.arranging import LessonFacts, NotArranged, Place, make, problems_of
from observations.actions.fitting import Party, Time, unfit
from observations.actions.letters import say_it_is_dated, say_something_waits
from observations.actions.waiting import no_longer, wait_for
from observations.models.lessons import JointObservation, Observer
from observations.models.planning import OfferedTime, Reserve, SetUpStep
from observations.models.rounds import Round
from people import taking_part
from people.audit import act
from people.models import User

MOST_TIMES = 3
WAITS = SetUpStep.WaitsFor


def offer(  # noqa: PLR0913  # a joint observation's own facts
    *,
    round: Round,  # noqa: A002  # the field's word
    lesson: LessonFacts,
    places: tuple[Place, ...],
    times: Sequence[Time],
    by: User,
    at: dt.datetime,
    reserve: Place | None = None,
) -> JointObservation:
    """Offer one to three times for a lesson; its own times are the first of them until a visitor picks.

    Raises `NotArranged` as `arrange` does, with `time_0` to `time_2` for a time that will not do.
    """
    problems = problems_of(round, lesson, places) | _reserve_problem(lesson, places, reserve)
    people = [place.person for place in (*places, *filter(None, [reserve]))]
    party = Party(lesson.teacher, people, [lesson.school, *(place.school for place in places)])
    if problems := problems or _time_problems(party, times, at):
        raise NotArranged(problems)
    with act("offer times", by=by, at=at):
        made = make(round, lesson, places, by=by, at=at)
        if reserve is not None:
            Reserve.objects.create(joint=made, person=reserve.person, school=reserve.school, version=reserve.version)
        _put_on_offer(made, times, at=at)
    return made


def offer_again(*, joint: JointObservation, times: Sequence[Time], by: User, at: dt.datetime) -> None:
    """Offer other times in the place of those before; whoever had agreed to a day is asked again.

    Raises `NotArranged`.
    """
    with act("offer times", by=by, at=at):
        locked = being_set_up(joint.pk)
        if problems := _time_problems(party_of(locked), times, at, but=locked.pk):
            raise NotArranged(problems)
        locked.offered_times.all().delete()
        _take_back_the_day(locked, at=at)
        _put_on_offer(locked, times, at=at)


def pick(
    *, joint: JointObservation, offered: OfferedTime, reserve: OfferedTime | None, by: User, at: dt.datetime
) -> None:
    """Pick one of the offered times, and perhaps a second that is kept as the reserve. Raises `NotArranged`."""
    with act("pick a time", by=by, at=at):
        locked = being_set_up(joint.pk)
        chosen = next((time for time in locked.offered_times.all() if time.pk == offered.pk), None)
        if chosen is None:
            raise NotArranged({"offered": "This time is no longer offered: pick another"})
        if reserve is not None and reserve.pk == chosen.pk:
            raise NotArranged({"reserve": "Keep another time in reserve than the one you pick"})
        time = Time(chosen.starts_at, chosen.ends_at, chosen.period, chosen.room)
        if problem := unfit(party_of(locked), [time], at=at, but=locked.pk):
            raise NotArranged({"offered": problem[0]})
        _set_time(locked, time)
        locked.picked_at = at
        locked.save(update_fields=["picked_at"])
        kept = [reserve.pk] if reserve else []
        locked.offered_times.exclude(pk__in=kept).delete()
        locked.offered_times.filter(pk__in=kept).update(is_reserve=True)
        no_longer(locked, WAITS.REPLY, at=at)
        wait_for(locked, WAITS.YES, at=at)
        say_something_waits(person for person in _who_has_not_accepted(locked) if person.pk != by.pk)


def none_of_these(*, joint: JointObservation, by: User, at: dt.datetime) -> None:
    """Say that none of the offered times will do: it is the host's turn again."""
    with act("none of these", by=by, at=at):
        locked = being_set_up(joint.pk)
        locked.offered_times.all().delete()
        no_longer(locked, WAITS.REPLY, at=at)
        wait_for(locked, WAITS.TIMES, at=at)
        say_something_waits([locked.created_by])


def use_reserve_time(*, joint: JointObservation, by: User, at: dt.datetime) -> None:
    """Move a lesson that has not begun to the time kept in reserve, which everyone saw when they agreed.

    Raises `NotArranged` if there is none, or it will not do any more.
    """
    with act("use reserve time", by=by, at=at):
        locked = locked_joint(joint.pk)
        kept = locked.offered_times.filter(is_reserve=True).first()
        movable = (*JointObservation.BEING_SET_UP, JointObservation.State.SCHEDULED)
        if kept is None or locked.state not in movable or locked.lesson.starts_at <= at:
            raise NotArranged({"": "There is no time in reserve for this lesson."})
        time = Time(kept.starts_at, kept.ends_at, kept.period, kept.room)
        if problem := unfit(party_of(locked), [time], at=at, but=locked.pk):
            raise NotArranged({"": f"{problem[0]}."})
        _set_time(locked, time)
        kept.delete()
        if locked.state == JointObservation.State.SCHEDULED:
            say_it_is_dated(locked, everyone(locked), at=at)


def locked_joint(joint_id: uuid.UUID) -> JointObservation:
    """Return a joint observation with its lesson, locked."""
    found = JointObservation.objects.select_for_update(of=("self",)).select_related(
        "lesson__school", "lesson__teacher", "created_by", "text"
    )
    return found.get(pk=joint_id)


def being_set_up(joint_id: uuid.UUID) -> JointObservation:
    """Return a joint observation that is still being set up, locked; raises `NotArranged` for any other."""
    joint = locked_joint(joint_id)
    if joint.state not in JointObservation.BEING_SET_UP:
        raise NotArranged({"": "This lesson is not being set up any more."})
    return joint


def places_in(joint: JointObservation) -> list[Observer]:
    """Return the places on a joint observation that nobody has left, the host first (one query)."""
    found = Observer.objects.filter(joint=joint, replaced_at__isnull=True).select_related("person", "school")
    return list(found.order_by("-is_host", "id"))


def everyone(joint: JointObservation) -> list[User]:
    """Return who takes part: the teacher, and those who observe."""
    teacher = joint.lesson.teacher
    return [*([teacher] if teacher else []), *(place.person for place in places_in(joint))]


def party_of(joint: JointObservation) -> Party:
    """Return who would have to be there. Raises `NotArranged` once the teacher's name is out."""
    if joint.lesson.teacher is None:
        raise NotArranged({"": "This lesson has no teacher any more."})
    places = places_in(joint)
    schools: list[School] = [joint.lesson.school, *(place.school for place in places)]
    return Party(joint.lesson.teacher, [place.person for place in places], schools)


def _reserve_problem(lesson: LessonFacts, places: tuple[Place, ...], reserve: Place | None) -> dict[str, str]:
    """Return what stands against the reserve: who takes part in another way cannot stand by as well."""
    if reserve is None:
        return {}
    if reserve.person.pk in {lesson.teacher.pk, *(place.person.pk for place in places)}:
        return {"reserve": "Choose somebody who does not take part otherwise"}
    return {}


def _time_problems(
    party: Party, times: Sequence[Time], at: dt.datetime, *, but: uuid.UUID | None = None
) -> dict[str, str]:
    """Return what stands against the times, by field."""
    if not 1 <= len(times) <= MOST_TIMES:
        return {"time_0": "Offer one time at least, and three at most"}
    return {f"time_{place}": problem for place, problem in unfit(party, times, at=at, but=but).items()}


def _put_on_offer(joint: JointObservation, times: Sequence[Time], *, at: dt.datetime) -> None:
    """Write the times, set the lesson to the first of them for now, and tell the visitors."""
    OfferedTime.objects.bulk_create(
        OfferedTime(joint=joint, starts_at=time.starts_at, ends_at=time.ends_at, period=time.period, room=time.room)
        for time in times
    )
    _set_time(joint, times[0])
    no_longer(joint, WAITS.TIMES, at=at)
    wait_for(joint, WAITS.REPLY, at=at)
    say_something_waits(place.person for place in places_in(joint) if not place.is_host)


def _set_time(joint: JointObservation, time: Time) -> None:
    """Set when and where the lesson is."""
    lesson = joint.lesson
    lesson.starts_at, lesson.ends_at, lesson.period, lesson.room = (
        time.starts_at,
        time.ends_at,
        time.period,
        time.room or lesson.room,
    )
    lesson.save(update_fields=["starts_at", "ends_at", "period", "room"])


def _take_back_the_day(joint: JointObservation, *, at: dt.datetime) -> None:
    """Return to *proposed*: the teacher agreed to another day."""
    joint.state, joint.picked_at, joint.agreed_at = JointObservation.State.PROPOSED, None, None
    joint.save(update_fields=["state", "picked_at", "agreed_at"])
    no_longer(joint, WAITS.YES, at=at)
    if joint.lesson.teacher is not None:
        taking_part.take_back(about=joint.pk, by=joint.lesson.teacher, at=at)


def _who_has_not_accepted(joint: JointObservation) -> list[User]:
    """Return who has still to say yes."""
    known = taking_part.accepted(joint.pk, joint.text_id)
    reserve = Reserve.objects.filter(joint=joint).select_related("person").first()
    asked = [*everyone(joint), *([reserve.person] if reserve else [])]
    return [person for person in asked if person.pk not in known]
