"""An entry of the log and what hangs on it. Who may read an entry is said once, in `EntryQuerySet.visible_to`."""

import datetime as dt
import hashlib
import uuid
from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from clusters.models import Alliance, Cluster, School
from inquiry.models.audience import Audience, alliances_of, clusters_of, schools_of, trios_of
from people.audit import trail
from people.models import User
from trios.models import Trio

LONGEST_TITLE = 120
LONGEST_TEXT = 20_000
LONGEST_TAG = 40
LANGUAGE = "english"  # PostgreSQL's dictionary: "waiting" finds "wait"


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries by who may read them and by what is asked for."""

    def visible_to(self, person: User, *, on: dt.date) -> "EntryQuerySet":
        """Those that this person may read on this day: their own, and what was shared with where they belong.

        An administrator reads whatever was shared at all, so that it can be taken back; nobody reads what somebody else
        keeps to themselves.
        """
        own = Q(author=person)
        found = self.defer("search")
        if person.is_administrator:
            return found.filter(own | ~Q(audience=Audience.ME))
        return found.filter(
            own
            | Q(audience=Audience.TRIO, trio__in=trios_of(person))
            | Q(audience=Audience.SCHOOL, school__in=schools_of(person, on=on))
            | Q(audience=Audience.ALLIANCE, alliance__in=alliances_of(person, on=on))
            | Q(audience=Audience.CLUSTER, cluster__in=clusters_of(person, on=on))
        )

    def of_trio(self, trio: Trio) -> "EntryQuerySet":
        """Those that were written in this trio, however far they are shared."""
        return self.filter(trio=trio)

    def about(self, words: str) -> "EntryQuerySet":
        """Those in which these words stand, in title, text, a reply or as a tag; ordered best first.

        `words` is read as people type into a search box: `"in quotes"`, `or`, `-without`.
        """
        query = SearchQuery(words, config=LANGUAGE, search_type="websearch")
        replied = Reply.objects.filter(search=query).values("entry")
        tagged = EntryTag.objects.filter(word=words.strip().lower()).values("entry")
        return self.filter(Q(search=query) | Q(pk__in=replied) | Q(pk__in=tagged))

    def tagged(self, word: str) -> "EntryQuerySet":
        """Those that carry this tag."""
        return self.filter(pk__in=EntryTag.objects.filter(word=word).values("entry"))


@pghistory.track(
    *trail(),
    fields=[
        "id",
        "author",
        "kind",
        "tried",
        "audience",
        "trio",
        "school",
        "alliance",
        "cluster",
        "written_at",
        "edited_at",
    ],
    model_name="EntryEvent",
)
class Entry(models.Model):
    """What somebody learned, or a tool or process that others can take; shared as far as its author says.

    `trio` is where it was written, and its page shows it to whoever may read it; only the audience *trio* needs one.
    """

    class Kind(models.TextChoices):
        """Tools and processes also stand in the library."""

        ENTRY = "entry", "Entry"
        TOOL = "tool", "Tool"
        PROCESS = "process", "Process"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="log_entries")
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.ENTRY)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(max_length=LONGEST_TEXT)
    tried = models.BooleanField(default=False)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    trio = models.ForeignKey(Trio, on_delete=models.PROTECT, null=True, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="+")
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, null=True, related_name="+")
    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=LANGUAGE)
        + SearchVector("text", weight="B", config=LANGUAGE),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["search"], name="entry_search"),
            models.Index(fields=["-written_at"], name="entry_newest_first"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(audience="me", school__isnull=True, alliance__isnull=True, cluster__isnull=True)
                | Q(
                    audience="trio",
                    trio__isnull=False,
                    school__isnull=True,
                    alliance__isnull=True,
                    cluster__isnull=True,
                )
                | Q(audience="school", school__isnull=False, alliance__isnull=True, cluster__isnull=True)
                | Q(audience="alliance", school__isnull=True, alliance__isnull=False, cluster__isnull=True)
                | Q(audience="cluster", school__isnull=True, alliance__isnull=True, cluster__isnull=False),
                name="entry_audience_has_its_place",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="entry_has_a_title"),
            models.CheckConstraint(
                condition=Q(edited_at__isnull=True) | Q(edited_at__gte=models.F("written_at")),
                name="entry_edited_after_written",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def fingerprint(self) -> str:
        """What its title and text are told by (SHA-256)."""
        return hashlib.sha256(f"{self.title}\n{self.text}".encode()).hexdigest()


@pghistory.track(*trail(), fields=["id", "entry", "author", "written_at"], model_name="ReplyEvent")
class Reply(models.Model):
    """An answer under an entry, read by whoever may read the entry."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=LONGEST_TEXT)
    written_at = models.DateTimeField()
    search = models.GeneratedField(
        expression=SearchVector("text", config=LANGUAGE), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["search"], name="reply_search"),
            models.Index(fields=["entry", "written_at"], name="reply_in_order"),
        ]

    def __str__(self) -> str:
        return f"reply to {self.entry_id}"


class EntryTag(models.Model):
    """One word under an entry, in small letters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="tags")
    word = models.CharField(max_length=LONGEST_TAG, db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "word"], name="tag_once_on_an_entry"),
            models.CheckConstraint(condition=~Q(word=""), name="tag_has_a_word"),
        ]

    def __str__(self) -> str:
        return self.word


class Mention(models.Model):
    """Somebody named with @ in an entry or a reply. Today shows it until they have answered or time has passed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="mentions")
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, null=True, related_name="mentions")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    is_question = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "reply", "person"], nulls_distinct=False, name="mentioned_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-made_at"], name="mention_of_person"),
        ]

    def __str__(self) -> str:
        return f"mention of {self.person_id} in {self.entry_id}"
