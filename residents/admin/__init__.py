"""The desk's pages about residents."""

from residents.admin import people, stays, tags, trays, votes

__all__ = ["people", "stays", "tags", "trays", "votes"]
