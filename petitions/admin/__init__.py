"""The desk's pages about petitions and land compensation."""

from petitions.admin import rolls, trays

__all__ = ["rolls", "trays"]
