"""The desk's pages about residents."""

from residents.admin import (
    bans,
    canvass,
    dossier,
    duplicates,
    duties,
    dwellings,
    households,
    landlords,
    meetings,
    needs,
    people,
    stays,
    tags,
    tenant_reports,
    trays,
    votes,
)

__all__ = [
    "bans",
    "canvass",
    "dossier",
    "duplicates",
    "duties",
    "dwellings",
    "households",
    "landlords",
    "meetings",
    "needs",
    "people",
    "stays",
    "tags",
    "tenant_reports",
    "trays",
    "votes",
]
