from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TerritoryConfig(AppConfig):
    """The tree of units."""

    name = "liuli.territory"
    label = "territory"
    verbose_name = _("Territory")

    def ready(self) -> None:
        """Keep the official units loaded after every migration."""
        from liuli.territory.reference import load_after_migrate

        post_migrate.connect(load_after_migrate, sender=self)
