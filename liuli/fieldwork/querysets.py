"""Reading receipts."""

from typing import Any, Self

from django.db import models


class ReceiptQuerySet(models.QuerySet[Any]):
    """Receipts belong to the person who sent; nobody else reads them."""

    def visible_to(self, user: Any) -> Self:
        """The person's own receipts."""
        return self.filter(worker_id=user.actor_id)

    def refused(self) -> Self:
        """What was sent and not taken."""
        return self.filter(status="refused")


class PhotoDueQuerySet(models.QuerySet[Any]):
    """Photos announced by a record."""

    def visible_to(self, user: Any) -> Self:
        """Those the person announced."""
        return self.filter(receipt__worker_id=user.actor_id)

    def for_update(self) -> Self:
        """Lock the rows themselves, in primary-key order."""
        return self.order_by("pk").select_for_update(of=("self",))

    def missing(self) -> Self:
        """Announced and not arrived."""
        return self.filter(file__isnull=True)
