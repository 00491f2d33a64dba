"""The three alliances' progress updates: the minutes' own words with their slips of the pen.

The minutes list activity and successes together, then challenges, then next steps; they are sorted here under a) to d).
Woodroffe names its baseline under next steps and says nothing else about impact, so it stands in both places. Of
Saltford's d) the minutes say nothing, so it is still missing.
"""

import dataclasses
import datetime as dt

from demo.story.moments import moment


@dataclasses.dataclass(frozen=True, slots=True)
class UpdateStory:
    """What one alliance reports of the spring term; each part is a text with a blank line between its bullets."""

    alliance: str
    by: str
    saved: dt.datetime
    activity: str
    successes: str
    challenges: str
    impact: str
    next_steps: str

    def parts(self) -> dict[str, str]:
        """Return the update's fields as they are stored: a bullet a line."""
        names = ("activity", "successes", "challenges", "impact", "next_steps")
        bullets = {name: getattr(self, name).split("\n\n") for name in names}
        return {name: "\n".join(" ".join(bullet.split()) for bullet in bullets[name]) for name in names}


WOODROFFE_BASELINE = """
    Considering how to baseline the current situation and then measure progress – for example through surveying
    teachers and leaders and looking for impact in the classroom by asking pupils to evaluate impact and carrying
    out learning walks etc
"""

UPDATES = (
    UpdateStory(
        alliance="woodroffe",
        by="nell.whitcombe",
        saved=moment("2013-02-06", "16.40"),
        activity="""
        Has created a network of “Trios” across the alliance

        There are two SLEs leading two trios, with 6 people across 5 schools

        The idea is that the teachers involved then cascade the model and lead a further trio themselves

        Learning from the action research and key tools and processes are being captured in an online forum / blog

        Has focused particularly on the leadership needed to set up the trios model and create the culture in which
        staff are confident to work with and learn from each other.
        """,
        successes="""
        Have been encouraging middle leaders to see their role as learning learning in the classroom
        """,
        challenges="""
        Did not find the maturity model exercise very helpful – just “beginning” on all aspects.

        Getting teachers to think beyond their departmental boundary (and seeing the value in learning with and from
        a colleague from another department / subject area) has not been easy.
        """,
        impact=WOODROFFE_BASELINE,
        next_steps=WOODROFFE_BASELINE,
    ),
    UpdateStory(
        alliance="pool",
        by="helen.rowe",
        saved=moment("2013-02-08", "8.25"),
        activity="""
        The purpose of this stage of the action research was to test whether there was a cleared and shared
        understanding of what outstanding teaching and learning looks like between schools in the alliance.

        8 joint observations of lessons were carried with either headteachers or senior leaders with responsibility
        for T&L across 4 schools in the alliance all of which are judged outstanding for teaching and learning.

        All lesson observations were carried out ‘blind’ (ie with no discussion between observers and each with
        their own paperwork).

        Judgements were compared after the lesson, after judgement having been made in isolation
        """,
        successes="""
        The research found that although schools have very different systems for lesson observation, there was
        generally strong agreement between schools of what constituted an outstanding lesson – in 6 out of the 8
        lessons observed the two observers came up with the same judgement independently.

        Initial findings suggest that there are commonalities underlying the judgements in outstanding schools. The
        main focus that is worked on, and the main way in which the basis for judgements are made is progress
        (evidenced differently as students on task, students meeting different levels of outcome, student enjoyment
        and focus, teachers using AfL techniques and effective questioning to monitor student comprehension)
        challenge (relative – to previously understood- student levels). Other issues (use of TAs, teacher
        knowledge, homework, resources etc) were less important and really used a supplementary evidence to guide a
        grade boundary choice.
        """,
        challenges="""
        It took a very long time to set up the 8 lesson observations.

        For the next phase of work it will be necessary to focus on something that can demonstrate impact and can be
        “sold” to the other schools involved.

        The process of carrying out the shared lesson observations highlighted the fact that staff (and to some
        extent leaders) are not yet confident about opening up their practice to others. There was a real anxiety
        about being observed by others from outside the school even though these were all outstanding schools, which
        demonstrated that the alliance still has some way to go in developing the trust / high social capital needed
        to really transfer good practice in teaching and learning.
        """,
        impact="""
        However, the research also found that where there were disagreements in lesson observations it tended to be
        because one observer was applying “strongly framed” criteria to the lesson observation whereas the other
        used a more inductive approach. A particular example from the research was one school applied a rule that
        any lesson in which the teacher spent more than 20% of the lesson teaching from the front of the class would
        be judged satisfactory. When this rule was applied to lesson observations to teaching in another school it
        led to the two observers coming to very different judgements (one satisfactory, one inadequate)

        This finding raises interesting questions about different approaches to spreading outstanding practice in
        teaching – ie whether leaders seek to achieve it through sharp criteria and “rules” for an outstanding
        lesson that must be followed or whether it is more about sharing the principles and the skills.

        A tentative conclusion could be that some schools using ‘strongly framed’ rules for classification of
        lessons are less transferable in their judgements. This might be explored further in subsequent phases of
        the action research.
        """,
        next_steps="""
        The next phase of the research will focus on how you can “move outstanding teaching around” between schools.

        Could use the ITP and OTP programmes with a hub f schools as a vehicle for investigating this.

        But it is important that the second phase of the action research builds on the first so that the learning is
        captured and moved forward, rather than the two phases being seen as distinct.
        """,
    ),
    UpdateStory(
        alliance="saltford",
        by="owen.trask",
        saved=moment("2013-02-07", "17.10"),
        activity="""
        A small-scale action research project is underway between 2 teachers and an entertainer from Story Box
        Theatre company to look at ways in which children’s focus and attention can be manipulated to achieve
        positive teaching and learning outcomes.

        The plan is to create more opportunities to for this kind of deep collaborative work between schools in the
        alliance to both spread understanding of outstanding pedagogy, but also build up the social capital / trust
        needed to make the alliance really effective.
        """,
        successes="""
        Already seeing greater attendance at conferences and other cross-alliance events.
        """,
        challenges="""
        The Ofsted framework is proving a huge blocker to developing trust and collaboration – teachers and leaders
        are more likely to retrench into their schools rather than engage with others when they feel under pressure
        """,
        impact="",
        next_steps="""
        To develop concrete proposals for how to spread the culture of deep collaboration and joint action research
        into teaching and learning – for example how to bring together teachers across schools, how to generate
        interesting research questions / topics, how to capture the learning.

        To baseline the current position and to agree measures for tracking progress in developing high social
        capital over time.
        """,
    ),
)
