"""The field page's doors of this app; importing them registers them."""

from hazards.submissions import hazards, rounds, water

__all__ = ["hazards", "rounds", "water"]
