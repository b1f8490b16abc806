"""The base of every Celery task."""

from typing import Any

import pghistory
from celery import Task


class LiuliTask(Task):  # type: ignore[type-arg]
    """Runs as SYSTEM: the history of what a task changes names the task."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run with the history's context set."""
        with pghistory.context(actor=None, label="system", operation=self.name):
            return super().__call__(*args, **kwargs)
