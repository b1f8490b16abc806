from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from liuli.kernel.triggers import index_triggers


class AuditConfig(AppConfig):
    """The audit."""

    name = "liuli.audit"
    label = "audit"
    verbose_name = _("Audit")

    def __init__(self, *words: Any) -> None:
        """Models are read after this, and register their history's triggers."""
        index_triggers()
        super().__init__(*words)
