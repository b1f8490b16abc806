"""The field page's doors of this app; importing them registers them."""

from hazards.submissions import (
    assets,
    burden,
    campaigns,
    gaps,
    hazards,
    relooks,
    rounds,
    shops,
    water,
)

__all__ = [
    "assets",
    "burden",
    "campaigns",
    "gaps",
    "hazards",
    "relooks",
    "rounds",
    "shops",
    "water",
]
