"""Closed lists about the rights of the people whose data is kept (PI-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasureReason(models.TextChoices):
    """Why a person's data was erased (PIPL §47)."""

    ASKED = "asked", _("the person asked for it")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("the consent was withdrawn")
    PURPOSE_OVER = "purpose_over", _("the purpose is over")
    UNLAWFUL = "unlawful", _("it was collected without a basis")
    MISTAKE = "mistake", _("there is no such person")
