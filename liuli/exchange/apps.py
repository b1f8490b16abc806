from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Ledgers in, files out."""

    name = "liuli.exchange"
    label = "exchange"
    verbose_name = _("Ledgers")

    def ready(self) -> None:
        """Learn which ledgers the apps above take."""
        from liuli.exchange.registry import load_kinds

        load_kinds()
