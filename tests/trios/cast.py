"""A fixed cast for trios: an alliance of three schools with an SLE, heads, and teachers of several departments."""

import dataclasses
import datetime as dt

from clusters import actions as cluster_actions
from clusters.models import Alliance, Cluster, Membership, School, Term
from people.models import User
from tests.world import PASSWORD
from trios import actions
from trios.models import Trio, Visit

T0 = dt.datetime(2013, 1, 7, 9, 0, tzinfo=dt.UTC)
DAY = dt.date(2013, 1, 7)
SINCE = dt.date(2012, 9, 1)
ROLE = Membership.Role


def day(after: int) -> dt.date:
    return DAY + dt.timedelta(days=after)


def moment(after: int, hour: int = 10) -> dt.datetime:
    return dt.datetime.combine(day(after), dt.time(hour), tzinfo=dt.UTC)


@dataclasses.dataclass
class Trios:
    cluster: Cluster
    term: Term
    alliance: Alliance
    far: Alliance
    schools: dict[str, School]
    sle: User  # of the alliance, works at School A
    lead: User  # alliance lead
    cluster_lead: User
    ann: User  # English, School A
    bob: User  # Maths, School B
    cat: User  # Music, School C
    dan: User  # Science, School A
    eve: User  # Art, School B
    head: User  # of School A
    stranger: User  # teacher of the alliance, in no trio
    far_sle: User  # of another alliance
    administrator: User

    def facts(self, *people: User) -> list[actions.MemberFacts]:
        found = []
        for person in people:
            works = Membership.objects.filter(person=person, school__isnull=False).select_related("school").get()
            found.append(actions.MemberFacts(person, works.school, works.department, works.post))
        return found

    def trio(self, *people: User, leader: User | None = None, covered: bool = True, after: int = 0) -> Trio:
        """A trio of these people; with cover from the first day unless said otherwise."""
        trio = actions.form_trio(
            alliance=self.alliance,
            leader=leader or self.sle,
            members=self.facts(*(people or (self.ann, self.bob, self.cat))),
            by=self.sle,
            at=moment(after),
            on=day(after),
        )
        if covered:
            for member in trio.members.all():
                actions.say_yes(member=member, by=self.head, at=moment(after), on=day(after))
        trio.refresh_from_db()
        return trio

    def planned(self, trio: Trio, after: int = 1) -> list[Visit]:
        """Everybody visits the next; the visits, then the revisits."""
        people = [member.person for member in trio.members.select_related("person")]
        pairs = list(zip(people, people[1:] + people[:1], strict=True))
        made = actions.plan_visits(trio=trio, pairs=pairs, by=trio.leader, at=moment(after), on=day(after))
        trio.refresh_from_db()
        return made

    def dated(self, visit: Visit, after: int) -> Visit:
        """Offered and taken the day before."""
        time = actions.OfferTime(moment(after), moment(after, 11), "period 3", "Room 1")
        actions.offer(visit=visit, times=[time], by=visit.host, at=moment(after - 1))
        return actions.pick(visit=visit, offer=visit.offers.get(), by=visit.visitor, at=moment(after - 1, 12))

    def been(self, visit: Visit, after: int, tried: str = "") -> Visit:
        self.dated(visit, after)
        return actions.been(visit=visit, tried=tried, by=visit.visitor, at=moment(after, 12))

    def finished(self, *people: User, leader: User | None = None, after: int = 0) -> Trio:
        trio = self.trio(*people, leader=leader, after=after)
        self.planned(trio, after)
        return actions.debrief(trio=trio, by=self.sle, at=moment(after + 20), on=day(after + 20))


def person(name: str, **fields: object) -> User:
    made = User(name=name, email=f"{name.lower().replace(' ', '.')}@example.org", created_at=T0, **fields)
    made.set_password(PASSWORD)
    made.save()
    return made


def build() -> Trios:
    cluster = cluster_actions.start_cluster(name="North", by=None, at=T0)
    term = cluster_actions.add_term(
        cluster=cluster,
        name="Spring",
        academic_year="2012-13",
        starts_on=dt.date(2013, 1, 3),
        ends_on=dt.date(2013, 3, 28),
        by=None,
        at=T0,
    )
    alliance = cluster_actions.start_alliance(cluster=cluster, name="Axe alliance", by=None, at=T0)
    far = cluster_actions.start_alliance(cluster=cluster, name="Far alliance", by=None, at=T0)
    schools = {
        key: cluster_actions.add_school(
            alliance=alliance, urn=f"12000{at}", name=f"School {key}", school_phase=phase, by=None, at=T0, on=SINCE
        )
        for at, (key, phase) in enumerate([("A", "secondary"), ("B", "secondary"), ("C", "primary")])
    }
    cluster_actions.add_school(alliance=far, urn="120009", name="School Far", by=None, at=T0, on=SINCE)

    def member(name: str, role: str, scope: object, **more: str) -> User:
        made = person(name)
        cluster_actions.give_role(person=made, role=role, scope=scope, by=None, at=T0, on=SINCE, **more)
        return made

    def teacher(name: str, key: str, department: str) -> User:
        return member(name, ROLE.TEACHER, schools[key], post="teacher", department=department)

    sle = teacher("Sue Sle", "A", "Drama")
    cluster_actions.give_role(person=sle, role=ROLE.SLE, scope=alliance, by=None, at=T0, on=SINCE)
    return Trios(
        cluster=cluster,
        term=term,
        alliance=alliance,
        far=far,
        schools=schools,
        sle=sle,
        lead=member("Lou Lead", ROLE.ALLIANCE_LEAD, alliance),
        cluster_lead=member("Clara Clusterlead", ROLE.CLUSTER_LEAD, cluster),
        ann=teacher("Ann Able", "A", "English"),
        bob=teacher("Bob Best", "B", "Maths"),
        cat=teacher("Cat Core", "C", "Music"),
        dan=teacher("Dan Dene", "A", "Science"),
        eve=teacher("Eve East", "B", "Art"),
        head=member("Hal Head", ROLE.SCHOOL_LEAD, schools["A"], post="head"),
        stranger=teacher("Stan Stranger", "C", "Year 5"),
        far_sle=member("Fay Far", ROLE.SLE, far),
        administrator=person("Ada Administrator", is_administrator=True),
    )
