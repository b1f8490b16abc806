"""The words of partners, group buying, home help and referrals."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST_GOODS: Final = 30  # in one round
MOST_EACH: Final = 99  # pieces of one good in an order, at most


class PartnerKind(models.TextChoices):
    """What a partner is (K21)."""

    CANTEEN = "canteen", _("runs a canteen")
    HOME_HELP = "home_help", _("home help firm")
    PRODUCER = "producer", _("producer of food")
    MEDICAL = "medical", _("hospital or clinic")
    SCHOOL = "school", _("school")
    SOCIAL = "social", _("social organisation")
    FIRM = "firm", _("other firm")


class Covers(models.TextChoices):
    """What a contract is about; an order needs one that holds."""

    MEALS = "meals", _("meals")
    GROUP_BUYING = "group_buying", _("group buying")
    HOME_HELP = "home_help", _("home help")
    MEDICAL = "medical", _("health talks and referrals")
    COURSES = "courses", _("courses and activities")
    OTHER = "other", pgettext_lazy("contract", "something else")


class RoundState(models.TextChoices):
    """From the first order to the last account."""

    OPEN = "open", pgettext_lazy("group buying", "open for orders")
    CLOSED = "closed", pgettext_lazy("group buying", "goes through")
    FAILED = "failed", pgettext_lazy("group buying", "did not come about")
    SETTLED = "settled", pgettext_lazy("group buying", "settled")


class MoneyKind(models.TextChoices):
    """Which way money went."""

    COLLECTED = "collected", pgettext_lazy("group buying", "collected")
    REFUNDED = "refunded", pgettext_lazy("group buying", "given back")


class HelpKind(models.TextChoices):
    """What is done at home."""

    CLEANING = "cleaning", pgettext_lazy("home help", "cleaning")
    LAUNDRY = "laundry", pgettext_lazy("home help", "washing")
    COOKING = "cooking", pgettext_lazy("home help", "cooking")
    REPAIR = "repair", pgettext_lazy("home help", "small repairs")
    ESCORT = "escort", pgettext_lazy("home help", "going along")
    BATHING = "bathing", pgettext_lazy("home help", "help with bathing")
    OTHER = "other", pgettext_lazy("home help", "something else")


class HelpState(models.TextChoices):
    """From the request to the person's own word that it is done."""

    REQUESTED = "requested", pgettext_lazy("home help", "asked for")
    ASSIGNED = "assigned", pgettext_lazy("home help", "with a partner")
    DONE = "done", pgettext_lazy("home help", "done, to be confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("home help", "confirmed")
    CANCELLED = "cancelled", pgettext_lazy("home help", "cancelled")


WITH_PARTNER: Final = (HelpState.ASSIGNED, HelpState.DONE, HelpState.CONFIRMED)


class ReferralAnswer(models.TextChoices):
    """Whether the institution answered; never what it found."""

    WAITING = "waiting", pgettext_lazy("referral", "no answer yet")
    RECEIVED = "received", pgettext_lazy("referral", "answer received")
    NONE = "none", pgettext_lazy("referral", "closed without an answer")
