"""The ledgers of this app; importing a module declares its kinds."""

from residents.imports import ballots, canvass, party, people

__all__ = ["ballots", "canvass", "party", "people"]
from residents.imports import landlords

__all__ = ["ballots", "canvass", "landlords", "people"]
