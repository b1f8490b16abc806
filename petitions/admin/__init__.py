"""The desk's pages about petitions and land compensation."""

from petitions.admin import bodies, cases, roll_trays, rolls, trays

__all__ = ["bodies", "cases", "roll_trays", "rolls", "trays"]
