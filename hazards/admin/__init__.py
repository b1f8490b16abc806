"""The desk's pages of sites, checklists, rounds, hazards and the water network."""

from hazards.admin import (
    checklists,
    duties,
    hazards,
    notes,
    residents,
    rounds,
    sites,
    tips,
    trays,
    watch,
    water,
)

__all__ = [
    "checklists",
    "duties",
    "hazards",
    "notes",
    "residents",
    "rounds",
    "sites",
    "tips",
    "trays",
    "watch",
    "water",
]
