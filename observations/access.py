"""What an observer may do with their own place.

A predicate answers with its sentence, or with nothing where it may be done. Whoever has no place on a joint observation
finds none of its pages (see `queries.place_of`).
"""

from collections.abc import Sequence

from clusters.access import Remit
from observations.models.forms import InstrumentVersion
from observations.models.lessons import JointObservation, Observer
from observations.models.practice import PracticeLesson
from observations.models.rounds import Round
from observations.planning import Plan
from observations.starting import Seat

NO_FORM_TO_PRACTISE_ON = (
    "You practise on your school’s own observation form, and it has none yet. Ask your school lead."
)
OF_ANOTHER = "Somebody else wrote this on this device, so it is not saved on your sheet. They can sign in to send it."


def refusal_to_write(place: Observer) -> str:
    """Say why nothing more can be written on this place."""
    if place.replaced_at is not None:
        return "Someone else observes this lesson in your place now. What you wrote stays readable to you."
    if place.joint.state in JointObservation.BEING_SET_UP:
        return "This lesson is still being set up: its form opens once everyone has said yes."
    if place.joint.names_out_at is not None:
        return "The names have been taken out of this lesson. What you wrote stays readable to you."
    if place.joint.state == JointObservation.State.WITHDRAWN:
        return "This lesson has been withdrawn. What you wrote stays readable to you, and it is not counted."
    if place.joint.state not in JointObservation.OPEN:
        return "This lesson is closed. What you wrote before stays readable to you."
    return ""


def may_compare(place: Observer) -> bool:
    """Whether the comparison is there for this observer: after the reveal, unless replaced, or the names are out."""
    joint = place.joint
    return joint.state in JointObservation.AFTER_REVEAL and place.replaced_at is None and joint.names_out_at is None


def refusal_to_add(joint: JointObservation) -> str:
    """Say why nothing more can be said about a lesson: messages, second thoughts, the joint note, when you talk."""
    if joint.state == JointObservation.State.WITHDRAWN:
        return "This lesson has been withdrawn. What was written stays readable."
    if joint.state in (JointObservation.State.CLOSED, JointObservation.State.UNPAIRED):
        return "This lesson is closed. What was written stays readable."
    return ""


def refusal_to_set_talk(remit: Remit, joint: JointObservation) -> str:
    """Say why somebody who takes no part in a lesson that they see arranged may not say when it is talked about."""
    if _leads(remit, joint):
        return ""
    return "Those who take part in the lesson, or lead the alliance, say when you talk. Ask them."


def refusal_to_close(remit: Remit, joint: JointObservation) -> str:
    """Say why somebody may not close a lesson that they see arranged."""
    if not _leads(remit, joint):
        return "Those who lead the alliance close a lesson. Ask them."
    if joint.state == JointObservation.State.CLOSED:
        return "This lesson has been closed already."
    if joint.state != JointObservation.State.DISCUSSED:
        return "A lesson is closed once its observers have marked it as discussed."
    return "" if joint.talk_at else "Say first when you talk with the teacher: a lesson is closed once that has a date."


def _leads(remit: Remit, joint: JointObservation) -> bool:
    """Whether somebody leads the alliance that arranged a lesson, or runs the installation."""
    return remit.is_everything or joint.round.alliance_id in remit.alliance_ids


def refusal_to_arrange(round_: Round) -> str:
    """Say why no more lessons can be arranged in a round."""
    return "This round is closed, so nothing more can be arranged in it." if round_.closed_at else ""


def refusal_to_withdraw(remit: Remit, joint: JointObservation) -> str:
    """Say why somebody may not withdraw a lesson that they may see arranged."""
    if not _leads(remit, joint):
        return "Those who lead the alliance withdraw a lesson. Ask them."
    if joint.state == JointObservation.State.WITHDRAWN:
        return "This lesson has been withdrawn already."
    return ""


def refusal_to_rewrite(version: InstrumentVersion) -> str:
    """Say why a version of a form can no longer change."""
    if version.published_at is None:
        return ""
    return "A published form never changes, since judgements are made on it. Start a new version instead."


def refusal_to_rule(version: InstrumentVersion, *, has_grades: bool) -> str:
    """Say why a version of a form takes no rules."""
    if has_grades or version.published_at is not None:
        return refusal_to_rewrite(version)
    return "A rule sets a grade, and this form has none. Give it grade words first."


def refusal_to_add_practice(remit: Remit) -> str:
    """Say why somebody adds no practice lessons."""
    if remit.is_everything or remit.alliance_ids or remit.school_ids:
        return ""
    return "Those who lead a school or an alliance add practice lessons. Ask them."


def refusal_to_put_away(remit: Remit, lesson: PracticeLesson) -> str:
    """Say why somebody may not put a practice lesson away."""
    if lesson.alliance_id is not None:
        is_ours = remit.alliances().filter(pk=lesson.alliance_id).exists()
    elif lesson.school_id is not None:
        is_ours = remit.schools().filter(pk=lesson.school_id).exists()
    else:
        return "This one comes with Staffroom, and stays."
    return "" if is_ours else "Those who lead the school or the alliance put its practice lessons away."


def refusal_to_line_up(version: InstrumentVersion) -> str:
    """Say why the grades of a version cannot be lined up yet."""
    return (
        "Publish the form first: grades are lined up once they can no longer change."
        if not version.published_at
        else ""
    )


def refusal_to_offer(plan: Plan) -> str:
    """Say why somebody may not offer times for a lesson in which they take part."""
    if not plan.is_being_set_up:
        return "This lesson is not being set up any more."
    return "" if plan.hosts else "Times are offered at the school whose lesson it is."


def refusal_to_pick(plan: Plan) -> str:
    """Say why somebody may not pick one of the offered times."""
    if plan.place is None or plan.place.is_host:
        return "Who visits picks the time."
    return "" if plan.is_being_set_up and plan.open_times else "No times are on offer just now."


def refusal_to_decline(plan: Plan) -> str:
    """Say why somebody can no longer say no: the teacher always can, an observer before the lesson begins."""
    if plan.joint.state == JointObservation.State.WITHDRAWN:
        return "This lesson has been withdrawn already."
    if plan.joint.state == JointObservation.State.UNPAIRED:
        return "This lesson is closed, and not counted."
    if not plan.takes_part:
        return "You take no part in this lesson yourself."
    return "" if plan.may_decline else "The lesson has begun. Whoever arranges the round can say who observes it."


def refusal_to_wait(plan: Plan) -> str:
    """Say why somebody may not say what a lesson waits for."""
    before = plan.joint.state in (*JointObservation.BEING_SET_UP, JointObservation.State.SCHEDULED)
    return "" if before and plan.joint.lesson.ends_at > plan.now else "This lesson waits for nothing any more."


def refusal_to_move(plan: Plan) -> str:
    """Say why somebody may not move a lesson to the time in reserve."""
    if plan.reserve_time is None:
        return "There is no time in reserve for this lesson."
    return "" if plan.hosts or plan.place else "Those who teach or observe it move a lesson. Ask them."


def refusal_to_change_observers(remit: Remit, joint: JointObservation, seats: Sequence[Seat]) -> str:
    """Say why somebody may not change who observes: they do not arrange the round, or observe the lesson themselves."""
    if not _leads(remit, joint):
        return "Those who lead the alliance change who observes. Ask them."
    if remit.person.pk in {seat.person_id for seat in seats}:
        return "You observe this lesson yourself: somebody else has to change who observes it."
    if joint.state not in JointObservation.OPEN:
        return "This lesson is closed, so its observers stay as they were."
    return ""
