"""The desk's pages of petitions."""

from petitions.admin import bodies, cases, trays

__all__ = ["bodies", "cases", "trays"]
