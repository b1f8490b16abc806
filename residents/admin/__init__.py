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
    "bans",
    "canvass",
    "dossier",
    "duplicates",
    "duties",
    "dwellings",
    "households",
    "landlords",
    "needs",
    "party",
    "people",
    "praise",
    "stays",
    "tags",
    "trays",
    "votes",
]
