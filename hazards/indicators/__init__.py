"""The figures of this app; importing a module declares its figures."""

from hazards.indicators import (
    assets,
    campaigns,
    hazards,
    occupancy,
    patrols,
    sites,
    tips,
    watch,
    water,
)

__all__ = [
    "assets",
    "campaigns",
    "hazards",
    "occupancy",
    "patrols",
    "sites",
    "tips",
    "watch",
    "water",
]
