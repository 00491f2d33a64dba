"""The database's own promise about a final update."""

import pytest
from django.db import DatabaseError, transaction

from clusters import actions as cluster_actions
from clusters.models import ProgressUpdate
from tests.world import AFTER

pytestmark = pytest.mark.django_db
PARTS = {"activity": "Two trios", "successes": "", "challenges": "", "impact": "", "next_steps": ""}


@pytest.fixture
def final(world):
    made = cluster_actions.write_update(
        alliance=world.alliance, term=world.term, parts=PARTS, by=world.alliance_lead, at=AFTER
    )
    ProgressUpdate.objects.update(state="final")
    return made


@pytest.mark.parametrize("change", [{"activity": "Three"}, {"state": "draft"}, {"version": 9}, {"unsorted": "x"}])
def test_a_final_update_cannot_be_changed_past_the_app(final, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        ProgressUpdate.objects.update(**change)


def test_a_final_update_cannot_be_deleted(final):
    with pytest.raises(DatabaseError), transaction.atomic():
        ProgressUpdate.objects.get().delete()


def test_the_writers_name_may_go(final):
    assert ProgressUpdate.objects.update(written_by=None) == 1
