"""Writing the audit."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from liuli.audit.models import Entry
from liuli.kernel.access import Actor


def record(
    action: str,
    subject: models.Model | None = None,
    *,
    actor: Actor,
    unit: Any = None,
    detail: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> Entry:
    """Write one audit line inside the caller's transaction.

    `detail` holds codes, counts and field names, never a person's data. `unit`
    defaults to the subject's own unit, else to where the actor works.
    """
    place = unit if unit is not None else getattr(subject, "unit", None)
    return Entry.objects.create(
        at=at or timezone.now(),
        actor_id=actor.actor_id,
        actor_label=actor.actor_label,
        action=action,
        object_type="" if subject is None else subject._meta.label_lower,  # noqa: SLF001
        object_id="" if subject is None else str(subject.pk),
        object_label="" if subject is None else str(subject)[:200],
        unit_path=getattr(place, "path", "") or getattr(actor, "home_path", ""),
        detail=detail or {},
    )
