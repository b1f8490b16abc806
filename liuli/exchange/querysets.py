"""Reading imports."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from liuli.exchange.choices import ConflictState, ExportState, ImportState
from liuli.exchange.registry import kinds
from liuli.territory.querysets import TerritoryQuerySet


class ImportQuerySet(TerritoryQuerySet[Any]):
    """Ledgers on their way in, and past ones."""

    def visible_to(self, user: Any) -> Self:
        """Those of the kinds this person may bring in; others quote foreign rows.

        What no kind was found for is seen by whoever brought it.
        """
        needed = {kind.slug: kind.import_capability for kind in kinds()}
        mine = super().visible_to(user)
        seen = mine.exclude(kind__in=needed).filter(uploaded_by=user.pk)
        for capability in sorted({*needed.values()}):
            slugs = [slug for slug, asked in needed.items() if asked == capability]
            seen |= mine.filter(kind__in=slugs).in_scopes(user.scopes(capability))
        return seen

    def waiting_for_a_worker(self) -> Self:
        """Imports whose next step is a worker's."""
        return self.filter(
            state__in=[
                ImportState.UPLOADED,
                ImportState.CHECKING,
                ImportState.CONFIRMED,
                ImportState.RUNNING,
            ]
        )

    def expired(self, now: datetime) -> Self:
        """Imports whose stored files and quoted cells have outlived their purpose."""
        return self.filter(expires_at__lte=now, is_wiped=False)

    def with_same_file(self, job: Any) -> Self:
        """Imports of exactly these bytes into the same unit that were carried out."""
        return self.filter(
            unit_id=job.unit_id, file_hash=job.file_hash, state=ImportState.DONE
        ).exclude(pk=job.pk)


class ImportPartQuerySet(TerritoryQuerySet[Any]):
    """What belongs to an import."""


class ConflictQuerySet(TerritoryQuerySet[Any]):
    """Verified values that a ledger contradicts."""

    def open(self) -> Self:
        """Those nobody has decided yet."""
        return self.filter(state=ConflictState.OPEN)


class ExportQuerySet(models.QuerySet[Any]):
    """Lists on their way out; each belongs to who asked for it."""

    def visible_to(self, user: Any) -> Self:
        """A file is nobody's but who asked for it."""
        return self.filter(asked_by=user.pk)

    def for_update(self) -> Self:
        """Locked for a change, in order."""
        return self.select_for_update(of=("self",)).order_by("pk")

    def waiting_for_a_worker(self) -> Self:
        """Exports whose next step is a worker's."""
        return self.filter(state__in=[ExportState.WAITING, ExportState.RUNNING])

    def expired(self, now: datetime) -> Self:
        """Files whose time is over."""
        return self.filter(state=ExportState.READY, expires_at__lte=now)
