"""The figures of this app; importing a module declares its figures."""

from residents.indicators import people  # isort: skip  its figures stand first
from residents.indicators import canvass, needs

__all__ = ["canvass", "needs", "people"]
