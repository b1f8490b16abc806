"""Reading notices and what became of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from liuli.notices.choices import DeliveryState
from liuli.territory.querysets import TerritoryQuerySet


class NoticeQuerySet(models.QuerySet[Any]):
    """Notices."""

    def visible_to(self, user: Any) -> Self:
        """A person's own; nobody reads another person's inbox."""
        return self.filter(recipient_id=user.pk, withdrawn_at__isnull=True)

    def unread(self) -> Self:
        """Neither read nor withdrawn."""
        return self.filter(read_at__isnull=True, withdrawn_at__isnull=True)

    def useful(self, now: datetime) -> Self:
        """Not past the moment until which telling makes sense."""
        return self.filter(Q(useful_until__isnull=True) | Q(useful_until__gt=now))

    def for_digest(self) -> Self:
        """Unread, in no digest yet, and not sent at once.

        An urgent notice comes in when its own message could not be confirmed.
        """
        from liuli.notices.models import Delivery

        lost = Delivery.objects.filter(
            notice=OuterRef("pk"), state=DeliveryState.UNCONFIRMED
        )
        return self.unread().filter(
            Q(is_urgent=False) | Exists(lost), digest__isnull=True
        )

    def keyed(self, keys: Iterable[str]) -> Self:
        """Notices with one of these keys."""
        return self.filter(key__in=list(keys))


class DigestQuerySet(models.QuerySet[Any]):
    """Digests."""

    def visible_to(self, user: Any) -> Self:
        """A person's own."""
        return self.filter(recipient_id=user.pk)


class RobotQuerySet(TerritoryQuerySet[Any]):
    """Robots of group chats."""

    def on(self) -> Self:
        """Switched on."""
        return self.filter(is_on=True)


class DeliveryQuerySet(models.QuerySet[Any]):
    """Messages on their way out."""

    def due(self, now: datetime) -> Self:
        """To be sent by now."""
        return self.filter(state=DeliveryState.WAITING, next_try_at__lte=now)

    def abandoned(self, now: datetime) -> Self:
        """Claimed by a worker that did not come back in time."""
        return self.filter(state=DeliveryState.SENDING, lease_until__lte=now)
