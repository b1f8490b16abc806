"""Which capability opens a photo."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Opens(models.TextChoices):
    """The capability a person needs in the photo's unit to look at it."""

    HAZARDS = "hazards.view", _("hazards")
    SITES = "sites.view", _("sites")
    RESIDENTS = "residents.view", _("residents")
    COMPENSATION = "compensation.view", _("land compensation")
