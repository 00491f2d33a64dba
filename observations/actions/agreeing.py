"""The agreement to take part: everyone accepts the same version, then the lesson is scheduled; or somebody says no.

A withdrawal before the reveal takes the lesson out of every figure. Afterwards the counts stay, and the names go.
"""

import dataclasses
import datetime as dt
import uuid

from clusters.models import Alliance, Cluster
from observations.actions.arranging import NotArranged, leave_out
from observations.actions.letters import say_it_is_dated, say_something_waits
from observations.actions.offering import everyone, locked_joint
from observations.actions.replacing import give_up_place
from observations.actions.waiting import no_longer, wait_for
from observations.models.ledger import LedgerEntry, LedgerJudgement
from observations.models.lessons import JointObservation, Lesson, Observer
from observations.models.planning import Reserve, SetUpStep
from observations.models.release import Look, TeachersTerms
from people import taking_part
from people.audit import act
from people.models import AgreementText, User
from people.taking_part import Paragraphs

ASKED_AGAIN = "The agreement has a new version since you opened this page: read it, and say yes again"


@dataclasses.dataclass(frozen=True, slots=True)
class Yes:
    """A yes to one version. `appraiser` (one of `TeachersTerms.Appraiser`) and `receives` are the teacher's alone."""

    text_id: uuid.UUID | None
    appraiser: str = ""
    receives: bool = False


def say_yes(*, joint: JointObservation, yes: Yes, by: User, at: dt.datetime) -> bool:
    """Accept the agreement for a lesson; return whether it is scheduled now, because everyone has.

    The teacher agrees to a day, so only once one is picked. Raises `NotArranged` if the version is not the one in force
    for the lesson, for a time that is over, and of the teacher without an answer about their appraiser.
    """
    with act("say yes", by=by, at=at):
        locked = locked_joint(joint.pk)
        stands_by = Reserve.objects.filter(joint=locked, person=by).exists()
        if locked.state not in JointObservation.BEING_SET_UP and not (stands_by and locked.revealed_at is None):
            raise NotArranged({"": "This lesson is not being set up any more."})
        is_teacher = locked.lesson.teacher_id == by.pk
        if problems := _problems(locked, yes, is_teacher=is_teacher, at=at):
            raise NotArranged(problems)
        taking_part.accept(text=_text(locked), about=locked.pk, by=by, at=at)
        if is_teacher:
            _agree(locked, yes, at=at)
        return schedule_if_all_agree(locked, at=at)


def _text(joint: JointObservation) -> AgreementText:
    """Return the agreement of a joint observation that is being set up: each has one."""
    if joint.text is None:
        raise NotArranged({"": "This lesson has no agreement to accept."})
    return joint.text


def _problems(joint: JointObservation, yes: Yes, *, is_teacher: bool, at: dt.datetime) -> dict[str, str]:
    """Return what stands against a yes, by field."""
    if yes.text_id != joint.text_id:
        return {"": ASKED_AGAIN}
    if joint.state in JointObservation.BEING_SET_UP and joint.picked_at and joint.is_too_late(at=at):
        return {"": "Its time went by before everyone had said yes. Offer other times."}
    if is_teacher and joint.picked_at is None:
        return {"": "No time is picked yet."}
    if is_teacher and yes.appraiser not in TeachersTerms.Appraiser.values:
        return {"appraiser": "Say whether one of the observers is your appraiser"}
    return {}


def _agree(joint: JointObservation, yes: Yes, *, at: dt.datetime) -> None:
    """Write the teacher's own terms, and that they agree."""
    TeachersTerms.objects.update_or_create(
        joint=joint, defaults={"appraiser": yes.appraiser, "receives": yes.receives, "decided_at": at}
    )
    joint.state, joint.agreed_at = JointObservation.State.AGREED, at
    joint.save(update_fields=["state", "agreed_at"])


def schedule_if_all_agree(joint: JointObservation, *, at: dt.datetime) -> bool:
    """Schedule a lesson that its teacher has agreed to once all observers have accepted the same version."""
    people = everyone(joint)
    known = taking_part.accepted(joint.pk, joint.text_id)
    if joint.state != JointObservation.State.AGREED or any(person.pk not in known for person in people):
        return False
    joint.state, joint.scheduled_at = JointObservation.State.SCHEDULED, at
    joint.save(update_fields=["state", "scheduled_at"])
    no_longer(joint, SetUpStep.WaitsFor.YES, at=at)
    if joint.lesson.starts_at > at:
        wait_for(joint, SetUpStep.WaitsFor.DAY, at=at)
        say_it_is_dated(joint, people, at=at)
    return True


def publish_text(*, scope: Alliance | Cluster, paragraphs: Paragraphs, by: User, at: dt.datetime) -> AgreementText:
    """Publish the next version of an alliance, or of a cluster for its alliances that have none of their own.

    Everyone on a lesson under it that is still being set up is asked again. The very words in force, sent twice, are
    no next version.
    """
    with act("publish agreement", by=by, at=at):
        type(scope).objects.select_for_update(no_key=True).get(pk=scope.pk)
        there = taking_part.current_text((scope.pk,))
        if there and there.scope_id == scope.pk and _says(there, paragraphs):
            return there
        made = taking_part.publish_text(scope_id=scope.pk, paragraphs=paragraphs, by=by, at=at)
        being_set_up = JointObservation.objects.filter(
            round__alliance__in=_alliances_under(scope), state__in=JointObservation.BEING_SET_UP
        )
        for joint in being_set_up.select_related("lesson__teacher").order_by("pk").select_for_update(of=("self",)):
            joint.text, joint.state, joint.agreed_at = made, JointObservation.State.PROPOSED, None
            joint.save(update_fields=["text", "state", "agreed_at"])
            say_something_waits(everyone(joint))
    return made


def _says(text: AgreementText, paragraphs: Paragraphs) -> bool:
    """Whether a version has these very words."""
    return all(getattr(text, name) == words for name, words in dataclasses.asdict(paragraphs).items())


def _alliances_under(scope: Alliance | Cluster) -> list[uuid.UUID]:
    """Return the alliances for which a text of this scope is in force."""
    if isinstance(scope, Alliance):
        return [scope.pk]
    alliances = list(scope.alliances.values_list("pk", flat=True))
    own = taking_part.with_own_text(alliances)
    return [each for each in alliances if each not in own]


def decline(*, joint: JointObservation, reason: str, by: User, at: dt.datetime) -> None:
    """Say no, or take a yes back. The teacher may at any time; an observer before the lesson begins.

    Without its teacher a lesson is withdrawn; without an observer the reserve steps in, or else it is withdrawn unless
    two observers of two schools are left. Raises `NotArranged` for an observer once the lesson has begun.
    """
    with act("decline", by=by, at=at):
        locked = (
            JointObservation.objects.select_for_update(of=("self",)).select_related("lesson__teacher").get(pk=joint.pk)
        )
        is_teacher = locked.lesson.teacher_id == by.pk
        if locked.revealed_at is not None and is_teacher:
            take_names_out(locked, at=at)
            return
        if locked.state not in JointObservation.OPEN:
            raise NotArranged({"": "This lesson is closed."})
        place = Observer.objects.filter(joint=locked, person=by, replaced_at__isnull=True).first()
        if not is_teacher and place is not None:
            if locked.lesson.starts_at <= at and locked.state not in JointObservation.BEING_SET_UP:
                raise NotArranged({"": "The lesson has begun. Whoever arranges the round can say who observes it."})
            if give_up_place(locked, place, at=at):
                taking_part.take_back(about=locked.pk, by=by, at=at)
                schedule_if_all_agree(locked, at=at)
                return
        taking_part.take_back(about=locked.pk, by=by, at=at)
        leave_out(locked, at=at, reason=reason)
        say_something_waits(person for person in everyone(locked) if person.pk != by.pk)


def take_names_out(joint: JointObservation, *, at: dt.datetime) -> None:
    """Take every name out of a revealed lesson: the counts stay, and nothing says any more whose lesson it was.

    The ledger forgets the lesson and its observers (the database lets nothing else of it change), the lesson its
    teacher, period and room, what was accepted its lesson; what the teacher wrote and who looked goes altogether.
    """
    entries = LedgerEntry.objects.filter(joint=joint.pk)
    LedgerJudgement.objects.filter(entry__in=entries).update(person=None)
    entries.update(joint=None)
    Lesson.objects.filter(pk=joint.lesson_id).update(teacher=None, period="", room="")
    TeachersTerms.objects.filter(joint=joint).delete()
    Look.objects.filter(joint=joint).delete()
    taking_part.take_names_out(joint.pk)
    joint.names_out_at = at
    joint.save(update_fields=["names_out_at"])
