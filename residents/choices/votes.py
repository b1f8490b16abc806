"""Closed lists of votes (domain 7.1)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VoteBasis(models.TextChoices):
    """Which body decides under which rule; the numbers are in voting_rules.csv."""

    OWNERS_ORDINARY = "owners_ordinary", _("owners, ordinary matter")
    OWNERS_SPECIAL = "owners_special", _("owners, heavy matter")
    RESIDENTS_MEETING = "residents_meeting", _("residents' meeting")
    VILLAGER_GROUP = "villager_group", _("villager group meeting")
    VILLAGERS_ADULTS = "villagers_adults", _("villagers' meeting, by adults")
    VILLAGERS_HOUSES = "villagers_houses", _("villagers' meeting, by households")
    MEMBERS_ASSEMBLY = "members_assembly", _("assembly of the collective's members")
    CONSULTATIVE = "consultative", _("consultative poll with a quorum of its own")
    UNSTATED = "unstated", _("basis not stated")


class Voters(models.TextChoices):
    """Whose voices are counted: one for each household, or one for each adult."""

    HOUSEHOLDS = "households", pgettext_lazy("voters", "one voice for each household")
    ADULTS = "adults", pgettext_lazy("voters", "one voice for each adult")


class VoteStatus(models.TextChoices):
    """Where a vote stands; a recorded one was held on paper before the portal."""

    DRAFT = "draft", pgettext_lazy("vote", "in preparation")
    NOTICED = "noticed", pgettext_lazy("vote", "announced")
    OPEN = "open", pgettext_lazy("vote", "open")
    CLOSED = "closed", pgettext_lazy("vote", "closed")
    PUBLISHED = "published", pgettext_lazy("vote", "published")
    VOID = "void", pgettext_lazy("vote", "called off")
    RECORDED = "recorded", pgettext_lazy("vote", "taken from a ledger")


class Choice(models.TextChoices):
    """What a ballot says; abstaining is taking part, not agreeing (VT-7)."""

    FOR = "for", pgettext_lazy("vote", "for")
    AGAINST = "against", pgettext_lazy("vote", "against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "abstain")
    INVALID = "invalid", pgettext_lazy("vote", "invalid ballot")


class Channel(models.TextChoices):
    """Where the ballot was cast."""

    FIXED = "fixed", pgettext_lazy("vote", "at the polling place")
    VISIT = "visit", pgettext_lazy("vote", "at the door")
    MEETING = "meeting", pgettext_lazy("vote", "at the meeting")
    UNKNOWN = "unknown", pgettext_lazy("vote", "channel not recorded")


class AtDoor(models.TextChoices):
    """What happened at a door with the mobile ballot box; nothing of any choice."""

    OUT = "out", pgettext_lazy("mobile ballot box", "handed out")
    BACK = "back", pgettext_lazy("mobile ballot box", "in the box")


class PaperState(models.TextChoices):
    """Where a ballot paper is."""

    OUT = "out", pgettext_lazy("ballot paper", "handed out")
    RETURNED = "returned", pgettext_lazy("ballot paper", "returned")
    VOID = "void", pgettext_lazy("ballot paper", "void")


class VoteStep(models.TextChoices):
    """What was done with a vote, and by whom."""

    ANNOUNCED = "announced", pgettext_lazy("vote", "announced")
    OPENED = "opened", pgettext_lazy("vote", "opened, roll frozen")
    BOX_OUT = "box_out", pgettext_lazy("vote", "mobile ballot box sent out")
    BOX_BACK = "box_back", pgettext_lazy("vote", "mobile ballot box taken back")
    RECOUNT = "recount", pgettext_lazy("vote", "new count begun")
    CLOSE_ASKED = "close_asked", pgettext_lazy("vote", "closing asked for")
    CLOSED = "closed", pgettext_lazy("vote", "closed and sealed")
    PUBLISHED = "published", pgettext_lazy("vote", "published")
    CALLED_OFF = "called_off", pgettext_lazy("vote", "called off")


class TellerPlace(models.IntegerChoices):
    """Who reads the papers: two blind to each other, and a third where they differ."""

    FIRST = 1, pgettext_lazy("teller", "first count")
    SECOND = 2, pgettext_lazy("teller", "second count")
    THIRD = 3, pgettext_lazy("teller", "third look")


SEALED: Final = (VoteStatus.CLOSED, VoteStatus.PUBLISHED)
HELD: Final = (*SEALED, VoteStatus.RECORDED)
# Which body may decide by which voices. A villager group and the members of a
# collective have rolls of their own, which the portal does not keep (LC-10).
BY_HOUSEHOLD: Final = (
    VoteBasis.OWNERS_ORDINARY,
    VoteBasis.OWNERS_SPECIAL,
    VoteBasis.RESIDENTS_MEETING,
    VoteBasis.VILLAGERS_HOUSES,
    VoteBasis.CONSULTATIVE,
)
BY_ADULT: Final = (
    VoteBasis.RESIDENTS_MEETING,
    VoteBasis.VILLAGERS_ADULTS,
    VoteBasis.CONSULTATIVE,
)
OWNERS: Final = (VoteBasis.OWNERS_ORDINARY, VoteBasis.OWNERS_SPECIAL)
