"""The desk's pages about residents."""

from residents.admin import duplicates, people, stays, tags, trays, votes

__all__ = ["duplicates", "people", "stays", "tags", "trays", "votes"]
