"""Two pages to look over a territory: patrol coverage, and the map."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.db.models.functions import ExtractHour
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hazards.choices import Severity
from hazards.forms.campaigns import PointForm
from hazards.models import Asset, AssetPoint, MapPoint, Site, Stop
from hazards.operations.points import place_site
from hazards.rules.coverage import HOURS, streets
from hazards.rules.geography import outline, to_gcj02
from hazards.rules.hazards import site_colour
from liuli.accounts.roles import Capability

_DAYS: Final = timedelta(days=28)
_MOST: Final = 2_000


@never_cache
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Streets by hour of the day, from the stops of rounds of the last four weeks."""
    user: Any = request.user
    if not user.may(Capability.PATROLS_VIEW):
        raise PermissionDenied
    now = timezone.now()
    sites = (
        Site.objects.visible_to(user)
        .present(timezone.localdate(now))
        .order_by()
        .values_list("address__road")
        .annotate(sites=Count("pk"))
    )
    looks = (
        Stop.objects.visible_to(user)
        .answered()
        .filter(observed_at__gte=now - _DAYS)
        .order_by()
        .values_list("site__address__road", ExtractHour("observed_at"))
        .annotate(looks=Count("pk"))
    )
    context = {"streets": streets(dict(sites), looks), "hours": HOURS}
    return render(request, "hazards/coverage.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def site_map(request: HttpRequest) -> HttpResponse:
    """Grids, sites by colour, open hazards; without tiles it stays a map of points."""
    user: Any = request.user
    if not user.may(Capability.SITES_VIEW):
        raise PermissionDenied
    form = PointForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        place_site(**form.cleaned_data, actor=user)
        messages.success(request, _("The site is on the map."))
        return redirect("hazards:map")
    points = list(
        MapPoint.objects.visible_to(user)
        .filter(site__closed_on__isnull=True)
        .select_related("site__address", "site__unit")
        .order_by("pk")[:_MOST]
    )
    sites = {
        site.pk: site
        for site in Site.objects.filter(
            pk__in=[point.site_id for point in points]
        ).with_open_hazards()
    }
    shown = [_shown(point, sites[point.site_id]) for point in points]
    standing = Asset.objects.visible_to(user).in_service(timezone.localdate())
    placed = standing.on_the_map().with_state().order_by("kind", "name", "pk")
    assets = [_standing(asset) for asset in placed[:_MOST]]
    context = {
        "form": form if user.may(Capability.SITES_CHANGE) else None,
        "points": sorted(shown, key=lambda point: -int(point["open"])),
        "map": {
            "sites": shown,
            "assets": assets,
            "layers": {"sites": _("Sites"), "assets": _("Assets")},
            "grids": list(_grids(points)),
            "tiles": settings.LIULI_MAP_TILES,
        },
        "assets": assets,
        "opens_assets": user.may(Capability.DESK_OPEN),
        "assets_without": standing.filter(
            point__isnull=True, shop__point__isnull=True
        ).count(),
        "without": Site.objects.visible_to(user)
        .filter(closed_on__isnull=True, point__isnull=True)
        .count(),
    }
    return render(request, "hazards/map.html", context)


def _shown(point: MapPoint, counted: Any) -> dict[str, Any]:
    severities = [Severity.CRITICAL] * counted.critical_count
    severities += [Severity.MAJOR] * counted.major_count
    colour = site_colour(severities)
    site = point.site
    return {
        "at": _at(point),
        "colour": colour.value,
        "word": str(colour.label),
        "open": counted.open_count,
        "label": f"{site.label} · {site.address.raw}",
        "url": reverse("hazards:site", args=[site.qr_code]),
    }


def _standing(asset: Any) -> dict[str, Any]:
    """An asset at its own point, else at its shop's; never anybody's name."""
    point = getattr(asset, "point", None) or asset.shop.point
    return {
        "at": _at(point),
        "kind": asset.get_kind_display(),
        "mark": asset.get_kind_display()[:1],
        "is_faulty": asset.is_faulty,
        "word": (
            pgettext("asset", "Out of order")
            if asset.is_faulty
            else pgettext("asset", "In service")
        ),
        "label": f"{asset.name} · {asset.place}",
        "url": reverse("admin:hazards_asset_change", args=[asset.pk]),
    }


def _grids(points: list[MapPoint]) -> Iterator[dict[str, Any]]:
    by_grid: defaultdict[Any, list[tuple[float, float]]] = defaultdict(list)
    for point in points:
        by_grid[point.site.unit].append(_at(point))
    for grid, places in by_grid.items():
        hull = outline(places)
        if hull:
            yield {"name": str(grid), "points": hull}


def _at(point: MapPoint | AssetPoint) -> tuple[float, float]:
    """Degrees as the tiles want them."""
    place = float(point.latitude), float(point.longitude)
    return to_gcj02(*place) if settings.LIULI_MAP_GCJ02 else place
