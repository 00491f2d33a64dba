"""Who else asks at every address, beside the readers of `tests/addresses.py`: siblings, and those of other scopes.

Each has an analogue among those readers. Nobody of another alliance or cluster is let in at an address that names
something, but for what a cluster shares; and nowhere is anybody let in where the analogue is refused.
"""

import dataclasses

from clusters import actions as cluster_actions
from clusters.models import Membership
from people.models import User
from tests import addresses
from tests import world as worlds

ANALOGUES = {
    "sibling_lead": "school_lead",
    "sibling_teacher": "visitor",
    "sle": "alliance_lead",
    "researcher": "cluster_lead",
    "other_lead": "alliance_lead",
    "other_teacher": "visitor",
    "far_lead": "cluster_lead",
}
OF_ANOTHER_SCOPE = ("other_lead", "other_teacher", "far_lead")
LET_IN = (200, 302)
REFUSED = (403, 404, 405)
# What the alliances of a cluster share, and pages of sign-in that show their form whatever stands in their address.
SHARED = {
    "gathering",
    "gathering-change",
    "gathering-csv",
    "gathering-people",
    "meeting",
    "meeting-calendar",
    "meeting-live",
    "meeting-minutes",
    "meeting-minutes-pdf",
    "meeting-minutes-word",
    "meeting-pack",
    "meeting-poll",
    "meeting-projector",
    "meeting-series-minutes",
    "meeting-series-minutes-pdf",
    "meeting-series-minutes-word",
    "update",
}
FOR_ANYBODY = {"account_confirm_email", "account_reset_password_from_key", "practice-compare", "practice-sheet"}
# The answers to an empty form by the readers of `tests/addresses.py` and then by these, where there is no page to ask.
POSTS = {
    "diary-quiet-end": "302 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "diary-week-remove": "302 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "joint-draft": "401 200 200 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "log-reply-remove": "302 302 302 403 403 302 404 404 302 403 403 403 404 404 404 404",
    "meeting-coming": "302 403 403 403 403 302 302 404 403 403 403 403 403 403 403 404",
    "meeting-move-on": "302 403 403 403 403 403 302 404 302 403 403 403 403 403 403 404",
    "meeting-outcome": "302 403 403 403 403 403 200 404 200 403 403 403 403 403 403 404",
    "meeting-paper-tick": "302 403 403 403 403 403 302 404 302 403 403 403 403 403 403 404",
    "meeting-tick": "302 403 403 403 403 302 302 404 302 403 403 403 403 403 403 404",
    "setup-form-again": "302 403 403 403 302 302 403 403 302 404 403 403 403 404 403 403",
    "setup-form-discard": "302 403 403 403 403 403 403 403 403 404 403 403 403 404 403 403",
    "setup-form-publish": "302 403 403 403 302 302 403 403 302 404 403 403 403 404 403 403",
    "setup-person-invite": "302 403 403 403 200 200 403 403 200 404 403 403 403 404 403 403",
    "update-read": "302 403 403 403 403 302 403 404 403 403 403 403 404 403 403 404",
    "trio-cover-yes": "302 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "trio-none": "302 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "trio-pick": "302 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "trio-waiting-end": "302 302 302 302 302 302 404 302 404 302 302 302 404 302 302 404",
}


@dataclasses.dataclass
class Others:
    """People beside the fixed cast; *other* is an alliance of the same cluster, *far* the other cluster."""

    sibling_lead: User  # leads Trevean, whose teacher visits the lesson
    sibling_teacher: User  # teaches at Penrose, which is in the round and not on the lesson
    sle: User  # of the same alliance
    researcher: User  # of the same cluster
    other_lead: User  # leads another alliance of the same cluster
    other_teacher: User  # teaches there
    far_lead: User  # leads the other cluster


def build(world: worlds.World) -> Others:
    """Give each a role; the other alliance has a school of its own."""
    role = Membership.Role
    other = cluster_actions.start_alliance(cluster=world.cluster, name="Fal alliance", by=None, at=worlds.T0)
    school = cluster_actions.add_school(
        alliance=other, urn="110009", name="Other School", by=None, at=worlds.T0, on=worlds.SINCE
    )

    def member(name: str, held: str, scope: object) -> User:
        made = worlds.person(name)
        given = {"person": made, "role": held, "scope": scope, "by": None, "at": worlds.T0, "on": worlds.SINCE}
        cluster_actions.give_role(**given)
        return made

    return Others(
        sibling_lead=member("Sian Siblinglead", role.SCHOOL_LEAD, world.trevean),
        sibling_teacher=member("Simon Siblingteacher", role.TEACHER, world.penrose),
        sle=member("Selma Sle", role.SLE, world.alliance),
        researcher=member("Rita Researcher", role.RESEARCHER, world.cluster),
        other_lead=member("Otto Otherlead", role.ALLIANCE_LEAD, other),
        other_teacher=member("Olga Otherteacher", role.TEACHER, school),
        far_lead=member("Farah Farlead", role.CLUSTER_LEAD, world.far_alliance.cluster),
    )


def names_something(name: str, world: worlds.World, joint) -> bool:
    """Whether an address has something of the world in it."""
    return bool(addresses.TABLE[name].args(world, joint))
