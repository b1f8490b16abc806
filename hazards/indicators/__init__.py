"""The figures of this app; importing a module declares its figures."""

from hazards.indicators import (
    hazards,
    occupancy,
    patrols,
    sites,
    tips,
    watch,
    water,
)

__all__ = [
    "hazards",
    "occupancy",
    "patrols",
    "sites",
    "tips",
    "watch",
    "water",
]
