"""The words of campaigns: themed patrols and drives (F9, G1, G14 to G23)."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy

from hazards.choices import SiteKind


class Theme(models.TextChoices):
    """What a campaign looks at."""

    FIRE_LANES = "fire_lanes", pgettext_lazy("theme", "fire lanes kept free")
    EBIKES = "ebikes", pgettext_lazy("theme", "e-bike charging")
    FALLING = "falling", pgettext_lazy("theme", "falling objects")
    LODGINGS = "lodgings", pgettext_lazy("theme", "lodgings house by house")
    WIRING = "wiring", pgettext_lazy("theme", "wiring household by household")
    GAS = "gas", pgettext_lazy("theme", "bottled gas")
    ROOFTOPS = "rooftops", pgettext_lazy("theme", "people living on rooftops")
    SHOPS = "shops", pgettext_lazy("theme", "shops along the street")
    CLEANING = "cleaning", pgettext_lazy("theme", "cleaning and bulky waste")
    OTHER = "other", pgettext_lazy("theme", "another theme")


# Each once a month (F9).
MONTHLY: Final = (Theme.FIRE_LANES, Theme.EBIKES, Theme.FALLING)
KINDS: Final = {
    Theme.FIRE_LANES: (SiteKind.FIRE_LANE,),
    Theme.EBIKES: (SiteKind.EBIKE_CHARGING,),
    Theme.FALLING: (SiteKind.FALLING_OBJECT,),
    Theme.LODGINGS: (SiteKind.SMALL_HOTEL, SiteKind.GROUP_RENTAL),
    Theme.WIRING: (SiteKind.ELECTRICAL, SiteKind.SELF_BUILT),
    Theme.GAS: (SiteKind.LPG,),
    Theme.ROOFTOPS: (SiteKind.ROOFTOP,),
    Theme.SHOPS: (SiteKind.STREET_FRONT,),
    Theme.CLEANING: (SiteKind.STREET_FRONT, SiteKind.VACANT),
    Theme.OTHER: (SiteKind.SELF_BUILT,),
}


class CampaignState(models.TextChoices):
    """How far a campaign has come."""

    PLANNED = "planned", pgettext_lazy("campaign", "planned")
    RUNNING = "running", pgettext_lazy("campaign", "under way")
    CLOSED = "closed", pgettext_lazy("campaign", "closed with its report")


class TeamRole(models.TextChoices):
    """As whom somebody walks along (党员+网格员+房东+志愿者)."""

    PARTY = "party", pgettext_lazy("team", "party member")
    GRID = "grid", pgettext_lazy("team", "grid worker")
    LANDLORD = "landlord", pgettext_lazy("team", "landlord")
    VOLUNTEER = "volunteer", pgettext_lazy("team", "volunteer")
    FIRE = "fire", pgettext_lazy("team", "fire station")
    EMERGENCY = "emergency", pgettext_lazy("team", "emergency office")
    COMMUNITY = "community", pgettext_lazy("team", "community committee")
    OTHER = "other", pgettext_lazy("team", "other")


class Outcome(models.TextChoices):
    """What came of a visit."""

    SOUND = "sound", pgettext_lazy("campaign", "in order")
    FINDING = "finding", pgettext_lazy("campaign", "hazard found")
    FIXED = "fixed", pgettext_lazy("campaign", "put right at once")
    NOBODY = "nobody", pgettext_lazy("campaign", "nobody there")
    REFUSED = "refused", pgettext_lazy("campaign", "entry refused")


# A visit without a look is asked for again.
LOOKED: Final = (Outcome.SOUND, Outcome.FINDING, Outcome.FIXED)


class RoofStep(models.TextChoices):
    """Found, people out first, then closed or demolished (G23)."""

    FOUND = "found", pgettext_lazy("rooftop", "people found living there")
    VACATED = "vacated", pgettext_lazy("rooftop", "vacated")
    SEALED = "sealed", pgettext_lazy("rooftop", "closed off")
    DEMOLISHED = "demolished", pgettext_lazy("rooftop", "demolished")


class MajorResult(models.TextChoices):
    """What the community may say of a site (HZ-19)."""

    SUSPECTED = "suspected", pgettext_lazy("major", "suspected major hazard")
    NOT = "not", pgettext_lazy("major", "not major by these conditions")
    ASK = "ask", pgettext_lazy("major", "ask the fire station")


class CommandLevel(models.TextChoices):
    """四级: grid worker, community, street, district (EV-6)."""

    GRID = "grid", pgettext_lazy("ladder", "grid worker")
    COMMUNITY = "community", pgettext_lazy("ladder", "community")
    STREET = "street", pgettext_lazy("ladder", "street office")
    DISTRICT = "district", pgettext_lazy("ladder", "district")
