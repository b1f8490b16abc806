"""What ties somebody to the place (T of 3.5): facts, not merits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TieKind(models.TextChoices):
    """Read by the class, which is advice and changes no right (PI-8)."""

    SCHOOL = "school", _("child in a school here")
    SPOUSE = "spouse", _("spouse lives here too")
    PERMIT = "permit", _("residence permit")
    INSURANCE = "insurance", _("social insurance paid here")
