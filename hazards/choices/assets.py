"""Words of lighter assets: what the community keeps besides sites (G11, G25, G26)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class AssetKind(models.TextChoices):
    """What an asset is."""

    CAMERA = "camera", pgettext_lazy("asset", "Street camera")
    SHOP_CAMERA = "shop_camera", pgettext_lazy("asset", "Shop's own camera")
    GARBAGE_POINT = "garbage", pgettext_lazy("asset", "Garbage point")
    BULKY_POINT = "bulky", pgettext_lazy("asset", "Bulky waste point")
    CHARGING_SHED = "charging", pgettext_lazy("asset", "Charging shed")
    PARKING = "parking", pgettext_lazy("asset", "Parking lot")
    STATION = "station", pgettext_lazy("asset", "Emergency station")
    CENTRE = "centre", pgettext_lazy("asset", "Safety micro-centre")


class Setting(models.TextChoices):
    """Where a garbage point stands."""

    STREET = "street", pgettext_lazy("asset", "on the street")
    YARD = "yard", pgettext_lazy("asset", "in a courtyard")


class FaultKind(models.TextChoices):
    """What is wrong with an asset."""

    BROKEN = "broken", pgettext_lazy("asset", "does not work")
    DAMAGED = "damaged", pgettext_lazy("asset", "damaged")
    FULL = "full", pgettext_lazy("asset", "full or dirty")
    SIGN = "sign", pgettext_lazy("asset", "sign missing")
    OTHER = "other", pgettext_lazy("asset", "something else")
