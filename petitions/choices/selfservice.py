"""Closed sets of words about what petitioners see and say themselves (PP-4)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Satisfaction(models.TextChoices):
    """How a petitioner judges the handling of their case."""

    SATISFIED = "satisfied", pgettext_lazy("satisfaction", "Satisfied")
    PARTLY = "partly", pgettext_lazy("satisfaction", "Partly satisfied")
    DISSATISFIED = "dissatisfied", pgettext_lazy("satisfaction", "Not satisfied")
