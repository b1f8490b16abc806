"""Django's admin with our own site in place of the stock one."""

from django.contrib.admin import autodiscover
from django.contrib.admin.apps import SimpleAdminConfig


class DeskAdminConfig(SimpleAdminConfig):
    """`admin.site` is the desk; each app's admin module is found by `ready`."""

    default_site = "liuli.desk.site.DeskSite"

    def ready(self) -> None:
        """Check, then load every app's admin room."""
        super().ready()
        autodiscover()
