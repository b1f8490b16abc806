"""The codes for the doors: of one site, or all of a grid on sheets of A4."""

from typing import Any, Final
from uuid import UUID

import segno
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hazards.models import Site
from liuli.accounts.roles import Capability
from liuli.kernel.access import get_visible_or_404
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_A_SHEET: Final = 12
_AT_ONCE: Final = 10 * _A_SHEET
_SCALE, _SMALL = 8, 4


@require_GET
def door(request: HttpRequest, code: UUID) -> HttpResponse:
    """The code to print for one door: it leads here and says nothing by itself."""
    found = get_visible_or_404(Site, request.user, qr_code=code)
    site = Site.objects.select_related("address", "unit").get(pk=found.pk)
    context = {
        "site": site,
        "address": _address(request, site),
        "code": _drawn(request, site, scale=_SCALE),
    }
    return render(request, "hazards/site_door.html", context)


@never_cache
@require_GET
def door_sheets(request: HttpRequest) -> HttpResponse:
    """Every code of a grid in the order one walks, twelve on a sheet of A4."""
    user: Any = request.user
    if not user.may(Capability.SITES_VIEW):
        raise PermissionDenied
    grids = Unit.objects.visible_to(user).filter(level=Level.GRID).order_by("path")
    chosen = request.GET.get("unit", "")
    unit: Unit | None
    if chosen:
        number = int(chosen) if chosen.isdecimal() else 0
        unit = get_visible_or_404(Unit, user, pk=number)
    else:
        unit = grids.first()
    shown = Site.objects.visible_to(user).present(timezone.localdate())
    sites = shown.in_unit(unit).in_street_order() if unit else shown.none()
    page = Paginator(sites.select_related("address"), _AT_ONCE).get_page(
        request.GET.get("page")
    )
    codes = [(site, _drawn(request, site, scale=_SMALL)) for site in page]
    context = {
        "grids": grids,
        "unit": unit,
        "page_obj": page,
        "query": f"unit={unit.pk}" if unit else "",
        "sheets": [codes[at : at + _A_SHEET] for at in range(0, len(codes), _A_SHEET)],
    }
    return render(request, "hazards/door_sheets.html", context)


def _address(request: HttpRequest, site: Site) -> str:
    page = reverse("hazards:field_at", args=[site.qr_code])
    return request.build_absolute_uri(page)


def _drawn(request: HttpRequest, site: Site, *, scale: int) -> SafeString:
    """Our own drawing of our own address: no text of a person is in it."""
    drawn = segno.make(_address(request, site), error="m").svg_inline(
        scale=scale, border=2, omitsize=True, svgclass="hz-door__code", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308
