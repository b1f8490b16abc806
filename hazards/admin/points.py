"""Where a site lies, put on the map from the site's own page in the desk."""

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from hazards.forms.campaigns import DegreesForm
from hazards.models import MapPoint, Site
from hazards.operations.points import place_site
from hazards.policies import hazards as policies
from liuli.desk.bases import refusals_as_messages
from liuli.kernel.access import get_visible_or_404, require

_MOST: Final = 200
# Nothing is known of the place yet: the whole country.
_COUNTRY: Final = (35.0, 105.0)


class SitePointPages:
    """Mixed into the site admin: the panel of a site's point, and its door."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        """With the door of the point."""
        view = self.admin_site.admin_view
        door = path("<int:pk>/place/", view(self.place), name="hazards_site_place")
        return [door, *super().get_urls()]  # type: ignore[misc]

    def place(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the site there; degrees out of range are said in words."""
        site = get_visible_or_404(Site, request.user, pk=pk)
        actor: Any = request.user
        require(policies.may_change_site, actor, site)
        if request.method == "POST":
            form = DegreesForm(request.POST)
            if form.is_valid():
                with refusals_as_messages(request):
                    place_site(site, **form.cleaned_data, actor=actor)
                    messages.success(request, _("The site is on the map."))
            else:
                messages.error(
                    request, _("These degrees do not lie in China. Check them.")
                )
        return HttpResponseRedirect(reverse("admin:hazards_site_change", args=[pk]))


def point_context(user: Any, site: Site | None) -> dict[str, Any]:
    """What the panel needs; empty where nobody may put the site anywhere."""
    if site is None or site.closed_on or not policies.may_change_site(user, site):
        return {}
    own = MapPoint.objects.filter(site=site).first()
    initial = {"latitude": own.latitude, "longitude": own.longitude} if own else {}
    others = (
        MapPoint.objects.visible_to(user)
        .filter(site__closed_on__isnull=True)
        .exclude(site=site)
        .select_related("site__address")
        .order_by("-pk")
    )
    near = list(others.filter(site__unit=site.unit)[:_MOST]) or list(others[:_MOST])
    around = [{"at": _at(point), "label": point.site.label} for point in near]
    known = own or (near[0] if near else None)
    return {
        "point_form": DegreesForm(initial=initial),
        "point_map": {
            "around": around,
            "start": {
                "at": _at(known) if known else _COUNTRY,
                "isNear": known is not None,
            },
            "tiles": settings.LIULI_MAP_TILES,
            "shifted": settings.LIULI_MAP_GCJ02,
        },
    }


def _at(point: MapPoint) -> tuple[float, float]:
    """WGS-84 as stored; the page shifts for display where the tiles want it."""
    return float(point.latitude), float(point.longitude)
