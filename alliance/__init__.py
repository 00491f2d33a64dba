"""The roof: settings, urls, celery, middleware, system checks. No domain code, no models."""

from alliance.celery import app as celery_app

__all__ = ["celery_app"]
