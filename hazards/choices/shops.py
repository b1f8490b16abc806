"""Words of shops: licences, advice given; and of rooftops."""

from django.db import models
from django.utils.translation import pgettext_lazy


class LicenceKind(models.TextChoices):
    """What a shop shows when asked for its papers (G14)."""

    BUSINESS = "business", pgettext_lazy("licence", "Business licence")
    FOOD = "food", pgettext_lazy("licence", "Food business permit")
    SPECIAL = "special", pgettext_lazy("licence", "Special trade permit")
    FIRE = "fire", pgettext_lazy("licence", "Pre-opening fire check")
    HEALTH = "health", pgettext_lazy("licence", "Hygiene permit")
    OTHER = "other", pgettext_lazy("licence", "Another licence")


class AdviceKind(models.TextChoices):
    """What a shop was advised about (G15, G16)."""

    STREET = "street", pgettext_lazy("advice", "Goods on the street")
    FRONT = "front", pgettext_lazy("advice", "Beyond the shop front")
    DIRT = "dirt", pgettext_lazy("advice", "Dirt before the door")
    PARKING = "parking", pgettext_lazy("advice", "Parking in disorder")
    SIGN = "sign", pgettext_lazy("advice", "Sign or awning loose")
    LICENCE = "licence", pgettext_lazy("advice", "Licence missing or expired")


class Disposal(models.TextChoices):
    """What was agreed about a rooftop structure (G23)."""

    CLOSE = "close", pgettext_lazy("rooftop", "to be closed")
    REMOVE = "remove", pgettext_lazy("rooftop", "to be taken down by its owner")
    KEEP = "keep", pgettext_lazy("rooftop", "may stay, nobody lives there")
