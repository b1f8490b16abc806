"""The figures of this app; importing a module declares its figures."""

# The dashboard shows figures in the order they are declared.
from residents.indicators import classes  # isort: skip
from residents.indicators import households  # isort: skip
from residents.indicators import makeup  # isort: skip
from residents.indicators import canvass, landlords, needs, party, votes

__all__ = [
    "canvass",
    "classes",
    "households",
    "landlords",
    "makeup",
    "needs",
    "party",
    "votes",
]
