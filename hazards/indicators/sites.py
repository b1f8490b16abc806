"""How many places of each kind there are (domain 5.2): stocks."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import SiteKind
from hazards.models import Site
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

_SITES = Group("sites", _("Sites"), position=2)
_BUSINESSES = pgettext_lazy("counting word", "businesses")
_HOUSES = pgettext_lazy("counting word", "houses")
_PLACES = pgettext_lazy("counting word", "places")
_DWELLINGS = pgettext_lazy("counting word", "households")


def _sites(kind: SiteKind) -> Any:
    def present(period: Period) -> Any:
        return (
            Site.objects.present(period.on)
            .filter(kind=kind)
            .select_related("unit", "address")
        )

    return present


def _unlicensed(period: Period) -> Q:
    """Known to have no licence; an unknown licence is not a missing one."""
    return Q(yard__is_licensed=False)


def _with_rooftop_dwelling(period: Period) -> Q:
    return Q(house__has_rooftop_dwelling=True)


def _all_sites(period: Period) -> Any:
    return Site.objects.present(period.on).select_related("unit", "address")


ALL_SITES = Counted(_all_sites, dimension=Dimension("kind", dict(SiteKind.choices)))
SMALL_HOTELS = Counted(_sites(SiteKind.SMALL_HOTEL))
SHARED_RENTALS = Counted(_sites(SiteKind.GROUP_RENTAL))
SCRAPYARDS = Counted(_sites(SiteKind.SCRAP_YARD))
UNLICENSED = Counted(_sites(SiteKind.SCRAP_YARD), where=_unlicensed)
SELF_BUILT = Counted(_sites(SiteKind.SELF_BUILT))
ROOFTOPS = Counted(_sites(SiteKind.SELF_BUILT), where=_with_rooftop_dwelling)
VACANT = Counted(_sites(SiteKind.VACANT))


def _dossier(site: Site, user: Actor) -> str:
    return reverse("hazards:site", args=[site.qr_code])


def _site_rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Name"), lambda site: site.name),
            Column(_("Address"), lambda site: site.address.raw),
            Column(_("Unit"), lambda site: site.unit),
            Column(_("Known since"), lambda site: site.known_since),
        ),
        capabilities=(Capability.SITES_VIEW,),
        url=_dossier,
    )


@indicator(
    "hazards.sites",
    label=_("Sites"),
    group=_SITES,
    unit_word=_PLACES,
    dimension=ALL_SITES.dimension,
    rows=_site_rows(ALL_SITES),
)
def count_sites(units: Sequence[Unit], period: Period) -> Figures:
    """Every place that is checked, by its type (domain 5.2)."""
    return ALL_SITES.figures(units, period)


@indicator(
    "hazards.small_hotels",
    label=_("Small hotels"),
    group=_SITES,
    unit_word=_BUSINESSES,
    rows=_site_rows(SMALL_HOTELS),
)
def count_small_hotels(units: Sequence[Unit], period: Period) -> Figures:
    """Small hotels, without the shared rentals."""
    return SMALL_HOTELS.figures(units, period)


@indicator(
    "hazards.shared_rentals",
    label=_("Shared rentals"),
    group=_SITES,
    unit_word=_BUSINESSES,
    rows=_site_rows(SHARED_RENTALS),
)
def count_shared_rentals(units: Sequence[Unit], period: Period) -> Figures:
    """Shared rentals (群租房)."""
    return SHARED_RENTALS.figures(units, period)


@indicator(
    "hazards.scrapyards",
    label=_("Scrapyards"),
    group=_SITES,
    unit_word=_BUSINESSES,
    rows=_site_rows(SCRAPYARDS),
)
def count_scrapyards(units: Sequence[Unit], period: Period) -> Figures:
    """All scrapyards."""
    return SCRAPYARDS.figures(units, period)


@indicator(
    "hazards.scrapyards_unlicensed",
    label=_("Scrapyards without a licence"),
    group=_SITES,
    unit_word=_BUSINESSES,
    is_worrying=True,
    rows=_site_rows(UNLICENSED),
)
def count_unlicensed(units: Sequence[Unit], period: Period) -> Figures:
    """Scrapyards known to have no licence, out of all."""
    return UNLICENSED.figures(units, period)


@indicator(
    "hazards.self_built_houses",
    label=_("Self-built houses"),
    group=_SITES,
    unit_word=_HOUSES,
    rows=_site_rows(SELF_BUILT),
)
def count_self_built(units: Sequence[Unit], period: Period) -> Figures:
    """Self-built houses."""
    return SELF_BUILT.figures(units, period)


@indicator(
    "hazards.rooftop_dwellings",
    label=_("Rooftop dwellings"),
    group=_SITES,
    unit_word=_DWELLINGS,
    is_worrying=True,
    rows=_site_rows(ROOFTOPS),
)
def count_rooftops(units: Sequence[Unit], period: Period) -> Figures:
    """Self-built houses whose rooftop structure is lived in, out of all."""
    return ROOFTOPS.figures(units, period)


@indicator(
    "hazards.vacant_houses",
    label=_("Vacant houses due for demolition"),
    group=_SITES,
    unit_word=_DWELLINGS,
    rows=_site_rows(VACANT),
)
def count_vacant(units: Sequence[Unit], period: Period) -> Figures:
    """Houses that should be gone and stand empty."""
    return VACANT.figures(units, period)
