"""Entries with their replies, tags and mentions; files; and how a person follows the log from outside."""

from inquiry.models.audience import Audience
from inquiry.models.citing import Citation
from inquiry.models.entries import Entry, EntryTag, Mention, Reply
from inquiry.models.files import Attachment
from inquiry.models.following import Digest, Following

__all__ = ["Attachment", "Audience", "Citation", "Digest", "Entry", "EntryTag", "Following", "Mention", "Reply"]
