"""The ledgers of this app; importing a module declares its kinds."""

from residents.imports import canvass, people

__all__ = ["canvass", "people"]
