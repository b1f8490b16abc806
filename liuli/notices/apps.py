from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Finds the kinds of notices that the apps declare."""

    name = "liuli.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        """Let every app declare its kinds."""
        autodiscover_modules("operations.notices")
