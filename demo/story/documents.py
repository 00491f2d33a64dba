"""What Helen Rowe writes in the Pool alliance's report of the spring term, and when documents are made and shared.

Her words are invented; what they say of the lessons follows the minutes and what the demonstration has counted by then.
"""

from demo.story.moments import moment

ALLIANCE, LEAD, CLUSTER_LEAD = "pool", "helen.rowe", "nadia.cole"
ASKED, WRITTEN, SHARED = moment("2013-02-08", "11.50"), moment("2013-02-08", "12.20"), moment("2013-02-08", "12.25")
PACK_ASKED, PACK_SHARED = moment("2013-02-08", "12.40"), moment("2013-02-08", "12.45")

WORDS = {
    "summary": (
        "Our schools use very different forms, and still mostly see the same lesson.\n"
        "Where two observers parted, a sharp rule stood against a judgement of the whole."
    ),
    "meaning": (
        "Progress and challenge carry the judgement, whatever the form calls them.\n"
        "We did not expect one rule to weigh so much: without it, the science lesson would have matched."
    ),
    "open": "All four schools had been judged outstanding. We would need lessons from schools that have not.",
    "next": "We want to find out how outstanding teaching can be moved around, and carry these findings into it.",
}
