"""What criteria are about: the themes of the minutes, and the sub-codes in each."""

from django.db import models


class Theme(models.TextChoices):
    """The minutes' three kinds of ground; a fourth, *rule*, is counted from how a grade was reached."""

    PROGRESS = "progress", "Progress"
    CHALLENGE = "challenge", "Challenge"
    SUPPLEMENTARY = "supplementary", "Supplementary"


class SubCode(models.TextChoices):
    """What a criterion is about, so that criteria of two forms can be laid side by side."""

    ON_TASK = "on_task", "Students on task"
    OUTCOMES = "outcomes", "Different outcomes met"
    ENJOYMENT = "enjoyment", "Enjoyment and focus"
    AFL = "afl", "AfL and questioning"
    CHALLENGE = "challenge", "Challenge"
    ASSISTANTS = "assistants", "Use of teaching assistants"
    KNOWLEDGE = "knowledge", "Teacher knowledge"
    HOMEWORK = "homework", "Homework"
    RESOURCES = "resources", "Resources"
    OTHER = "other", "Something else"


THEME_OF = {
    SubCode.ON_TASK: Theme.PROGRESS,
    SubCode.OUTCOMES: Theme.PROGRESS,
    SubCode.ENJOYMENT: Theme.PROGRESS,
    SubCode.AFL: Theme.PROGRESS,
    SubCode.CHALLENGE: Theme.CHALLENGE,
    SubCode.ASSISTANTS: Theme.SUPPLEMENTARY,
    SubCode.KNOWLEDGE: Theme.SUPPLEMENTARY,
    SubCode.HOMEWORK: Theme.SUPPLEMENTARY,
    SubCode.RESOURCES: Theme.SUPPLEMENTARY,
    SubCode.OTHER: Theme.SUPPLEMENTARY,
}
