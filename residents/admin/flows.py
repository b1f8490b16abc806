"""Who came and went, by the month, and both ways between floating and rooted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.parameters.operations import parameter
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.admin import pages
from residents.operations import Month, flows_by_month


def flows(admin: Any, request: HttpRequest) -> HttpResponse:
    """The last twelve months of one unit this person keeps."""
    user: Any = request.user
    scopes = user.scopes(Capability.RESIDENTS_VIEW)
    if not scopes:
        raise PermissionDenied
    units = [
        unit
        for unit in Unit.objects.order_by("path")
        if unit.level in {Level.COMMUNITY, Level.GRID}
        and any(unit.path.startswith(path) for path in scopes)
    ]
    chosen = next(
        (unit for unit in units if str(unit.pk) == request.GET.get("unit")), units[0]
    )
    today = timezone.localdate()
    least = int(parameter("residents.class_least", unit=chosen, on=today))
    return pages.render_page(
        admin,
        request,
        "flows",
        str(_("Coming and going")),
        units=units,
        chosen=chosen,
        least=least,
        lines=[_line(month, least) for month in flows_by_month(chosen, today=today)],
    )


def _line(month: Month, least: int) -> dict[str, Any]:
    """Counts of classes below the least are not told (FR-2)."""
    return {
        "first": month.first,
        "came": month.came,
        "went": month.went,
        "settled": _told(month.settled, least),
        "took_off": _told(month.took_off, least),
    }


def _told(count: int, least: int) -> str:
    return f"<{least}" if 0 < count < least else str(count)
