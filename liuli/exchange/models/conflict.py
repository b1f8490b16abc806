"""A verified value and a ledger that says otherwise: a person decides (XL-11)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange.choices import ConflictState
from liuli.exchange.flows import CONFLICT
from liuli.exchange.models.imports import Import
from liuli.exchange.querysets import ConflictQuerySet


class Conflict(models.Model):
    """One field of one record: what the ledger proposes against a verified value.

    `proposed` and `before` hold database values by column, the field's own and those
    that follow it (a blind index with its sealed text); both are blanked with the
    files of the import.
    """

    read_capability = Capability.LEDGERS_IMPORT
    unit_lookup = "job__unit"

    job = models.ForeignKey(
        Import,
        on_delete=models.CASCADE,
        related_name="conflicts",
        verbose_name=_("import"),
    )
    model = models.CharField(_("kind of record"), max_length=80)
    object_pk = models.BigIntegerField(_("record number"))
    field = models.CharField(_("field"), max_length=60)
    column = models.CharField(_("column of the ledger"), max_length=60)
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    row = models.PositiveIntegerField(_("row"), default=0)
    proposed = models.JSONField(_("the sheet says"), default=dict)
    before = models.JSONField(_("what was replaced"), default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ConflictState, default=ConflictState.OPEN
    )
    decided_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("conflict with a verified value")
        verbose_name_plural = _("conflicts with verified values")
        ordering = ["pk"]
        indexes = [models.Index(fields=["model", "object_pk"])]
        constraints = [
            models.UniqueConstraint(
                name="conflict_once_per_import",
                fields=["job", "model", "object_pk", "field"],
            ),
            models.CheckConstraint(
                name="conflict_state_known", condition=Q(state__in=ConflictState.values)
            ),
            models.CheckConstraint(
                name="conflict_decided_by_a_person",
                condition=Q(
                    state__in=[ConflictState.KEPT, ConflictState.TAKEN],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                | ~Q(state__in=[ConflictState.KEPT, ConflictState.TAKEN]),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="conflict_flow",
                field="state",
                transitions=CONFLICT.transitions(),
            )
        ]

    def __str__(self) -> str:
        return f"Conflict #{self.pk} ({self.field})"
