"""The words of tips and of snapped hazards (HZ-7, G7, E3g)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TipKind(models.TextChoices):
    """What a tip is about. What is told about drugs goes to the police alone."""

    FIRE = "fire", pgettext_lazy("tip", "fire hazard hidden from checks")
    GAS = "gas", pgettext_lazy("tip", "illegal bottled gas")
    HOUSING = "housing", pgettext_lazy("tip", "people housed where it is forbidden")
    BUILDING = "building", pgettext_lazy("tip", "illegal building")
    SCRAP = "scrap", pgettext_lazy("tip", "unlicensed scrap or storage")
    OTHER = "other", pgettext_lazy("tip", "something else")
    DRUGS = "drugs", pgettext_lazy("tip", "drugs")


class TipState(models.TextChoices):
    """How far a tip has come."""

    RECEIVED = "received", pgettext_lazy("tip", "received")
    CHECKING = "checking", pgettext_lazy("tip", "being checked")
    FORWARDED = "forwarded", pgettext_lazy("tip", "with the police")
    UNFOUNDED = "unfounded", pgettext_lazy("tip", "not confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("tip", "confirmed, reward being decided")
    GRANTED = "granted", pgettext_lazy("tip", "reward granted: come with your code")
    REWARDED = "rewarded", pgettext_lazy("tip", "reward paid")
    ENDED = "ended", pgettext_lazy("tip", "confirmed, without reward")


class SnapState(models.TextChoices):
    """Every snap ends as 销号, 转办 or 不属实 with a reason (E3g)."""

    WAITING = "waiting", pgettext_lazy("snap", "waits to be looked at")
    JOINED = "joined", pgettext_lazy("snap", "joined to a hazard known already")
    OPENED = "opened", pgettext_lazy("snap", "taken up as a hazard")
    PASSED = "passed", pgettext_lazy("snap", "handed to whoever is in charge")
    UNFOUNDED = "unfounded", pgettext_lazy("snap", "not confirmed")


class Door(models.TextChoices):
    """Public pages whose tries are counted."""

    WATCH = "watch", _("page of a shop of the watch")
    TIP = "tip", _("progress of a tip")
    TIP_SENT = "tip_sent", _("sending a tip")
    SNAP_SENT = "snap_sent", _("sending a snap")


SENDING: Final = (Door.TIP_SENT, Door.SNAP_SENT)
FOLLOWING: Final = (SnapState.JOINED, SnapState.OPENED)
