"""People, their stays, and what is known of them."""

from residents.models.ban import OccupancyBan
from residents.models.canvass import CanvassDoor, CanvassDrive
from residents.models.code import Code
from residents.models.consent import Consent
from residents.models.duplicate import DuplicatePair, Merge
from residents.models.dwelling import Dwelling
from residents.models.erasure import Erasure, LegalHold
from residents.models.household import Household, HouseholdMember
from residents.models.knock import Knock
from residents.models.need import Need, NeedMove
from residents.models.person import Person
from residents.models.spell import ClassReading, ClassSpell
from residents.models.stay import Stay
from residents.models.tag import ServiceTag
from residents.models.tie import Tie
from residents.models.vote import RecordedBallot, Vote

__all__ = [
    "CanvassDoor",
    "CanvassDrive",
    "ClassReading",
    "ClassSpell",
    "Code",
    "Consent",
    "DuplicatePair",
    "Dwelling",
    "Erasure",
    "Household",
    "HouseholdMember",
    "Knock",
    "LegalHold",
    "Merge",
    "Need",
    "NeedMove",
    "OccupancyBan",
    "Person",
    "RecordedBallot",
    "ServiceTag",
    "Stay",
    "Tie",
    "Vote",
]
