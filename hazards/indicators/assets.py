"""Cameras and garbage points in figures (G11, G26): stocks."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.assets import AssetKind
from hazards.models import Asset, AssetFault
from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit

_ASSETS: Final = Group("assets", _("Assets"), position=6)
_PIECES: Final = pgettext_lazy("counting word", "assets")
_GARBAGE: Final = (AssetKind.GARBAGE_POINT, AssetKind.BULKY_POINT)


def _in_service(period: Period) -> Any:
    return Asset.objects.in_service(period.on).select_related("unit")


def _cameras(period: Period) -> Any:
    """Street cameras; a shop's own is no camera of the community (G27)."""
    return _in_service(period).filter(kind=AssetKind.CAMERA)


def _garbage_points(period: Period) -> Any:
    return _in_service(period).filter(kind__in=_GARBAGE)


def _is_faulty(period: Period) -> Q:
    """Reported by then and not repaired by then."""
    faults = AssetFault.objects.filter(
        Q(repaired_on__isnull=True) | Q(repaired_on__gt=period.on),
        asset=OuterRef("pk"),
        reported_at__lte=period.moment,
    )
    return Q(Exists(faults))


CAMERAS = Counted(_cameras)
GARBAGE_POINTS = Counted(_garbage_points)
OUT_OF_ORDER = Counted(
    _in_service, where=_is_faulty, dimension=Dimension("kind", dict(AssetKind.choices))
)


def _page(asset: Asset, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse("admin:hazards_asset_change", args=[asset.pk])


def _asset_rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(
                pgettext_lazy("asset", "Kind"), lambda each: each.get_kind_display()
            ),
            Column(pgettext_lazy("asset", "Name"), lambda each: each.name),
            Column(_("Place"), lambda each: each.place),
            Column(_("Unit"), lambda each: each.unit),
            Column(_("In service from"), lambda each: each.starts_on),
        ),
        capabilities=(Capability.SITES_VIEW,),
        url=_page,
    )


@indicator(
    "assets.cameras",
    label=_("Street cameras"),
    group=_ASSETS,
    unit_word=_PIECES,
    rows=_asset_rows(CAMERAS),
)
def count_cameras(units: Sequence[Unit], period: Period) -> Figures:
    """Street cameras in service (G26)."""
    return CAMERAS.figures(units, period)


@indicator(
    "assets.garbage_points",
    label=_("Garbage points"),
    group=_ASSETS,
    unit_word=_PIECES,
    rows=_asset_rows(GARBAGE_POINTS),
)
def count_garbage_points(units: Sequence[Unit], period: Period) -> Figures:
    """Garbage points in service, those for bulky waste with them (G11)."""
    return GARBAGE_POINTS.figures(units, period)


@indicator(
    "assets.out_of_order",
    label=_("Assets out of order"),
    group=_ASSETS,
    unit_word=_PIECES,
    is_worrying=True,
    dimension=OUT_OF_ORDER.dimension,
    rows=_asset_rows(OUT_OF_ORDER),
)
def count_out_of_order(units: Sequence[Unit], period: Period) -> Figures:
    """With a fault waiting for its repair, out of those in service (G26)."""
    return OUT_OF_ORDER.figures(units, period)
