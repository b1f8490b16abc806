from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionsConfig(AppConfig):
    """What people ask of the community, and land compensation."""

    name = "petitions"
    label = "petitions"
    verbose_name = _("Petitions")
