"""How gunicorn serves the app, here and in production: `gunicorn --config python:alliance.local.gunicorn_settings`."""

import os

from django.db import connections

bind = [f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"]
wsgi_app = "alliance.wsgi:application"
# A few threads for each process: pages wait for the database far more than they compute.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True  # Django is loaded once and shared
timeout = 60
graceful_timeout = 10
keepalive = 5
loglevel = "warning"
control_socket_disable = True


def pre_fork(_server: object, _worker: object) -> None:
    """Close what loading the app opened, such as to check its role: two processes cannot share a connection."""
    connections.close_all()
