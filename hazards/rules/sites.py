"""Which checklists speak about a site of some kind (domain 5.2)."""

from typing import Final

from hazards.choices import SiteKind

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
