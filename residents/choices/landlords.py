"""Closed lists of the landlord association (房东协会)."""

from typing import Final

from django.db import models
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
