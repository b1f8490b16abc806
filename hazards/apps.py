from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HazardsConfig(AppConfig):
    """Sites, rounds and hazards."""

    name = "hazards"
    label = "hazards"
    verbose_name = _("Hazards")

    def ready(self) -> None:
        """Keep checklists and tariff loaded after every migration; listen to places."""
        from hazards import receivers as receivers  # noqa: PLC0414
        from hazards.operations import major
        from hazards.operations.checklists import load_after_migrate
        from hazards.operations.water import tariffs

        post_migrate.connect(load_after_migrate, sender=self)
        post_migrate.connect(major.load_after_migrate, sender=self)
        post_migrate.connect(tariffs.load_after_migrate, sender=self)
