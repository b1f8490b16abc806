"""Closed lists of meetings (H5, I1, E3e)."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class MeetingKind(models.TextChoices):
    """What people are called together for."""

    COUNCIL = "council", pgettext_lazy("meeting", "council of neighbours")
    RALLY = "rally", pgettext_lazy("meeting", "opening meeting")
    RESIDENTS = "residents", pgettext_lazy("meeting", "residents' meeting")
    COMMITTEE = "committee", pgettext_lazy("meeting", "committee")


class MeetingStatus(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", pgettext_lazy("meeting", "planned")
    CALLED = "called", pgettext_lazy("meeting", "called")
    HELD = "held", pgettext_lazy("meeting", "held")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")


class Capacity(models.TextChoices):
    """As what people came."""

    RESIDENT = "resident", pgettext_lazy("attendance", "residents")
    LANDLORD = "landlord", pgettext_lazy("attendance", "landlords")
    MERCHANT = "merchant", pgettext_lazy("attendance", "merchants")
    MEMBER = "member", pgettext_lazy("attendance", "members of the committee")
    STAFF = "staff", pgettext_lazy("attendance", "community and other bodies")


OVER: Final = (MeetingStatus.HELD, MeetingStatus.CANCELLED)
