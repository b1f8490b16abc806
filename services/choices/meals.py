"""The words of meals, as the database stores them."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SAMPLE_HOURS: Final = 48  # a sample of each dish is kept so long (ML-5)
SAMPLE_GRAMS: Final = 125  # and weighs at least so much (ML-5)
HEALTH_CHECK_YEARS: Final = 1  # of everybody who handles food (食品安全法 §45, ML-5)

MOST_POINTS: Final = 9999  # that one meal may take; more than any price


class Meal(models.TextChoices):
    """What is subsidised once a day each (ML-1)."""

    LUNCH = "lunch", pgettext_lazy("meal", "lunch")
    DINNER = "dinner", pgettext_lazy("meal", "dinner")


class Portion(models.TextChoices):
    """What a price is for."""

    STANDARD = "standard", pgettext_lazy("portion", "standard")
    SMALL = "small", pgettext_lazy("portion", "small")


class Way(models.TextChoices):
    """Where a meal is eaten."""

    DINE_IN = "dine_in", pgettext_lazy("meal", "in the canteen")
    DELIVERY = "delivery", pgettext_lazy("meal", "delivered home")


class Basis(models.TextChoices):
    """Why somebody gets more than their age alone gives (ML-1, ML-4)."""

    NONE = "none", pgettext_lazy("subsidy", "age only")
    LOW_INCOME = "low_income", _("minimum living allowance")
    EXTREME_HARDSHIP = "hardship", _("person in extreme hardship")
    SEVERE_DISABILITY = "disability", _("severe disability")
    INCAPACITY = "incapacity", _("unable to look after themselves")
    LIVES_ALONE = "alone", _("elderly, living alone")


class TierBasis(models.TextChoices):
    """What a tier of the subsidy is given for: an age, or a hardship on top (ML-1)."""

    AGE = "age", pgettext_lazy("subsidy", "age")
    LOW_INCOME = Basis.LOW_INCOME.value, Basis.LOW_INCOME.label
    EXTREME_HARDSHIP = Basis.EXTREME_HARDSHIP.value, Basis.EXTREME_HARDSHIP.label
    SEVERE_DISABILITY = Basis.SEVERE_DISABILITY.value, Basis.SEVERE_DISABILITY.label
    INCAPACITY = Basis.INCAPACITY.value, Basis.INCAPACITY.label
    LIVES_ALONE = Basis.LIVES_ALONE.value, Basis.LIVES_ALONE.label


class Living(models.TextChoices):
    """What ties a signer to the place: a signer need not be a resident (ML-4)."""

    LOCAL = "local", pgettext_lazy("meal agreement", "registered and living here")
    LIVES_HERE = "lives", pgettext_lazy("meal agreement", "living here")
    WORKS_HERE = "works", pgettext_lazy("meal agreement", "working here")
    OTHER = "other", pgettext_lazy("meal agreement", "from elsewhere")
    UNKNOWN = "unknown", pgettext_lazy("meal agreement", "not stated")


class EndReason(models.TextChoices):
    """Why an agreement ended, or its subsidy stopped (ML-4, ML-6)."""

    ASKED = "asked", pgettext_lazy("meal agreement", "the diner asked for it")
    MOVED = "moved", pgettext_lazy("meal agreement", "moved away")
    DIED = "died", pgettext_lazy("meal agreement", "has died")
    OVER = "over", pgettext_lazy("meal agreement", "its time was over")
    BROKEN = "broken", pgettext_lazy("meal agreement", "its terms were not kept")


STOPS_SUBSIDY: Final = (EndReason.MOVED, EndReason.DIED)


class Allergen(models.TextChoices):
    """What a menu shows of its dishes (ML-5, GB 7718)."""

    GLUTEN = "gluten", _("cereals with gluten")
    SHELLFISH = "shellfish", _("shrimp, crab and shellfish")
    FISH = "fish", _("fish")
    EGG = "egg", _("egg")
    PEANUT = "peanut", _("peanut")
    SOY = "soy", _("soy")
    MILK = "milk", _("milk")
    NUTS = "nuts", _("nuts")


class OrderState(models.TextChoices):
    """The life of an order."""

    ORDERED = "ordered", pgettext_lazy("meal order", "ordered")
    CANCELLED = "cancelled", pgettext_lazy("meal order", "cancelled")
    SERVED = "served", pgettext_lazy("meal order", "served")
    NO_SHOW = "no_show", pgettext_lazy("meal order", "did not come")


class SettlementState(models.TextChoices):
    """The life of a settlement: whoever draws it up does not approve it."""

    DRAWN = "drawn", pgettext_lazy("settlement", "waits for approval")
    APPROVED = "approved", pgettext_lazy("settlement", "approved")
    DECLINED = "declined", pgettext_lazy("settlement", "declined")


class OverpaidState(models.TextChoices):
    """What became of a subsidy paid after its last day (ML-6)."""

    OPEN = "open", pgettext_lazy("overpaid subsidy", "to be recovered")
    RECOVERED = "recovered", pgettext_lazy("overpaid subsidy", "recovered")
    WAIVED = "waived", pgettext_lazy("overpaid subsidy", "waived")
