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


class ConsentPurpose(models.TextChoices):
    """What a separate consent is for (PIPL §29); everything else has a basis in law."""

    HEALTH = "health", _("health information, for care services")
    CHILD = "child", _("information of a child under fourteen")
    TAG = "tag", _("a service tag on the person's own wish")
    PUBLISH = "publish", _("name or photo in public")
    SHARE = "share", _("passing data on to another body")
    SKILL = "skill", _("being called upon for a skill")


class ConsentForm(models.TextChoices):
    """How a consent was given."""

    WRITTEN = "written", _("in writing")
    SPOKEN = "spoken", _("by word of mouth")
