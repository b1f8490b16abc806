"""The ledgers of this app; importing a module declares its kinds."""

from residents.imports import ballots, canvass, landlords, opinions, party, people

__all__ = ["ballots", "canvass", "landlords", "opinions", "party", "people"]
