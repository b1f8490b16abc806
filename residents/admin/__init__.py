"""The desk's pages about residents."""

from residents.admin import (
    canvass,
    duplicates,
    meetings,
    needs,
    people,
    stays,
    tags,
    trays,
    votes,
)

__all__ = [
    "canvass",
    "duplicates",
    "meetings",
    "needs",
    "people",
    "stays",
    "tags",
    "trays",
    "votes",
]
