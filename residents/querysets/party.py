"""Reading the party's organisations, members and groups."""

from datetime import date, timedelta
from typing import Any, Self

from django.db.models import Max, OuterRef, Q, Subquery

from liuli.territory.querysets import TerritoryQuerySet


class OrganisationQuerySet(TerritoryQuerySet[Any]):
    """Party organisations."""

    def there(self, on: date) -> Self:
        """Existing on a day."""
        return self.filter(period__contains=on)


class PartyMemberQuerySet(TerritoryQuerySet[Any]):
    """Members in the base."""

    def current(self) -> Self:
        """Not transferred out."""
        return self.filter(until__isnull=True, person__merged_into__isnull=True)

    def there(self, on: date) -> Self:
        """In the base on a day, people who are one record counted once."""
        rows = self.filter(since__lte=on, person__merged_into__isnull=True)
        return rows.filter(Q(until__isnull=True) | Q(until__gt=on))

    def floating(self) -> Self:
        """Whose organisation is elsewhere (流动党员)."""
        return self.filter(is_floating=True)

    def with_contact(self) -> Self:
        """With `last_contact_on`, the day somebody last spoke to them."""
        from residents.models import PartyContact

        contacts = PartyContact.objects.filter(member=OuterRef("pk")).order_by()
        last = contacts.values("member").annotate(last=Max("on")).values("last")
        return self.annotate(last_contact_on=Subquery(last))

    def out_of_touch(self, today: date, *, days: int) -> Self:
        """Nobody has spoken to them for so many days, or never since they came."""
        since = today - timedelta(days=days)
        late = Q(last_contact_on__lte=since)
        never = Q(last_contact_on__isnull=True, since__lte=since)
        return self.current().with_contact().filter(late | never)


class MemberFactQuerySet(TerritoryQuerySet[Any]):
    """Contacts and transfers of members."""


class WorkGroupQuerySet(TerritoryQuerySet[Any]):
    """Working groups and what belongs to them."""

    def there(self, on: date) -> Self:
        """Within their term on a day."""
        return self.filter(period__contains=on)

    def open(self) -> Self:
        """Tasks not done."""
        return self.filter(done_on__isnull=True)
