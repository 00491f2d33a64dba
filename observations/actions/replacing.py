"""Who observes changes: an observer gives up their place, or never seals and is replaced or withdrawn.

Nothing here asks whether anybody has sealed, and nothing opens below two sealed sheets.
"""

import datetime as dt
import uuid

from observations.actions.arranging import NotArranged, Place
from observations.actions.judging import open_if_all_sealed
from observations.actions.letters import say_something_waits
from observations.models.lessons import JointObservation, Observer
from observations.models.planning import Reserve
from people import taking_part
from people.audit import act
from people.models import User

TWO = 2
# An observer who never seals keeps their place for so long after the lesson.
REPLACED_AFTER = dt.timedelta(days=7)


def give_up_place(joint: JointObservation, place: Observer, *, at: dt.datetime) -> bool:
    """Leave a place to the reserve, or to nobody if two observers of two schools are left; return whether it could be.

    The caller holds the lock.
    """
    reserve = ready_reserve(joint)
    others = Observer.objects.filter(joint=joint, replaced_at__isnull=True).exclude(pk=place.pk)
    schools = {other.school_id for other in others} | ({reserve.school_id} if reserve else set())
    if len(schools) < TWO:
        return False
    _end(joint, place, at=at)
    if reserve is not None:
        _step_in(joint, reserve)
    return True


def replace_observer(*, joint: JointObservation, place_id: uuid.UUID, by: User, at: dt.datetime) -> bool:
    """End an observer's place, and let the reserve step in if there is one who has accepted; return whether one did.

    If every sheet of those who are left is sealed, and there are two, they open. Raises `NotArranged` from the lesson
    until `REPLACED_AFTER` later, after the reveal, and for a place that has ended.
    """
    with act("replace observer", by=by, at=at):
        locked = JointObservation.objects.select_for_update(of=("self",)).select_related("lesson").get(pk=joint.pk)
        if refusal := refusal_to_replace(locked, at=at):
            raise NotArranged({"": refusal})
        place = Observer.objects.filter(joint=locked, pk=place_id, replaced_at__isnull=True).first()
        if place is None:
            raise NotArranged({"": "Who observes this lesson has changed since you opened this page."})
        reserve = ready_reserve(locked)
        _end(locked, place, at=at)
        if reserve is not None:
            _step_in(locked, reserve)
            say_something_waits([reserve.person])
        open_if_all_sealed(locked.pk, at=at)
    return reserve is not None


def refusal_to_replace(joint: JointObservation, *, at: dt.datetime) -> str:
    """Say why nobody can be replaced on a lesson now: the clock alone decides, and whether it is still open."""
    if joint.state not in JointObservation.OPEN:
        return "This lesson is closed, so its observers stay as they were."
    free = joint.lesson.starts_at + REPLACED_AFTER
    if joint.lesson.starts_at <= at < free:
        return f"An observer keeps their place until {free:%A} {free.day} {free:%B}: they may still be writing."
    return ""


def ask_to_stand_by(*, joint: JointObservation, reserve: Place, by: User, at: dt.datetime) -> None:
    """Ask somebody to observe if one of the observers cannot, in the place of whoever was asked before.

    Raises `NotArranged` for the teacher, for whoever observes or did, and without a published form of their school.
    """
    with act("ask to stand by", by=by, at=at):
        locked = JointObservation.objects.select_for_update(of=("self",)).select_related("lesson").get(pk=joint.pk)
        taken = set(Observer.objects.filter(joint=locked).values_list("person", flat=True)) | {locked.lesson.teacher_id}
        if reserve.person.pk in taken:
            raise NotArranged({"reserve": "Choose somebody who does not take part otherwise"})
        Reserve.objects.update_or_create(
            joint=locked,
            defaults={"person": reserve.person, "school": reserve.school, "version": reserve.version},
        )
        say_something_waits([reserve.person])


def ready_reserve(joint: JointObservation) -> Reserve | None:
    """Return the reserve of a lesson if they have accepted its agreement."""
    reserve = Reserve.objects.filter(joint=joint).select_related("person").first()
    if reserve is None or reserve.person_id not in taking_part.accepted(joint.pk, joint.text_id):
        return None
    return reserve


def _end(joint: JointObservation, place: Observer, *, at: dt.datetime) -> None:
    """End a place; the others read one neutral sentence. What was written on it stays its observer's own."""
    Observer.objects.filter(pk=place.pk).update(replaced_at=at)
    joint.observers_changed_at = at
    joint.save(update_fields=["observers_changed_at"])


def _step_in(joint: JointObservation, reserve: Reserve) -> None:
    """Make the reserve an observer."""
    reserve.delete()
    Observer.objects.create(
        joint=joint,
        person=reserve.person,
        school_id=reserve.school_id,
        version_id=reserve.version_id,
        is_host=reserve.school_id == joint.lesson.school_id,
    )
