"""The ledgers of sites and of water."""

from hazards.imports import sites, water

__all__ = ["sites", "water"]
