"""The figures of this app; importing a module declares its figures."""

from residents.indicators import classes  # isort: skip  its figures stand first
from residents.indicators import households, needs, votes

__all__ = ["classes", "households", "needs", "votes"]
