from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """The sample community; no models."""

    name = "liuli.demo"
    label = "demo"
    verbose_name = _("Sample community")
