"""Reading imports."""

from datetime import datetime
from typing import Any, Self

from liuli.exchange.choices import ImportState
from liuli.territory.querysets import TerritoryQuerySet


class ImportQuerySet(TerritoryQuerySet[Any]):
    """Ledgers on their way in, and past ones."""

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
