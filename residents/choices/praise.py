"""Commending new residents (新居民之星, J3)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class NominationState(models.TextChoices):
    """From the nomination to the notice board."""

    NOMINATED = "nominated", pgettext_lazy("nomination", "nominated")
    APPROVED = "approved", pgettext_lazy("nomination", "approved")
    DECLINED = "declined", pgettext_lazy("nomination", "declined")
    PUBLISHED = "published", pgettext_lazy("nomination", "published")


class ShownName(models.TextChoices):
    """How the person agreed to be named; nothing else is shown."""

    FULL = "full", pgettext_lazy("shown name", "full name")
    SURNAME = "surname", pgettext_lazy("shown name", "surname only")
