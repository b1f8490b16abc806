"""Which checklists speak about a site of some kind (domain 5.2)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hazards.choices import Body, SiteKind

# Themes that can go wrong at any site, beside its own list.
_THEMES: Final = (
    SiteKind.ELECTRICAL,
    SiteKind.LPG,
    SiteKind.FIRE_LANE,
    SiteKind.EBIKE_CHARGING,
    SiteKind.FALLING_OBJECT,
)


def kinds_of_items(site_kind: str) -> tuple[SiteKind, ...]:
    """Lists whose items may fail at a site: its own first, then the themes.

    A rooftop structure stands on a self-built house (domain 5.2).
    """
    own = SiteKind(site_kind)
    above = (SiteKind.ROOFTOP,) if own == SiteKind.SELF_BUILT else ()
    return (own, *above, *(theme for theme in _THEMES if theme != own))


_IN_CHARGE: Final[Mapping[str, Body]] = MappingProxyType(
    {
        SiteKind.SMALL_HOTEL: Body.POLICE,
        SiteKind.GROUP_RENTAL: Body.POLICE,
        SiteKind.SCRAP_YARD: Body.POLICE,
        SiteKind.SELF_BUILT: Body.HOUSING,
        SiteKind.VACANT: Body.HOUSING,
        SiteKind.ROOFTOP: Body.URBAN,
        SiteKind.EBIKE_CHARGING: Body.FIRE,
        SiteKind.ELECTRICAL: Body.POWER,
        SiteKind.LPG: Body.GAS,
        SiteKind.FIRE_LANE: Body.FIRE,
        SiteKind.STREET_FRONT: Body.URBAN,
    }
)


def body_in_charge(item_kind: str) -> Body:
    """Who is in charge of what fails on a checklist; else the street office (HZ-8)."""
    return _IN_CHARGE.get(item_kind, Body.STREET)
