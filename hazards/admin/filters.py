"""The filters of the hazard ledger (问题台账)."""

from datetime import date
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.contrib.filters.admin import DropdownFilter, RangeDateFilter

from hazards.choices import HazardStatus, Light, Severity, SiteKind
from hazards.models import Hazard
from liuli.accounts.models import User
from liuli.parameters.operations import parameter
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_KEEPER = "keeper"
_NOBODY = "nobody"


class _ChoiceFilter(DropdownFilter):
    """One column, its own choices."""

    lookup: ClassVar[str]
    words: ClassVar[Any]

    def lookups(self, request: Any, model_admin: Any) -> Any:
        """The words of the column."""
        return self.words

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Rows with the chosen value; an unknown one finds nothing."""
        value = self.value()
        return queryset.filter(**{self.lookup: value}) if value else queryset


class KindFilter(_ChoiceFilter):
    """By site type."""

    title = _("site type")
    parameter_name = "kind"
    lookup = "site__kind"
    words = SiteKind.choices


class SeverityFilter(_ChoiceFilter):
    """By severity."""

    title = _("severity")
    parameter_name = "severity"
    lookup = "severity"
    words = Severity.choices


class StateFilter(DropdownFilter):
    """By state; all open ones together."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        """Open first."""
        return [
            ("open", pgettext_lazy("hazards", "All open")),
            ("mine", _("Waiting for my re-check")),
            ("relapse", _("Relapses")),
            ("returned", pgettext_lazy("hazards", "Handed back")),
            ("paused", pgettext_lazy("hazards", "Clock stands still")),
            *HazardStatus.choices,
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        value = self.value()
        if value == "open":
            return queryset.open()
        if value == "mine":
            return queryset.waiting_for_recheck().not_handled_by(request.user)
        if value == "returned":
            return queryset.handed_back()
        if value == "paused":
            return queryset.paused()
        if value == "relapse":
            return queryset.relapsed()
        return queryset.filter(status=value) if value else queryset


class LightFilter(DropdownFilter):
    """By light: computed by the same arithmetic as the light that is shown (EV-5)."""

    title = _("light")
    parameter_name = "light"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        """Red first."""
        return [(x.value, x.label) for x in (Light.RED, Light.YELLOW, Light.GREEN)]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it at this moment."""
        if self.value() not in Light.values:
            return queryset
        return queryset.with_light(
            self.value(),
            now=timezone.now(),
            yellow_share=parameter("hazard.yellow_share"),
        )


class GridFilter(DropdownFilter):
    """By grid, or the community itself for what stands in no grid."""

    title = _("grid")
    parameter_name = "grid"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """Grids and communities this person may see."""
        units = Unit.objects.visible_to(request.user).filter(
            level__in=[Level.COMMUNITY, Level.GRID]
        )
        return [(str(unit.pk), unit.short_name) for unit in units.order_by("path")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Rows whose unit is exactly that one."""
        value = self.value()
        if not value:
            return queryset
        return queryset.filter(unit=value) if value.isdecimal() else queryset.none()


class AssigneeFilter(DropdownFilter):
    """By who is to rectify it."""

    title = _("person responsible")
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """Colleagues with hazards here, the keepers, nobody yet."""
        named = (
            Hazard.objects.visible_to(request.user)
            .filter(current_assignment__assignee__isnull=False)
            .order_by()
            .values("current_assignment__assignee")
        )
        users = User.objects.filter(pk__in=named).order_by("display_name")
        return [
            (_NOBODY, _("Nobody yet")),
            (_KEEPER, _("The site's keeper")),
            *((str(user.pk), str(user)) for user in users),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        value = self.value()
        if not value:
            return queryset
        if value == _NOBODY:
            return queryset.filter(current_assignment__isnull=True)
        if value == _KEEPER:
            return queryset.filter(current_assignment__is_keeper=True)
        if not value.isdecimal():
            return queryset.none()
        return queryset.filter(current_assignment__assignee=value)


class FoundBetween(RangeDateFilter):
    """By local day of finding, both ends included."""

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it; what is no date is no bound."""
        first = _day(self.used_parameters.get(f"{self.parameter_name}_from"))
        last = _day(self.used_parameters.get(f"{self.parameter_name}_to"))
        return queryset.found_between(first, last)


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


class PresenceFilter(admin.SimpleListFilter):
    """Sites by whether they still exist."""

    title = _("presence")
    parameter_name = "gone"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        """Present ones unless asked."""
        return [("no", _("present")), ("yes", _("gone"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() == "yes":
            return queryset.filter(closed_on__isnull=False)
        if self.value() == "no":
            return queryset.present(timezone.localdate())
        return queryset
