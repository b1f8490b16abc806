"""The figures of this app; importing a module declares its figures."""

from residents.indicators import classes, households, votes

__all__ = ["classes", "households", "votes"]
