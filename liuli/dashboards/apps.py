from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardsConfig(AppConfig):
    """Pages of figures; knows the registry and no table."""

    name = "liuli.dashboards"
    label = "dashboards"
    verbose_name = _("Dashboards")
