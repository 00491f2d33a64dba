"""The app's settings, with one more page: the floor that the others are measured against."""

from alliance.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
DEMO = True
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # thousands of letters to nobody
