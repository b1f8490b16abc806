"""Photos: re-encoded, metadata stripped, served only through a checked view."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.attachments.choices import Opens
from liuli.attachments.querysets import FileQuerySet


class File(models.Model):
    """One stored photo, named by the hash of its bytes.

    `opens_with` names the capability that opens it in its unit, so that a photo is
    never easier to see than the record it belongs to.
    """

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    opens_with = models.CharField(_("opens with"), max_length=24, choices=Opens)
    sha256 = models.CharField(_("hash of the stored bytes"), max_length=64)
    source_sha256 = models.CharField(_("hash of the bytes sent"), max_length=64)
    client_id = models.UUIDField(_("number given by the phone"), null=True, blank=True)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    size = models.PositiveIntegerField(_("bytes"))
    taken_at = models.DateTimeField(_("taken at, says the phone"), null=True)
    is_from_gallery = models.BooleanField(_("chosen from the gallery"), default=False)
    uploaded_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    received_at = models.DateTimeField(_("received at"))

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["sha256"])]
        constraints = [
            models.CheckConstraint(
                name="file_opens_with_known", condition=Q(opens_with__in=Opens.values)
            ),
            models.UniqueConstraint(
                name="file_once_per_phone_number", fields=["uploaded_by", "client_id"]
            ),
            models.CheckConstraint(
                name="file_hash_is_hex", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"File #{self.pk}"
