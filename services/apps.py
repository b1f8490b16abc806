from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    """An empty room in this version."""

    name = "services"
    label = "services"
    verbose_name = _("Services")
