"""Closed lists of the landlord association (房东协会)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from residents.choices import DwellingKind, StayKind


class Position(models.TextChoices):
    """What somebody is in the association."""

    MEMBER = "member", pgettext_lazy("landlord association", "member")
    DEPUTY = "deputy", pgettext_lazy("landlord association", "deputy chair")
    CHAIR = "chair", pgettext_lazy("landlord association", "chair")


class Relation(models.TextChoices):
    """What ties a landlord to a dwelling."""

    OWNS = "owns", pgettext_lazy("landlord", "owns it")
    LETS = "lets", pgettext_lazy("landlord", "lets it for the owner")


# How a tenant of such a dwelling lives there (3.4).
STAY_KIND_OF: Final[dict[str, StayKind]] = {
    DwellingKind.HOTEL_ROOM: StayKind.SMALL_HOTEL,
    DwellingKind.SHARED_ROOM: StayKind.GROUP_RENTAL,
    DwellingKind.PARTITION: StayKind.PARTITION,
    DwellingKind.SMALL_FLAT: StayKind.ONE_BEDROOM,
    DwellingKind.COURTYARD: StayKind.COURTYARD,
    DwellingKind.SELF_BUILT: StayKind.PARTITION,
    DwellingKind.DORMITORY: StayKind.DORMITORY,
    DwellingKind.WORK_SHED: StayKind.WORK_SHED,
}


class Direction(models.TextChoices):
    """What a landlord reports of a tenant."""

    IN = "in", pgettext_lazy("tenant report", "moved in")
    OUT = "out", pgettext_lazy("tenant report", "moved out")


class ReportStatus(models.TextChoices):
    """What became of a report."""

    REPORTED = "reported", pgettext_lazy("tenant report", "to be checked")
    TAKEN = "taken", pgettext_lazy("tenant report", "recorded")
    REFUSED = "refused", pgettext_lazy("tenant report", "not recorded")
    WITHDRAWN = "withdrawn", pgettext_lazy("tenant report", "withdrawn")


# What says nothing of who lives there any more.
FALLEN: Final = (ReportStatus.REFUSED, ReportStatus.WITHDRAWN)


class CheckResult(models.TextChoices):
    """What whoever checked a report found."""

    SEEN = "seen", _("I looked: it is so")
    TOLD = "told", _("Only told, not seen")
    WRONG = "wrong", _("It is not so")


class Duty(models.TextChoices):
    """What landlords have to do by a day."""

    TENANTS = "tenants", pgettext_lazy("duty", "compare the list of tenants")
    FIRE = "fire", pgettext_lazy("duty", "look for fire hazards at home")
    LEASE = "lease", pgettext_lazy("duty", "file the lease")
    MEETING = "meeting", pgettext_lazy("duty", "come to the meeting")
    OTHER = "other", pgettext_lazy("duty", "something else")
