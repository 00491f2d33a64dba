"""The Celery app: workers count reveals, the beat sweeps for whatever was missed."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")

app = Celery("staffroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
