from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    """Meals, vouchers, young people, volunteers, places and care."""

    name = "services"
    label = "services"
    verbose_name = _("Services")

    def ready(self) -> None:
        """Keep the tiers of the meal subsidy loaded; listen to residents."""
        from services import receivers as receivers  # noqa: PLC0414
        from services.operations.meals.tiers import load_after_migrate

        post_migrate.connect(load_after_migrate, sender=self)
