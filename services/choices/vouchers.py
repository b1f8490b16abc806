"""The words of service vouchers (老年服务券)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class VoucherKind(models.TextChoices):
    """What a voucher may be used for (ML-3)."""

    MEAL = "meal", pgettext_lazy("voucher", "meals")
    CLEANING = "cleaning", pgettext_lazy("voucher", "cleaning")
    MEDICAL = "medical", pgettext_lazy("voucher", "medical help")
    BATHING = "bathing", pgettext_lazy("voucher", "bathing")
    ANY = "any", pgettext_lazy("voucher", "any of these services")


class VoucherState(models.TextChoices):
    """Issued = redeemed + left + expired, always."""

    LEFT = "left", pgettext_lazy("voucher", "left")
    REDEEMED = "redeemed", pgettext_lazy("voucher", "redeemed")
    EXPIRED = "expired", pgettext_lazy("voucher", "expired")
