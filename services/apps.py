from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    """Meals, vouchers, young people, volunteers, places and care."""

    name = "services"
    label = "services"
    verbose_name = _("Services")
