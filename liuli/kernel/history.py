"""Row history by trigger: nothing escapes it, bulk and raw SQL included."""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pgtrigger

M = TypeVar("M", bound=type[Any])


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Decorate a model whose every insert, update and delete leaves an event row."""
    track: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=exclude,
        append_only=True,
        level=pgtrigger.Statement,
    )
    return track
