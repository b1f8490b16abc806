"""One table of how often clearances did not last: by kind of site, and by site."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hazards.choices import SiteKind
from hazards.models import Hazard, Site
from hazards.rules.relooks import share
from liuli.accounts.roles import Capability

_DAYS: Final = timedelta(days=365)
_MOST: Final = 50


@never_cache
@require_safe
def relapses(request: HttpRequest) -> HttpResponse:
    """Clearances of the last year that did not last (HZ-4, G6); a line opens its rows.

    The same rows as the figure `hazards.relapse_rate` of that year.
    """
    user: Any = request.user
    if not user.may(Capability.HAZARDS_VIEW):
        raise PermissionDenied
    since = timezone.now() - _DAYS
    cleared = Hazard.objects.visible_to(user).cleared_since(since)
    counted = cleared.annotate(is_back=Exists(_again())).order_by()
    by_kind = _lines(counted, "site__kind")
    by_site = _lines(counted, "site")
    worst = [line for line in by_site if line["back"]][:_MOST]
    _name_sites(worst)
    for line in by_kind:
        line["words"] = SiteKind(line["key"]).label
    context = {
        "kinds": by_kind,
        "sites": worst,
        "since": timezone.localdate(since),
        "opened": _opened(request, cleared),
    }
    return render(request, "hazards/relapses.html", context)


def _again() -> Any:
    return Hazard.objects.counted().filter(relapse_of=OuterRef("pk"))


def _lines(counted: Any, column: str) -> list[dict[str, Any]]:
    """Cleared and come back per value of a column, the worst first."""
    rows = counted.values_list(column).annotate(
        cleared=Count("pk"), back=Count("pk", filter=Q(is_back=True))
    )
    lines = [
        {"key": key, "cleared": all_, "back": back, "share": share(back, all_)}
        for key, all_, back in rows
    ]
    return sorted(lines, key=lambda line: (-line["back"], -line["share"], line["key"]))


def _name_sites(lines: Iterable[dict[str, Any]]) -> None:
    sites = Site.objects.select_related("address").in_bulk(
        [line["key"] for line in lines]
    )
    for line in lines:
        site = sites[line["key"]]
        line["words"] = f"{site.label} · {site.address.raw}"
        line["kind"] = site.get_kind_display()


def _opened(request: HttpRequest, cleared: Any) -> list[Hazard] | None:
    """The clearances behind the line that was chosen; None when none was."""
    kind, site = request.GET.get("kind", ""), request.GET.get("site", "")
    if kind in SiteKind.values:
        rows = cleared.filter(site__kind=kind)
    elif site.isdecimal():
        rows = cleared.filter(site=int(site[:9]))
    else:
        return None
    found = rows.came_back().select_related("item", "site__address")
    return list(
        found.prefetch_related("relapses").order_by("-cleared_at", "-pk")[:_MOST]
    )
