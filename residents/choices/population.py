"""The words of `rules.population` (PO-2, PO-3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PopulationType(models.TextChoices):
    """PO-2, worked out from facts and kept nowhere."""

    LOCAL_HERE = "local_here", _("registered here, lives here")
    LOCAL_AWAY = "local_away", _("registered here, lives elsewhere")
    ELSEWHERE_LONG = "elsewhere_long", _("from elsewhere, half a year or more")
    ELSEWHERE_SHORT = "elsewhere_short", _("from elsewhere, under half a year")
    FOREIGN = "foreign", _("from abroad, Hong Kong, Macao or Taiwan")
    UNKNOWN = "unknown", _("population type not known")


class ApartType(models.TextChoices):
    """PO-3, worked out from facts and kept nowhere."""

    AT_HOME = "at_home", _("lives where registered")
    SHORT = "short", _("away under half a year")
    IN_THE_CITY = "in_the_city", _("registered elsewhere in the city")
    FLOATING = "floating", _("floating population")
    UNKNOWN = "unknown", _("place of registration or time not known")


class Way(models.TextChoices):
    """Which way somebody went: into the place, or out of it."""

    CAME = "came", pgettext_lazy("flow", "came")
    WENT = "went", pgettext_lazy("flow", "went")
