"""The desk's pages of sites, checklists, ledger notes and hazards."""

from hazards.admin import checklists, duties, hazards, notes, rounds, sites, trays

__all__ = ["checklists", "duties", "hazards", "notes", "rounds", "sites", "trays"]
from hazards.admin import water

__all__ = ["checklists", "hazards", "notes", "rounds", "sites", "trays", "water"]
