"""The desk's pages about residents."""

from residents.admin import (
    canvass,
    duplicates,
    duties,
    landlords,
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
    "duties",
    "landlords",
    "needs",
    "people",
    "stays",
    "tags",
    "trays",
    "votes",
]
