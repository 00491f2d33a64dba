"""Pages are drawn without collected files, so that these tests need no set-up."""

import pytest


@pytest.fixture(autouse=True)
def _static_files_by_their_plain_names(settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
