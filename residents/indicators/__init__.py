"""The figures of this app; importing a module declares its figures."""

from residents.indicators import classes  # isort: skip  its figures stand first
from residents.indicators import canvass, households, needs, votes

__all__ = ["canvass", "classes", "households", "needs", "votes"]
