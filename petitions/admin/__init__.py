"""The desk's pages about petitions and land compensation."""

from petitions.admin import (
    accusations,
    bodies,
    cases,
    exports,
    recusals,
    roll_trays,
    rolls,
    trays,
)

__all__ = [
    "accusations",
    "bodies",
    "cases",
    "exports",
    "recusals",
    "roll_trays",
    "rolls",
    "trays",
]
from petitions.admin import land, papers
    bodies,
    cases,
    land,
    members,
    papers,
    roll_trays,
    rolls,
    splits,
    trays,
)

__all__ = [
    "bodies",
    "cases",
    "land",
    "members",
    "papers",
    "roll_trays",
    "rolls",
    "splits",
    "trays",
]
