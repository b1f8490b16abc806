"""The desk's pages about residents."""

from residents.admin import (
    canvass,
    duplicates,
    landlords,
    needs,
    people,
    stays,
    tags,
    tenant_reports,
    trays,
    votes,
)

__all__ = [
    "canvass",
    "duplicates",
    "landlords",
    "needs",
    "people",
    "stays",
    "tags",
    "tenant_reports",
    "trays",
    "votes",
]
