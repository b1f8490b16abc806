"""The words of volunteers, their shifts and hours (VO-1 to VO-3)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Tier(models.TextChoices):
    """The ladder 基础服务→专业服务→治理参与: kinds of acts, no mark of a person."""

    BASIC = "basic", _("basic service")
    PROFESSIONAL = "professional", _("professional service")
    GOVERNANCE = "governance", _("taking part in governance")


class HoursSource(models.TextChoices):
    """How hours were written down."""

    QR = "qr", _("checked in and out")
    MANUAL = "manual", _("entered by hand")


class HoursState(models.TextChoices):
    """Whether hours count."""

    PENDING = "pending", pgettext_lazy("hours", "to be confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("hours", "confirmed")
    REFUSED = "refused", pgettext_lazy("hours", "not confirmed")
    VOID = "void", pgettext_lazy("hours", "taken back")


COUNTED: Final = HoursState.CONFIRMED
