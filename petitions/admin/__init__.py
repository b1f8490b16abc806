"""The desk's pages about petitions and land compensation."""

from petitions.admin import (
    accusations,
    bodies,
    cases,
    exports,
    land,
    members,
    papers,
    recusals,
    roll_trays,
    rolls,
    splits,
    trays,
)

__all__ = [
    "accusations",
    "bodies",
    "cases",
    "exports",
    "land",
    "members",
    "papers",
    "recusals",
    "roll_trays",
    "rolls",
    "splits",
    "trays",
]
