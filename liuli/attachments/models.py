"""Photos: re-encoded, metadata stripped, served only through a checked view."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.attachments.querysets import FileQuerySet


class File(models.Model):
    """One stored photo, named by the hash of its bytes.

    `purpose` names the app's rule for who may look ("hazards.photo"): the app that
    owns the picture registers the rule, this app only asks it.
    """

    read_capability = "hazards.view"

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    purpose = models.CharField(_("purpose"), max_length=40)
    sha256 = models.CharField(_("hash of the stored bytes"), max_length=64)
    source_sha256 = models.CharField(_("hash of the bytes sent"), max_length=64)
    client_id = models.UUIDField(_("number given by the phone"), null=True, unique=True)
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
                name="file_hash_is_hex", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            )
        ]

    def __str__(self) -> str:
        return f"File #{self.pk}"
