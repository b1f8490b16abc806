"""Words about reports that came too late."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Said(models.TextChoices):
    """What the late report says of the hazard."""

    RECTIFIED = "rectified", pgettext_lazy("late report", "Rectified")
    PASSED = "passed", pgettext_lazy("late report", "Re-check: gone")
    FAILED = "failed", pgettext_lazy("late report", "Re-check: still there")


class Holds(models.TextChoices):
    """Which of two accounts a lead takes to be right."""

    FIRST = "first", pgettext_lazy("account", "What was recorded first")
    LATE = "late", pgettext_lazy("account", "What came later")
    BOTH = "both", pgettext_lazy("account", "Both: they do not contradict each other")
