"""An address that only takes forms, opened from the history."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_it_says_so_on_a_page_of_ours(real, client):
    client.force_login(real.host)

    answer = client.get(reverse("report-ask"))

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "There is nothing to read here" in answer.content.decode()
    assert "Go to Today" in answer.content.decode()
    assert "default-src" in answer.headers["Content-Security-Policy"]
