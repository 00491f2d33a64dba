"""What the audit trail leaves out, and why: whatever stands in neither table leaves an event however it is written."""

A_DRAFT = (
    "A draft until it is sealed, published or sent, which is an event; the database refuses every change after it."
)
ONES_OWN = "Nobody's but the person's own: what they once said or wished is theirs to take back without a trace."
PASSING = "Waits for an answer and goes when it has come; the answer is an event of what it was for."
RECKONED = "Reckoned from what has a trail, and can be reckoned again; nobody writes it."
WORKING = "A working paper, written together while a meeting is prepared and held; what comes of it is an event."
A_LIST = "A list of names that its keeper writes; it opens nothing to anybody."
WORDS_OF = "Part of the words of an entry, whose own time of writing or editing is an event."
FROZEN = "The database refuses to change or delete it; that it was written is an event of the lesson it is of."

# Models of ours without a trail.
NO_TRAIL = {
    "clusters.AgendaItem": WORKING,
    "clusters.Attendee": A_LIST,
    "clusters.CommentsRead": ONES_OWN,
    "clusters.Gathering": A_LIST,
    "clusters.GatheringPlace": A_LIST,
    "clusters.Paper": WORKING,
    "clusters.PollAnswer": PASSING,
    "clusters.PollDate": PASSING,
    "clusters.Seat": A_LIST,
    "clusters.Series": "A name over meetings, each of which has its trail.",
    "clusters.Turn": WORKING,
    "clusters.UpdateComment": WORKING,
    "diary.WeeklyTime": ONES_OWN,
    "inquiry.Digest": "That a mail was sent: a record itself.",
    "inquiry.EntryTag": WORDS_OF,
    "inquiry.Mention": WORDS_OF,
    "observations.Cell": RECKONED,
    "observations.Comfort": ONES_OWN,
    "observations.Criterion": A_DRAFT,
    "observations.Ground": A_DRAFT,
    "observations.LedgerCriterion": FROZEN,
    "observations.LedgerEntry": FROZEN,
    "observations.LedgerJudgement": FROZEN,
    "observations.LedgerPair": FROZEN,
    "observations.Look": "Who looked and when: a record itself, which goes with the names of its lesson.",
    "observations.Note": A_DRAFT,
    "observations.OfferedTime": PASSING,
    "observations.Opening": ONES_OWN,
    "observations.OwnGrade": A_DRAFT,
    "observations.Photo": A_DRAFT,
    "observations.PracticeReference": "Written with its lesson; the database refuses to change it; hidden till a seal.",
    "observations.PracticeSheet": ONES_OWN,
    "observations.Rating": A_DRAFT,
    "observations.Rule": A_DRAFT,
    "observations.SetUpStep": RECKONED,
    "people.FirstHour": ONES_OWN,
    "people.SetupCode": "A secret that lasts until the first administrator is made, which is an event.",
    "reports.Job": "How far long work has come; what it makes is an event.",
    "reports.ObserverSeverity": RECKONED,
    "reports.Snapshot": RECKONED,
    "trios.Offer": PASSING,
}

ITS_WORDS = "People's words, which no event holds; each save or sending has its time, which is an event."
WITH_ANOTHER = "Moves with a state, a time or a fingerprint of the same row that is an event."
WHILE_IT_RUNS = "Moves while a meeting runs or its words are typed; the state, the times and the outcomes are events."
LAST_SEEN = "When somebody came: sign-ins and page views are not changes."
A_SECRET = "A hash that never changes; the same row says for whom and when."
ONCE = "Set when the row is made, and by erasure alone after that."

# Columns of models with a trail whose change alone leaves no event.
UNNOTED = {
    "clusters.Meeting": {
        WHILE_IT_RUNS: "reflections shared_challenges next_facilitation next_at words_version words_saved_at current "
        "current_since previous_since sequence stamp",
        WITH_ANOTHER: "title planned_mode place term",
        ONCE: "made_by follows",
    },
    "clusters.Outcome": {ITS_WORDS: "text"},
    "clusters.ProgressUpdate": {
        ITS_WORDS: "activity successes challenges impact next_steps unsorted",
        WITH_ANOTHER: "version",
    },
    "diary.QuietPeriod": {ONES_OWN: "reason"},
    "inquiry.Attachment": {ONCE: "name content"},
    "inquiry.Citation": {
        ITS_WORDS: "note",
        "Set when the update is final; the database refuses to change it then.": "frozen_at title kind fingerprint "
        "audience place",
    },
    "inquiry.Entry": {ITS_WORDS: "title text search"},
    "inquiry.Following": {A_SECRET: "feed_hash"},
    "inquiry.Reply": {ITS_WORDS: "text search"},
    "observations.InstrumentVersion": {A_DRAFT: "criteria_on level_words scale_note guide principles"},
    "observations.JointNote": {ITS_WORDS: "text"},
    "observations.JointObservation": {
        WITH_ANOTHER: "talk_how picked_at agreed_at scheduled_at observers_changed_at revealed_at discussed_at "
        "discussed_by closed_at withdrawn_at reason names_out_at",
        ONCE: "created_by created_at",
    },
    "observations.Round": {ONCE: "created_by created_at"},
    "observations.Sheet": {
        A_DRAFT: "id joint person observer draft grade no_grade rule grade_without_rule no_grade_without_rule "
        "how_reached front_seconds front_stretches measured saved_at writer writer_step",
    },
    "observations.TeachersTerms": {WITH_ANOTHER: "appraiser", ITS_WORDS: "response responded_at"},
    "people.Acceptance": {"Goes when names are taken out: an event would say again whose lesson it was.": "about"},
    "people.Invitation": {A_SECRET: "token_hash"},
    "people.User": {LAST_SEEN: "last_login", ONCE: "created_at"},
    "reports.Brief": {A_SECRET: "token_hash", ONCE: "content", LAST_SEEN: "views viewed_at"},
    "reports.Report": {
        A_DRAFT: "words saved_at",
        WITH_ANOTHER: "content compiled_at final_by",
        ONCE: "asked_by asked_at",
    },
    "reports.ReportFile": {ONCE: "template"},
    "reports.WordTemplate": {WITH_ANOTHER: "serves name content is_ours"},
    "trios.CoverPromise": {WITH_ANOTHER: "periods note"},
    "trios.GroundRules": {ITS_WORDS: "text"},
    "trios.HeadView": {ITS_WORDS: "seen change"},
    "trios.LeaderNote": {ITS_WORDS: "did learned"},
    "trios.Report": {ITS_WORDS: "aims went own_teaching learned pupils shared lead_focus compared saved_at"},
    "trios.Trio": {WITH_ANOTHER: "focus why_set_aside", ONCE: "formed_by formed_at"},
    "trios.Visit": {WITH_ANOTHER: "asked_at declined_at period place revision", ITS_WORDS: "tried"},
    "trios.Willingness": {ITS_WORDS: "focus"},
}
