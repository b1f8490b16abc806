"""The words of events and publicity (G9, G12, J4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    """What an event is about."""

    NEIGHBOURS = "neighbours", _("neighbours' day")
    CULTURE = "culture", pgettext_lazy("event", "culture and sport")
    LECTURE = "lecture", pgettext_lazy("event", "lecture")
    DRILL = "drill", pgettext_lazy("event", "drill")
    SAFETY = "safety", pgettext_lazy("event", "safety publicity")
    ANTI_DRUG = "anti_drug", pgettext_lazy("event", "anti-drug publicity")
    SORTING = "sorting", pgettext_lazy("event", "waste sorting")
    HEALTH = "health", pgettext_lazy("event", "health")
    TRAINING = "training", pgettext_lazy("event", "training")
    OTHER = "other", pgettext_lazy("event", "other")


class CountedHow(models.TextChoices):
    """How sure a head count is: an approximate one is never shown as counted (G-5)."""

    EXACT = "exact", pgettext_lazy("head count", "counted")
    ABOUT = "about", pgettext_lazy("head count", "about")
    AT_LEAST = "at_least", pgettext_lazy("head count", "at least")
