from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ResidentsConfig(AppConfig):
    """People, their stays, and what they need."""

    name = "residents"
    verbose_name = _("Residents")

    def ready(self) -> None:
        """Listen to the floors below and keep the standard codes loaded."""
        from residents import receivers  # noqa: F401  connects itself

        post_migrate.connect(load_codes_after_migrate, sender=self)


def load_codes_after_migrate(**kwargs: Any) -> None:
    """Bring missing standard codes in."""
    from residents.operations import load_codes
    from residents.operations.processing import load_purposes

    load_codes(using=kwargs["using"])
    load_purposes(using=kwargs["using"])
