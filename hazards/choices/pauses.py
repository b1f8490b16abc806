"""The words of a paused clock (挂起, EV-1, EV-5)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class PauseReason(models.TextChoices):
    """Why nobody can rectify it for now."""

    OWNER = "owner", pgettext_lazy("pause", "the owner cannot be reached")
    PARTS = "parts", pgettext_lazy("pause", "parts or materials are on their way")
    BODY = "body", pgettext_lazy("pause", "another body has to act first")
    WEATHER = "weather", pgettext_lazy("pause", "weather")
    OTHER = "other", pgettext_lazy("pause", "another reason, see note")


class PauseEnd(models.TextChoices):
    """How the clock came to run again."""

    HAND = "hand", pgettext_lazy("pause", "resumed by hand")
    DAY = "day", pgettext_lazy("pause", "its day had come")
    MOVED = "moved", pgettext_lazy("pause", "the hazard moved on")
