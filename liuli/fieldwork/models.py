"""Receipts: what a phone sent was taken once, and the same question has one answer."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.choices import Near, Status
from liuli.fieldwork.querysets import PhotoDueQuerySet, ReceiptQuerySet


class Receipt(models.Model):
    """One submission of one person under the number their phone gave it.

    The payload is not kept, only its hash: business rows hold what was said. The row
    is written first and answered once; after that nothing changes it.
    """

    worker = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    client_id = models.UUIDField(_("number given by the phone"))
    kind = models.CharField(_("kind"), max_length=60)
    payload_sha256 = models.CharField(_("hash of what was sent"), max_length=64)
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.OPEN
    )
    code = models.CharField(_("code of the refusal"), max_length=60, blank=True)
    answer = models.JSONField(_("answer"), default=dict, blank=True)
    observed_at = models.DateTimeField(_("captured at, says the phone"), null=True)
    received_at = models.DateTimeField(_("received at"))
    entered_later = models.BooleanField(_("entered later"), default=False)
    epoch = models.CharField(_("restore epoch"), max_length=40, default="0")
    phone = models.UUIDField(_("number of the phone"), null=True, editable=False)
    seq = models.PositiveIntegerField(
        _("place among the entries of the phone"), null=True, editable=False
    )
    under_former_post = models.BooleanField(
        _("sent for a grid the person had left by then"), default=False
    )
    near = models.CharField(
        _("nearness, says the phone"),
        max_length=4,
        choices=Near,
        blank=True,
        editable=False,
    )
    clock_off = models.IntegerField(
        _("seconds by which the phone's clock was ahead"), null=True, editable=False
    )

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["worker", "received_at"]),
            models.Index(
                name="receipt_of_phone",
                fields=["phone", "seq"],
                condition=Q(phone__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="receipt_once_per_worker", fields=["worker", "client_id"]
            ),
            models.CheckConstraint(
                name="receipt_status_known", condition=Q(status__in=Status.values)
            ),
            models.CheckConstraint(
                name="receipt_hash_is_hex",
                condition=Q(payload_sha256__regex=r"^[0-9a-f]{64}$"),
            ),
            models.CheckConstraint(
                name="receipt_placed_by_a_phone",
                condition=Q(phone__isnull=True, seq__isnull=True)
                | Q(phone__isnull=False, seq__gte=1),
            ),
            models.CheckConstraint(
                name="receipt_near_known", condition=Q(near__in=["", *Near.values])
            ),
            models.CheckConstraint(
                name="receipt_refusal_has_code",
                condition=(Q(status=Status.REFUSED) & ~Q(code=""))
                | (~Q(status=Status.REFUSED) & Q(code="")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="receipt_answered_once",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__status=Status.OPEN)
                | pgtrigger.Q(new__status=Status.OPEN),
            ),
            pgtrigger.Protect(name="receipt_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Receipt #{self.pk}"


class PhotoDue(models.Model):
    """A photo announced by a record and sent by itself, before or after it."""

    receipt = models.ForeignKey(
        Receipt,
        on_delete=models.PROTECT,
        related_name="photos",
        verbose_name=_("receipt"),
    )
    client_id = models.UUIDField(_("number of the photo"), unique=True)
    file = models.OneToOneField(
        "attachments.File",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("photo"),
    )

    objects = PhotoDueQuerySet.as_manager()

    class Meta:
        verbose_name = _("announced photo")
        verbose_name_plural = _("announced photos")
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(
                name="photodue_arrives_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__file__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"PhotoDue #{self.pk}"
