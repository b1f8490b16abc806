"""Reading receipts."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from liuli.fieldwork.choices import Near
from liuli.fieldwork.clock import FAST_CLOCK, LONGEST_WITHOUT_SIGNAL


class ReceiptQuerySet(models.QuerySet[Any]):
    """Receipts belong to the person who sent; nobody else reads them."""

    def visible_to(self, user: Any) -> Self:
        """The person's own receipts."""
        return self.filter(worker_id=user.actor_id)

    def refused(self) -> Self:
        """What was sent and not taken."""
        return self.filter(status="refused")

    def odd(self, *, seconds: float) -> Self:
        """With a claim one may ask about: see `fieldwork.questions`."""
        clock = Q(clock_off__gt=seconds) | Q(clock_off__lt=-seconds)
        ahead = Q(observed_at__gt=F("received_at") + FAST_CLOCK)
        stale = Q(observed_at__lt=F("received_at") - LONGEST_WITHOUT_SIGNAL)
        return self.filter(Q(near=Near.FAR) | clock | ahead | stale)

    def sent_by(self, people: Collection[int], *, since: datetime) -> Self:
        """What these people have sent since then."""
        return self.filter(worker__in=people, received_at__gte=since)

    def placed_with(self, people: Collection[int], *, since: datetime) -> Any:
        """(phone, place, received at, sender) of phones these people have used.

        Of everybody who used them: a phone counts its entries whoever made them.
        """
        placed = self.filter(phone__isnull=False, received_at__gte=since)
        phones = placed.filter(worker__in=people).values("phone")
        rows = placed.filter(phone__in=phones).order_by("phone", "seq")
        return rows.values_list("phone", "seq", "received_at", "worker_id")


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
