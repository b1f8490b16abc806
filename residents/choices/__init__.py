"""Closed lists of the residents app. Codes of national standards are literal here.

The names of the standard codes and the words people write for them are reference
data (`data/codes.csv`); the closed lists below are what the database accepts.
"""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Hukou(models.TextChoices):
    """Where the household registration is, as stated."""

    LOCAL = "local", _("local registration")
    ELSEWHERE = "elsewhere", _("registered elsewhere")
    UNKNOWN = "unknown", _("registration not known")


class IdentityKind(models.TextChoices):
    """Kinds of identity documents (ID-6); the words of `liuli.kernel.identity`."""

    NONE = "none", _("no document")
    RESIDENT = "resident", _("resident identity card")
    LEGACY = "legacy", _("old 15-digit identity card")
    PERMIT = "permit", _("residence permit for Hong Kong, Macao and Taiwan")
    FOREIGNER_CARD = "foreigner_card", _("permanent residence card")
    OLD_FOREIGNER_CARD = "old_foreigner_card", _("old permanent residence card")
    HOME_RETURN = "home_return", _("home return permit")
    TAIWAN_PASS = "taiwan_pass", _("Taiwan resident travel permit")
    CHINESE_PASSPORT = "chinese_passport", _("Chinese passport")
    FOREIGN_PASSPORT = "foreign_passport", _("foreign passport")
    UNKNOWN = "unknown", _("document not recognised")


class Sex(models.TextChoices):
    """GB/T 2261.1."""

    UNKNOWN = "0", pgettext_lazy("sex", "not known")
    MALE = "1", pgettext_lazy("sex", "male")
    FEMALE = "2", pgettext_lazy("sex", "female")
    UNSTATED = "9", pgettext_lazy("sex", "not stated")


class StayKind(models.TextChoices):
    """How a person lives at an address (domain 3.4)."""

    SMALL_HOTEL = "small_hotel", pgettext_lazy("kind of stay", "small hotel")
    GROUP_RENTAL = "group_rental", pgettext_lazy("kind of stay", "shared rental")
    DAILY_RENTAL = "daily_rental", pgettext_lazy("kind of stay", "rented by the day")
    WORK_SHED = "work_shed", pgettext_lazy("kind of stay", "work shed")
    PARTITION = "partition", pgettext_lazy("kind of stay", "partitioned room")
    ONE_BEDROOM = "one_bedroom", pgettext_lazy("kind of stay", "one-bedroom flat")
    COURTYARD = "courtyard", pgettext_lazy("kind of stay", "courtyard flat")
    OWNED = "owned", pgettext_lazy("kind of stay", "own home")
    DORMITORY = "dormitory", pgettext_lazy("kind of stay", "staff dormitory")
    UNKNOWN = "unknown", pgettext_lazy("kind of stay", "kind not known")


class DwellingKind(models.TextChoices):
    """What somebody lives in, under an address (section 1 of the issue, 3.4)."""

    HOTEL_ROOM = "hotel_room", pgettext_lazy("kind of dwelling", "hotel room")
    SHARED_ROOM = "shared_room", pgettext_lazy("kind of dwelling", "shared room")
    PARTITION = "partition", pgettext_lazy("kind of dwelling", "partitioned room")
    SMALL_FLAT = "small_flat", pgettext_lazy("kind of dwelling", "small flat")
    COURTYARD = "courtyard", pgettext_lazy("kind of dwelling", "courtyard flat")
    SELF_BUILT = "self_built", pgettext_lazy("kind of dwelling", "self-built room")
    HOUSE = "house", pgettext_lazy("kind of dwelling", "whole house")
    DORMITORY = "dormitory", pgettext_lazy("kind of dwelling", "dormitory room")
    WORK_SHED = "work_shed", pgettext_lazy("kind of dwelling", "room in a work shed")
    OTHER = "other", pgettext_lazy("kind of dwelling", "another kind")


class Source(models.TextChoices):
    """How a stay became known."""

    LEDGER = "ledger", _("from a ledger")
    DESK = "desk", _("entered at the desk")
    FIELD = "field", _("entered at the door")
    LANDLORD = "landlord", _("reported by the landlord")


class ClassKind(models.TextChoices):
    """Floating, rooted and what lies between (domain 3.5). Advice, never a right."""

    LOCAL = "local", pgettext_lazy("class", "local")
    NEW = "new", pgettext_lazy("class", "new arrival")
    UNDETERMINED = "undetermined", pgettext_lazy("class", "undetermined")
    TRANSITIONAL = "transitional", pgettext_lazy("class", "transitional")
    FLOATING = "floating", pgettext_lazy("class", "floating")
    ROOTED = "rooted", pgettext_lazy("class", "rooted")


class Tag(models.TextChoices):
    """Needs a service answers (PO-7). Nothing else may be said of a person (PO-8)."""

    LIVES_ALONE = "lives_alone", _("elderly, living alone")
    EMPTY_NEST = "empty_nest", _("elderly, children away")
    EIGHTY = "eighty", _("aged 80 or over")
    DISABLED = "disabled", _("disabled person")
    LOW_INCOME = "low_income", _("minimum living allowance")
    EXTREME_HARDSHIP = "extreme_hardship", _("person in extreme hardship")
    NEAR_LOW_INCOME = "near_low_income", _("just above the minimum allowance")
    CHILD_IN_NEED = "child_in_need", _("child in need")
    LEFT_BEHIND_CHILD = "left_behind_child", _("left-behind child")
    EXPECTING = "expecting", _("pregnant woman or new mother")
    VETERAN = "veteran", _("veteran")
    LOST_ONLY_CHILD = "lost_only_child", _("family that lost its only child")
    NEWCOMER_ASKS = "newcomer_asks", _("newcomer asking for help")


class Basis(models.TextChoices):
    """Why a service tag may be kept (PI-1)."""

    CONSENT = "consent", _("the person agreed")
    LAW = "law", _("a law provides for it")
    UNSTATED = "unstated", _("basis still to be asked")


class RevealReason(models.TextChoices):
    """Why somebody looked at a full number (MK-2)."""

    CHECK_IDENTITY = "check_identity", _("checking the identity card")
    CONTACT = "contact", _("getting in touch")
    SERVICE = "service", _("applying for a service")
    CORRECTION = "correction", _("correcting the record")
    EMERGENCY = "emergency", _("an emergency")


class CodeTable(models.TextChoices):
    """The standard code tables kept as reference data (domain 3.3)."""

    SEX = "sex", _("sex (GB/T 2261.1)")
    MARITAL = "marital", _("marital status (GB/T 2261.2)")
    EDUCATION = "education", _("education (GB/T 4658)")
    POLITICAL = "political", _("political status (GB/T 4762)")
    RELATION = "relation", _("family relation (GB/T 4761)")


MARITAL_CODES: Final = ("10", "20", "21", "22", "23", "30", "40", "90")
EDUCATION_CODES: Final = (
    "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
    "20", "21", "22", "23", "28", "30", "31", "32", "33",
    "40", "41", "42", "43", "44", "45", "46", "47", "48", "49",
    "60", "61", "62", "63", "70", "71", "73", "80", "81", "83", "90",
)  # fmt: skip
POLITICAL_CODES: Final = tuple(f"{number:02}" for number in range(1, 14))
HEAD_CODE: Final = "02"  # 户主
RELATION_CODES: Final = (
    "1", "2", "3", "4", "5", "6", "7", "8", "02",
    "11", "12", "21", "22", "27", "28", "31", "32", "38", "41", "43",
    "51", "52", "53", "55", "61", "63", "71", "73", "75", "77", "97", "99",
)  # fmt: skip

OVERRIDE_DAYS: Final = 180
TAG_DAYS: Final = 366


class ClassReason(models.TextChoices):
    """Why a class was read: the codes of `rules.classes`, in words."""

    LOCAL_HUKOU = "local_hukou", _("registered here")
    OWNER_OCCUPIER = "owner_occupier", _("lives in the own home")
    KNOWN_UNDER_90 = (
        "known_under_90",
        _("known for fewer than 90 of the days looked at"),
    )
    FIRST_SEEN_UNDER_90 = "first_seen_under_90", _("first seen under 90 days ago")
    LONG_STAY = "long_stay", _("180 days or more in one dwelling")
    FEW_MOVES = "few_moves", _("at most one new room")
    FIXED_WORK = "fixed_work", _("fixed work")
    TIES = "ties", _("family, school, permit or insurance here")
    MOSTLY_HOTELS = "mostly_hotels", _("half the days or more in hotels or sheds")
    MANY_MOVES = "many_moves", _("three new rooms or more")
    SHORT_STAY = "short_stay", _("under 30 days in the present room")
    NO_FIXED_WORK = "no_fixed_work", _("no fixed work known")
    BETWEEN = "between", _("neither floating nor rooted")
    OVERRIDDEN = "overridden", _("set by a person")
