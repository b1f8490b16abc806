"""The desk's pages about residents."""

from residents.admin import people, stays, trays

__all__ = ["people", "stays", "trays"]
