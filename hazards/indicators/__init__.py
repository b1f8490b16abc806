"""The figures of this app; importing a module declares its figures."""

from hazards.indicators import hazards, occupancy, patrols, sites

__all__ = ["hazards", "occupancy", "patrols", "sites"]
from hazards.indicators import water

__all__ = ["hazards", "patrols", "sites", "water"]
