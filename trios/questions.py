"""The ten questions of the close-out in the order in which they are asked: the three required ones first."""

QUESTIONS = {
    "own_teaching": "What has changed in your own teaching?",
    "pupils": "What have pupils got out of it, and how do you know?",
    "would_lead": "Would you lead another trio, in other schools?",
    "lead_focus": "On what?",
    "aims": "What did you set out to do?",
    "went": "What went well, and what would you do differently?",
    "learned": "What did you learn from the other two?",
    "shared": "What have you shared beyond the trio, and with what effect?",
    "connected": "Are you more in touch with colleagues of other schools than before?",
    "compared": "How does it compare with other training you have had?",
}
# The same as headings over the answers of others.
HEADINGS = {
    "own_teaching": "Own teaching",
    "pupils": "Pupils",
    "would_lead": "Would lead another",
    "lead_focus": "On what",
    "aims": "Aims",
    "went": "What went well, and what not",
    "learned": "Learned from the others",
    "shared": "Shared beyond the trio, and with what effect",
    "connected": "More in touch with other schools",
    "compared": "Beside other training",
}
