"""Reading sites, their facts, ledger notes and checklists."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, Count, F, IntegerField, Q, When

from hazards.choices import OPEN, NoteState, Severity
from liuli.accounts.roles import Capability
from liuli.places.models import Address
from liuli.territory.querysets import TerritoryQuerySet


class SiteQuerySet(TerritoryQuerySet[Any]):
    """Sites."""

    def present(self, today: date) -> Self:
        """Sites that are known and not gone on a day."""
        return self.filter(
            Q(closed_on__isnull=True) | Q(closed_on__gt=today), known_since__lte=today
        )

    def containing(self, text: str) -> Self:
        """Sites whose own name or address contains `text`; never the keeper's."""
        return self.filter(
            Q(name__icontains=text)
            | Q(address__in=Address.objects.containing(text).values("pk"))
        )

    def kept_by(self, name: str) -> Self:
        """Sites whose keeper's name contains `name`: asked for by POST only."""
        return self.filter(keeper_name__contains=name)

    def with_open_hazards(self) -> Self:
        """With `open_count`, `critical_count` and `major_count` of open hazards."""
        is_open = Q(hazards__status__in=OPEN)
        return self.annotate(
            open_count=Count("hazards", filter=is_open),
            critical_count=Count(
                "hazards", filter=is_open & Q(hazards__severity=Severity.CRITICAL)
            ),
            major_count=Count(
                "hazards", filter=is_open & Q(hazards__severity=Severity.MAJOR)
            ),
        )

    def with_overdue(self, today: date) -> Self:
        """With `overdue_count` of open hazards past their date."""
        late = Q(
            hazards__status__in=OPEN,
            hazards__due_on__lt=today,
            hazards__paused_at__isnull=True,
        )
        return self.annotate(overdue_count=Count("hazards", filter=late))

    def in_street_order(self) -> Self:
        """As a person walks: road, then house number."""
        return self.order_by(
            "address__road",
            F("address__number_value").asc(nulls_last=True),
            "address__key",
            "pk",
        )


class FactsQuerySet(TerritoryQuerySet[Any]):
    """Facts of sites."""


class LedgerNoteQuerySet(TerritoryQuerySet[Any]):
    """Hazard text of ledgers."""

    def offered(self) -> Self:
        """Notes nobody has decided on."""
        return self.filter(state=NoteState.OFFERED)


class ChecklistQuerySet(TerritoryQuerySet[Any]):
    """Checklists: the same for everyone who may see sites."""

    def visible_to(self, user: Any) -> Self:
        """All of them for whoever may see sites anywhere; a checklist has no place."""
        return self.all() if user.scopes(Capability.SITES_VIEW) else self.none()

    def current(self) -> Self:
        """The versions in force."""
        return self.filter(valid_to__isnull=True)


class ItemQuerySet(TerritoryQuerySet[Any]):
    """Checklist items."""

    def visible_to(self, user: Any) -> Self:
        """As the checklists they belong to."""
        return self.all() if user.scopes(Capability.SITES_VIEW) else self.none()

    def current(self) -> Self:
        """Items of the versions in force."""
        return self.filter(version__valid_to__isnull=True)

    def for_site(self, kinds: tuple[str, ...]) -> Self:
        """Items in force of these lists, in the order of the lists given."""
        order = Case(
            *(When(site_kind=kind, then=place) for place, kind in enumerate(kinds)),
            output_field=IntegerField(),
        )
        return self.current().filter(site_kind__in=kinds).order_by(order, "position")

    def for_kind(self, kind: str) -> Self:
        """Items of one site type, in the order of its list."""
        return self.filter(site_kind=kind).order_by("position")
