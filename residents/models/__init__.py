"""People, their stays, and what is known of them."""

from residents.models.canvass import CanvassDoor, CanvassDrive
from residents.models.code import Code
from residents.models.need import Need, NeedMove
from residents.models.person import Person
from residents.models.spell import ClassReading, ClassSpell
from residents.models.stay import Stay
from residents.models.tag import ServiceTag

__all__ = [
    "CanvassDoor",
    "CanvassDrive",
    "ClassReading",
    "ClassSpell",
    "Code",
    "Need",
    "NeedMove",
    "Person",
    "ServiceTag",
    "Stay",
]
