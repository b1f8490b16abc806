"""The words of points: what earns them is closed (VO-2, VO-3)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AccountKind(models.TextChoices):
    """Whose balance it is: one volunteer's, or one of the community's three."""

    VOLUNTEER = "volunteer", _("a volunteer")
    ISSUED = "issued", _("issued by the community")
    REDEEMED = "redeemed", _("exchanged")
    EXPIRED = "expired", _("expired")


class EntryReason(models.TextChoices):
    """Why points moved. Nothing here is a report on a neighbour or a vote's content."""

    HOURS = "hours", pgettext_lazy("points", "hours of service")
    MEETING = "meeting", pgettext_lazy("points", "took part in a meeting")
    EXCHANGE = "exchange", pgettext_lazy("points", "exchanged")
    RETURN = "return", pgettext_lazy("points", "an order was cancelled")
    EXPIRY = "expiry", pgettext_lazy("points", "expired")
    REVERSAL = "reversal", pgettext_lazy("points", "hours were taken back")
    MEAL = "meal", pgettext_lazy("points", "paid for a meal")
    MEAL_BACK = "meal_back", pgettext_lazy("points", "a meal was taken back")


EARNING: Final = (EntryReason.HOURS, EntryReason.MEETING)
INTO_ACCOUNT: Final = (*EARNING, EntryReason.RETURN, EntryReason.MEAL_BACK)
OF_A_MEAL: Final = (EntryReason.MEAL, EntryReason.MEAL_BACK)


class OrderState(models.TextChoices):
    """What became of an order."""

    ORDERED = "ordered", pgettext_lazy("points order", "set aside")
    HANDED_OUT = "handed_out", pgettext_lazy("points order", "handed out")
    CANCELLED = "cancelled", pgettext_lazy("points order", "cancelled")


class StockKind(models.TextChoices):
    """What is kept in stock."""

    REWARD = "reward", _("to exchange for points")
    KIT = "kit", _("kits to give away")


class StockReason(models.TextChoices):
    """Why stock moved."""

    RECEIVED = "received", pgettext_lazy("stock", "received")
    GIVEN = "given", pgettext_lazy("stock", "given out")
    SET_ASIDE = "set_aside", pgettext_lazy("stock", "set aside for an order")
    BACK = "back", pgettext_lazy("stock", "back in stock")
    COUNTED = "counted", pgettext_lazy("stock", "put right by a count")
