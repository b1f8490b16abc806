"""Closed lists of records that may be one person twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PairState(models.TextChoices):
    """What was decided about two records."""

    OPEN = "open", pgettext_lazy("possible duplicate", "to be decided")
    MERGED = "merged", pgettext_lazy("possible duplicate", "one person, merged")
    DIFFERENT = "different", pgettext_lazy("possible duplicate", "two people")


class LikenessReason(models.TextChoices):
    """Why two records may be one person: the codes of `rules.duplicates`."""

    SAME_NAME = "same_name", _("same name")
    ALIKE_NAME = "alike_name", _("names differ by one character")
    SAME_SOUND = "same_sound", _("names sound the same")
    SAME_BIRTH = "same_birth", _("same date of birth")
    NEAR_BIRTH = "near_birth", _("dates of birth differ by a slip")
    SAME_PHONE = "same_phone", _("same phone")
    CHANGED_PHONE = "changed_phone", _("another phone: it may have changed")
    SAME_PLACE = "same_place", _("same address")
    NUMBER_SLIP = "number_slip", _("identity numbers differ by a slip")
    OLD_NUMBER = "old_number", _("one has an old 15-digit number")
