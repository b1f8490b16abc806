"""Reading residents."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from liuli.kernel.identity import check_identity
from liuli.kernel.names import query_grams, search_key
from liuli.kernel.phone import parse_phone
from liuli.privacy.crypto import blind_index
from liuli.territory.querysets import TerritoryQuerySet

_TAIL = 4


class PersonQuerySet(TerritoryQuerySet[Any]):
    """People."""

    def living(self, on: date) -> Self:
        """Those with a stay that covers the day; an unknown start counts as before."""
        from residents.models import Stay

        stays = Stay.objects.filter(person=OuterRef("pk")).covering(on)
        return self.filter(Exists(stays))

    def with_identity(self, number: str) -> Self:
        """Those with exactly this identity number, by blind index (MK-3)."""
        found = check_identity(number)
        if not found.number:
            return self.none()
        index = blind_index(found.number, IDENTITY_PURPOSE)
        return self.filter(identity_index=index)

    def with_phone(self, number: str) -> Self:
        """Those with exactly this phone, by blind index (MK-3)."""
        phone = parse_phone(number)
        if phone is None:
            return self.none()
        index = blind_index(phone.number, PHONE_PURPOSE)
        return self.filter(Q(phone_index=index) | Q(other_phone_index=index))


IDENTITY_PURPOSE = "residents.person.identity"
PHONE_PURPOSE = "residents.person.phone"


class StayQuerySet(TerritoryQuerySet[Any]):
    """Stays."""

    def covering(self, on: date) -> Self:
        """Stays that hold on a day."""
        return self.filter(period__contains=on)

    def open(self) -> Self:
        """Stays without an end."""
        return self.filter(ends_on__isnull=True)


class PersonFactQuerySet(TerritoryQuerySet[Any]):
    """Dated facts about a person, seen by whoever sees the person."""

    def holding(self, on: date) -> Self:
        """Facts that hold on a day."""
        return self.filter(period__contains=on)
