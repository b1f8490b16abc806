"""The words of opinion and belonging surveys (L4, J4, J5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SurveyKind(models.TextChoices):
    """What a survey asks about."""

    OPINION = "opinion", pgettext_lazy("survey", "opinion")
    BELONGING = "belonging", pgettext_lazy("survey", "belonging")


class SurveyState(models.TextChoices):
    """How far a survey has come."""

    DRAFT = "draft", pgettext_lazy("survey", "draft")
    OPEN = "open", pgettext_lazy("survey", "open for answers")
    CLOSED = "closed", pgettext_lazy("survey", "closed")
    DROPPED = "dropped", pgettext_lazy("survey", "dropped")


class Frame(models.TextChoices):
    """Of what the sample is drawn."""

    DWELLINGS = "dwellings", _("dwellings somebody lives in")
    ADULTS = "adults", _("adults who live here")


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    CHOICE = "choice", pgettext_lazy("question", "one of several answers")
    SCALE = "scale", pgettext_lazy("question", "agreement, 1 to 5")
    TEXT = "text", pgettext_lazy("question", "own words")


class Facet(models.TextChoices):
    """The three sides of belonging (L4): 地理, 文化, 心理."""

    PLACE = "place", _("belonging to the place")
    CULTURE = "culture", _("belonging to the culture")
    MIND = "mind", _("belonging at heart")


class Agreement(models.IntegerChoices):
    """The scale, from not at all to wholly."""

    NOT_AT_ALL = 1, _("1 not at all")
    RATHER_NOT = 2, _("2 rather not")
    MIDDLING = 3, _("3 in between")
    RATHER = 4, _("4 rather yes")
    WHOLLY = 5, _("5 wholly")
