"""The WSGI entry point for gunicorn. Refuses to start with a database role that sees through the blind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")

application = get_wsgi_application()

from alliance.checks import refuse_a_role_that_sees  # noqa: E402  # settings must be loaded first

refuse_a_role_that_sees()
