from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionsConfig(AppConfig):
    """An empty room in this version."""

    name = "petitions"
    label = "petitions"
    verbose_name = _("Petitions")
