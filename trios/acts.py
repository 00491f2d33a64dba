"""Acts and things of this room in words, for the pages that read the trail. They follow who did it."""

ACTS = {
    "form trio": "formed a trio",
    "say yes to cover": "said yes to cover",
    "descend from": "noted which trio another grew out of",
    "set dates": "set the dates of a trio",
    "plan visits": "planned the visits of a trio",
    "offer visit times": "offered times for a visit",
    "pick a visit time": "picked the time of a visit",
    "none of these for a visit": "said that none of the times for a visit will do",
    "visit has been": "noted that a visit has been",
    "debrief": "noted the debrief of a trio",
    "set aside": "set a trio aside",
    "save report": "saved a report on a trio",
    "send report": "sent a report on a trio",
    "send head's view": "sent a headteacher’s view of a trio",
    "promise cover": "promised cover",
    "save ground rules": "saved the ground rules",
    "write leader's note": "wrote what a leader did and learned",
    "be willing": "offered to join or to lead a trio",
    "no longer willing": "took back an offer to join or to lead a trio",
}
DRAFTS = frozenset({"save report"})
UNLISTED = frozenset({"trios.Report"})  # against its draft, which is its writer's, it would tell what a draft had been
UNTOLD = DRAFTS | {"offer visit times", "pick a visit time", "none of these for a visit", "visit has been"}
THINGS = {
    "trios.CoverPromise": "promise of cover",
    "trios.Descent": "which trio grew out of which",
    "trios.GroundRules": "ground rules",
    "trios.HeadView": "headteacher’s view",
    "trios.LeaderNote": "what a leader did",
    "trios.Member": "member of a trio",
    "trios.Report": "report on a trio",
    "trios.Trio": "trio",
    "trios.Visit": "visit",
    "trios.Willingness": "offer to join or to lead",
}
# The column of each kind of row that says which trio it is of.
OF_A_TRIO = {
    "trios.Descent": "child_id",
    "trios.HeadView": "trio_id",
    "trios.Member": "trio_id",
    "trios.Report": "trio_id",
    "trios.Trio": "id",
    "trios.Visit": "trio_id",
}
