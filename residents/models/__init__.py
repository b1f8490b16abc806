"""People, their stays, and what is known of them."""

from residents.models.ballot import Paper, Reading, RollEntry, Teller, VoteMove
from residents.models.ban import OccupancyBan
from residents.models.box import MobileBox
from residents.models.canvass import CanvassDoor, CanvassDrive
from residents.models.code import Code
from residents.models.committee import Committee, Seat, SeatTerm
from residents.models.consent import Consent
from residents.models.convention import Convention, ConventionVersion, ThemeChange
from residents.models.duplicate import DuplicatePair, Merge
from residents.models.duty import GridDuty, MicrogridArea
from residents.models.dwelling import Dwelling
from residents.models.erasure import Erasure, LegalHold
from residents.models.grid_task import ApprovedTask, GridTask
from residents.models.household import Household, HouseholdMember
from residents.models.knock import Knock
from residents.models.landlord import LandlordMember, Letting
from residents.models.meeting import Attendance, FollowUp, Meeting, Resolution
from residents.models.minor_access import MinorAccess
from residents.models.need import Need, NeedMove
from residents.models.opinion import (
    Opinion,
    OpinionRound,
    OpinionTheme,
    ThemeMention,
)
from residents.models.party import (
    PartyContact,
    PartyMember,
    PartyOrganisation,
    PartyTransfer,
)
from residents.models.person import Person
from residents.models.praise import Nomination, PraiseRound
from residents.models.praise_count import PraiseHands, PraiseTally
from residents.models.processing import (
    Assessment,
    Breach,
    Disclosure,
    NoticeTelling,
    PrivacyNotice,
    Purpose,
)
from residents.models.rights_request import RightsRequest
from residents.models.skill import SkillOffer
from residents.models.spell import ClassReading, ClassSpell
from residents.models.stay import Stay
from residents.models.stay_total import StayTotal
from residents.models.tag import ServiceTag
from residents.models.tenant_report import LandlordDuty, TenantReport
from residents.models.tie import Tie
from residents.models.training import Training, TrainingSignIn
from residents.models.vote import RecordedBallot, Vote
from residents.models.work_group import WorkGroup, WorkGroupMember, WorkGroupTask

__all__ = [
    "ApprovedTask",
    "Assessment",
    "Attendance",
    "Breach",
    "CanvassDoor",
    "CanvassDrive",
    "ClassReading",
    "ClassSpell",
    "Code",
    "Committee",
    "Consent",
    "Convention",
    "ConventionVersion",
    "Disclosure",
    "DuplicatePair",
    "Dwelling",
    "Erasure",
    "FollowUp",
    "GridDuty",
    "GridTask",
    "Household",
    "HouseholdMember",
    "Knock",
    "LandlordDuty",
    "LandlordMember",
    "LegalHold",
    "Letting",
    "Meeting",
    "Merge",
    "MicrogridArea",
    "MinorAccess",
    "MobileBox",
    "Need",
    "NeedMove",
    "Nomination",
    "NoticeTelling",
    "OccupancyBan",
    "Opinion",
    "OpinionRound",
    "OpinionTheme",
    "Paper",
    "PartyContact",
    "PartyMember",
    "PartyOrganisation",
    "PartyTransfer",
    "Person",
    "PraiseHands",
    "PraiseRound",
    "PraiseTally",
    "PrivacyNotice",
    "Purpose",
    "Reading",
    "RecordedBallot",
    "Resolution",
    "RightsRequest",
    "RollEntry",
    "Seat",
    "SeatTerm",
    "ServiceTag",
    "SkillOffer",
    "Stay",
    "StayTotal",
    "Teller",
    "TenantReport",
    "ThemeChange",
    "ThemeMention",
    "Tie",
    "Training",
    "TrainingSignIn",
    "Vote",
    "VoteMove",
    "WorkGroup",
    "WorkGroupMember",
    "WorkGroupTask",
]
