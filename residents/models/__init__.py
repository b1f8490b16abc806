"""People, their stays, and what is known of them."""

from residents.models.code import Code
from residents.models.consent import Consent
from residents.models.duplicate import DuplicatePair, Merge
from residents.models.erasure import Erasure, LegalHold
from residents.models.person import Person
from residents.models.spell import ClassReading, ClassSpell
from residents.models.stay import Stay
from residents.models.tag import ServiceTag

__all__ = [
    "ClassReading",
    "ClassSpell",
    "Code",
    "Consent",
    "DuplicatePair",
    "Erasure",
    "LegalHold",
    "Merge",
    "Person",
    "ServiceTag",
    "Stay",
]
