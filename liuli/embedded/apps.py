from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmbeddedConfig(AppConfig):
    """No models: only here so that Django knows the package."""

    name = "liuli.embedded"
    label = "embedded"
    verbose_name = _("Embedded servers")
