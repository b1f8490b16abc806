"""The desk's pages of the water network."""

from hazards.admin.water import (
    bulk,
    connections,
    cutoffs,
    losses,
    money,
    network,
    repairs,
    trays,
)

__all__ = [
    "bulk",
    "connections",
    "cutoffs",
    "losses",
    "money",
    "network",
    "repairs",
    "trays",
]
