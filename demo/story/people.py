"""The people, all invented. Nobody has a password: in a demonstration one click is the only way in."""

import dataclasses

from clusters.models import Membership
from demo.story.schools import CLUSTER

Post = Membership.Post
Role = Membership.Role
MAIL = "example.org"  # reserved: no letter to it ever arrives


@dataclasses.dataclass(frozen=True, slots=True)
class RoleStory:
    """One role: its scope is the key of a school, an alliance or the cluster."""

    role: str
    scope: str
    post: str = ""
    department: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PersonStory:
    """Somebody to be. `tries` says what a visitor can do as them, `what` what they are where no role says it."""

    name: str
    roles: tuple[RoleStory, ...] = ()
    title: str = ""
    tries: str = ""
    is_administrator: bool = False
    what: str = ""

    @property
    def key(self) -> str:
        """`ruth.ellery`: how the other tables name them."""
        return self.name.lower().replace(" ", ".")

    @property
    def email(self) -> str:
        """Their address, at which nobody reads."""
        return f"{self.key}@{MAIL}"


def _head(name: str, school: str, tries: str = "") -> PersonStory:
    return PersonStory(name, (RoleStory(Role.SCHOOL_LEAD, school, Post.HEADTEACHER),), tries=tries)


def _senior(name: str, school: str, department: str, tries: str = "") -> PersonStory:
    return PersonStory(name, (RoleStory(Role.TEACHER, school, Post.SENIOR, department),), tries=tries)


def _teacher(who: str, school: str, department: str, *, tries: str = "", post: str = Post.TEACHER) -> PersonStory:
    title, name = who.split(" ", 1)
    return PersonStory(name, (RoleStory(Role.TEACHER, school, post, department),), title=title, tries=tries)


def _sle(name: str, alliance: str, school: str, department: str) -> PersonStory:
    roles = (RoleStory(Role.SLE, alliance), RoleStory(Role.TEACHER, school, Post.SENIOR, department))
    return PersonStory(name, roles, tries="Form a trio in three taps, see which one waits for cover, and no judgement.")


def _alliance_lead(name: str, alliance: str, tries: str) -> PersonStory:
    return PersonStory(name, (RoleStory(Role.ALLIANCE_LEAD, alliance),), tries=tries)


# Whom the list shows first, in this order, and one for each other role or part.
FIRST = ("ruth.ellery", "priya.nair", "nadia.cole", "simon.opie", "joe.pascoe")
OF_EACH_ROLE = (
    "daniel.kitto",
    "catherine.bolitho",
    "helen.rowe",
    "anna.whitlock",
    "beth.lacey",
    "sue.lavery",
    "imogen.hale",
    "edith.marlowe",
    "win.harker",
)

OF_THE_CLUSTER = (
    PersonStory(
        "Nadia Cole",
        (RoleStory(Role.CLUSTER_LEAD, CLUSTER),),
        tries="Read the agreement page: 5 of 7 before, and seconds after the last seal it counts eight lessons.",
    ),
    PersonStory(
        "Edith Marlowe",
        (RoleStory(Role.RESEARCHER, CLUSTER),),
        tries="See how little a researcher sees: never a name.",
    ),
    PersonStory(
        "Imogen Hale",
        tries="Facilitates the meeting of 25 February from outside: that meeting is all there is to see.",
        what="Facilitator from outside",
    ),
    PersonStory(
        "Win Harker",
        tries="Runs the installation, and sees no judgement before it opens to all.",
        is_administrator=True,
    ),
)

OF_POOL = (
    _alliance_lead("Helen Rowe", "pool", "Look after the round: its lessons, its schools, no teacher’s grade."),
    _head("Judith Carne", "carrick", "Compare Year 9 English with Alison, or keep the school’s observation form."),
    _senior(
        "Simon Opie",
        "carrick",
        "Humanities",
        "Pick a time for Year 9 Drama; then Joe Pascoe is asked. Compare Year 8 French with Dev.",
    ),
    _teacher("Ms Laura Penrose", "carrick", "English", tries="Was observed in Year 9 English."),
    _teacher("Mr Neil Hichens", "carrick", "Science", tries="Was observed in Year 11 Chemistry."),
    _teacher("Ms Megan Hoskin", "carrick", "Maths"),
    _head("Alison Trewin", "penhallow", "Compare Year 9 Art with Martin, or keep the school’s observation form."),
    _senior("Dev Rao", "penhallow", "Languages", "Compare Year 8 French with Simon: one grade apart."),
    _teacher("Mrs Tamsin Rowse", "penhallow", "Maths", tries="Was observed in Year 7 Maths."),
    _teacher("Ms Yvonne Marrack", "penhallow", "Languages", tries="Was observed in Year 8 French."),
    _teacher(
        "Mr Joe Pascoe",
        "penhallow",
        "Drama",
        tries="Look around in a first hour. Once Simon Opie has picked a time, say yes or no to Year 9 Drama.",
    ),
    _head("Martin Pender", "senara", "Compare Year 7 Maths with Dev, or keep the school’s observation form."),
    _senior(
        "Priya Nair",
        "senara",
        "Science",
        "Choose a grade for the same lesson and seal. When both have, both sheets open and can be compared.",
    ),
    _teacher("Mr Daniel Kitto", "senara", "Science", tries="Was observed in Year 8 Science, where a rule decided."),
    _teacher("Ms Rosa Angwin", "senara", "Art", tries="Was observed in Year 9 Art."),
    _head("Catherine Bolitho", "trevarth", "Keep the form with the 20% rule, and how its older words line up."),
    _senior(
        "Ruth Ellery",
        "trevarth",
        "English",
        "Open Year 10 Geography, give the one answer about the 20% rule that is left, and seal.",
    ),
    _teacher("Mr Peter Uren", "trevarth", "Humanities", tries="Was observed in Year 10 History."),
    _teacher("Ms Amy Retallick", "trevarth", "Humanities", tries="Was observed this morning, in Year 10 Geography."),
)

OF_WOODROFFE = (
    _alliance_lead(
        "Nell Whitcombe",
        "woodroffe",
        "See what an alliance with trios has set in motion, and cite its log in its update.",
    ),
    _sle("Anna Whitlock", "woodroffe", "seaward", "Science"),
    _sle("Graham Peel", "woodroffe", "otterden", "Maths"),
    _head("Marian Stokes", "hawkcombe"),
    _teacher("Ms Beth Lacey", "hawkcombe", "English", tries="Pick a time for a visit, and see the trio you will lead."),
    _teacher("Mrs Nisha Patel", "hawkcombe", "Science", tries="Write what you take from a trio that has finished."),
    _head("Ian Farrow", "seaward"),
    _teacher("Mr Tomasz Zielinski", "seaward", "Design & Technology", tries="Works in Anna Whitlock’s trio."),
    _head("Bridget Hawes", "blackdown"),
    _teacher("Ms Farah Aziz", "blackdown", "Maths", post=Post.MIDDLE, tries="Works in Anna Whitlock’s trio."),
    _head("Paul Dimmock", "lamberts"),
    _teacher("Mr Colin Marsh", "lamberts", "Year 5", tries="Works in Graham Peel’s trio."),
    _head("Sue Lavery", "otterden", "Say yes to cover: the next trio waits for it."),
    _teacher("Ms Jo Bright", "otterden", "Music", post=Post.MIDDLE, tries="Works in Graham Peel’s trio."),
    _teacher("Ms Carys Webb", "otterden", "Geography"),
    _teacher("Mr Owen Frayne", "seaward", "Music"),
    _teacher("Mrs Dilys Hart", "lamberts", "Year 6"),
    _teacher("Mr Luke Sandford", "woodroffe-school", "History"),
    _teacher("Ms Ines Duarte", "blackdown", "Languages", post=Post.MIDDLE),
)

OF_SALTFORD = (
    _alliance_lead("Owen Trask", "saltford", "Lead an alliance that has an inquiry, and no joint observation yet."),
    _head("Rachel Bissett", "kestrel"),
    _teacher("Mrs Hannah Croft", "kestrel", "Year 4", tries="Works with the storyteller on children’s attention."),
    _head("Tony Mallory", "orchard"),
    _teacher("Mr Imran Sheikh", "orchard", "Year 2", tries="Works with the storyteller on children’s attention."),
)

PEOPLE = OF_THE_CLUSTER + OF_POOL + OF_WOODROFFE + OF_SALTFORD
