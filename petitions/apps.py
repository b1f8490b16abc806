from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionsConfig(AppConfig):
    """Cases (诉求) with their clocks, visits and promises; land compensation."""

    name = "petitions"
    label = "petitions"
    verbose_name = _("Petitions")
