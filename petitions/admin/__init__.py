"""The desk's pages about petitions and land compensation."""

from petitions.admin import bodies, cases, land, papers, roll_trays, rolls, trays

__all__ = ["bodies", "cases", "land", "papers", "roll_trays", "rolls", "trays"]
