"""The ground floor of the portal; importing it makes the Celery app current."""

from liuli.celery import app as celery_app

__all__ = ["celery_app"]
