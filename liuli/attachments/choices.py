"""Which capability opens a photo; what a sealed file is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Opens(models.TextChoices):
    """The capability a person needs in the photo's unit to look at it."""

    HAZARDS = "hazards.view", _("hazards")
    SITES = "sites.view", _("sites")
    RESIDENTS = "residents.view", _("residents")
    COMPENSATION = "compensation.view", _("land compensation")
    PUBLICITY = "publicity.view", _("announcements and lessons")


class Media(models.TextChoices):
    """What a sealed file is."""

    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _("Word document"),
    )
    JPEG = "image/jpeg", _("photo")
    XLSX = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _("workbook"),
    )
