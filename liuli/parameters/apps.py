from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ParametersConfig(AppConfig):
    """Numbers that may change."""

    name = "liuli.parameters"
    label = "parameters"
    verbose_name = _("Parameters")

    def ready(self) -> None:
        """Keep the first values loaded after every migration."""
        from liuli.parameters.reference import load_after_migrate

        post_migrate.connect(load_after_migrate, sender=self)
