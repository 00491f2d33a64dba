"""A message in the practical thread tells the others that something waits, and nothing of what it says."""

import uuid

import pytest
from django.core import mail

from observations.actions import practical
from tests.taking_part.conftest import A_DAY, NOW

pytestmark = pytest.mark.django_db


def test_the_others_are_told_once_that_something_waits(setting, house, django_capture_on_commit_callbacks):
    joint, key = setting.scheduled(), uuid.uuid4()

    for later in (0, 1):
        with django_capture_on_commit_callbacks(execute=True):
            practical.send_message(
                joint=joint, key=key, text="Lab 3, zebra-quartz.", by=house.host, at=NOW + later * A_DAY
            )

    assert sorted(letter.to[0] for letter in mail.outbox) == ["tom.teacher@example.org", "victor.visitor@example.org"]
    assert {letter.subject for letter in mail.outbox} == {"Something waits for you in Staffroom"}
    assert "zebra-quartz" not in str([letter.body for letter in mail.outbox])
