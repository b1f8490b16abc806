"""The desk's pages about residents."""

from residents.admin import duplicates, needs, people, stays, tags, trays, votes

__all__ = ["duplicates", "needs", "people", "stays", "tags", "trays", "votes"]
