from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """Finds the figures that the apps declare."""

    name = "liuli.indicators"
    label = "indicators"
    verbose_name = _("Figures")

    def ready(self) -> None:
        """Let every app declare its figures."""
        autodiscover_modules("indicators")
