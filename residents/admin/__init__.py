"""The desk's pages about residents."""

from residents.admin import needs, people, stays, tags, trays

__all__ = ["needs", "people", "stays", "tags", "trays"]
