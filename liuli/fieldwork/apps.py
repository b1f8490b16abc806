from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class FieldworkConfig(AppConfig):
    """What apps offer to the phone and take back from it."""

    name = "liuli.fieldwork"
    label = "fieldwork"
    verbose_name = _("Field work")

    def ready(self) -> None:
        """Let every app say what it offers and takes."""
        autodiscover_modules("submissions")
