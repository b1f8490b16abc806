"""The field page's doors of this app; importing them registers them."""

from hazards.submissions import campaigns, hazards, rounds, water

__all__ = ["campaigns", "hazards", "rounds", "water"]
