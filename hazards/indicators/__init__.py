"""The figures of this app; importing a module declares its figures."""

from hazards.indicators import hazards, patrols, sites, water

__all__ = ["hazards", "patrols", "sites", "water"]
