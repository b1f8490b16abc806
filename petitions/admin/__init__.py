"""The desk's pages about petitions and land compensation."""

from petitions.admin import (
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
