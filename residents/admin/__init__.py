"""The desk's pages about residents."""

from residents.admin import (
    canvass,
    duplicates,
    duties,
    needs,
    party,
    people,
    praise,
    stays,
    tags,
    trays,
    votes,
)

__all__ = [
    "canvass",
    "duplicates",
    "duties",
    "needs",
    "party",
    "people",
    "praise",
    "stays",
    "tags",
    "trays",
    "votes",
]
