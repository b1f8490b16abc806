"""The desk's pages of sites, checklists, rounds, hazards and the water network."""

from hazards.admin import (
    campaigns,
    checklists,
    command,
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
    "campaigns",
    "checklists",
    "command",
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
