"""What people did that no row history tells, or that matters more than its rows."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from liuli.audit.querysets import EntryQuerySet


class Entry(models.Model):
    """One act: who, what, on which record, when. Written once, never changed.

    It stores ids and labels and no foreign key, so that it outlives what it
    describes; labels are neutral (a number, never a person's name).
    """

    at = models.DateTimeField(_("at"), db_index=True)
    actor_id = models.BigIntegerField(_("user number"), null=True, blank=True)
    actor_label = models.CharField(_("who"), max_length=150)
    action = models.CharField(_("act"), max_length=80, db_index=True)
    object_type = models.CharField(_("kind of record"), max_length=80, blank=True)
    object_id = models.CharField(_("record number"), max_length=64, blank=True)
    object_label = models.CharField(_("record"), max_length=200, blank=True)
    unit_path = models.CharField(_("territory"), max_length=80, blank=True)
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["object_type", "object_id"])]
        triggers = [
            pgtrigger.Protect(
                name="entry_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"Entry #{self.pk} {self.action}"


class Seal(models.Model):
    """One line of the chain over the audit (SEC-7). Written once, never changed.

    No foreign key: a seal outlives the removal of its entry, which is how that shows.
    """

    entry_id = models.BigIntegerField(_("entry number"), unique=True)
    digest = models.BinaryField(_("digest"), max_length=32)
    sealed_at = models.DateTimeField(_("sealed at"))

    class Meta:
        verbose_name = _("seal of the audit")
        verbose_name_plural = _("seals of the audit")
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(
                name="seal_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"Seal #{self.pk}"
