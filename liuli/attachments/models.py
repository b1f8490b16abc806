"""Photos, sealed files, and templates of letters; nothing is served unchecked."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.attachments.choices import Media, Opens
from liuli.attachments.querysets import (
    FileQuerySet,
    LetterTemplateQuerySet,
    SealedFileQuerySet,
)
from liuli.privacy.fields import EncryptedTextField


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


class SealedFile(models.Model):
    """A document or photo kept sealed in the database, for the record that owns it.

    It has no door of its own: whoever may see the owning record asks that record's
    page, which opens it. It is saved, backed up and taken back with its record.
    """

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    media = models.CharField(_("kind of file"), max_length=80, choices=Media)
    content = EncryptedTextField(
        _("content"), associated="attachments.sealedfile.content"
    )
    size = models.PositiveIntegerField(_("bytes"))
    made_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"))

    objects = SealedFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("sealed file")
        verbose_name_plural = _("sealed files")
        constraints = [
            models.CheckConstraint(
                name="sealedfile_media_known", condition=Q(media__in=Media.values)
            ),
            models.CheckConstraint(
                name="sealedfile_is_not_empty", condition=Q(size__gte=1)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="sealedfile_stays_as_made", operation=pgtrigger.Update
            )
        ]

    def __str__(self) -> str:
        return f"SealedFile #{self.pk}"


class LetterTemplate(models.Model):
    """The words around a letter, as one community writes them; the last one counts.

    A template holds no person's data. Without a row the portal's own default counts.
    """

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("letter"), max_length=60)
    version = models.PositiveIntegerField(_("version"))
    content = models.BinaryField(_("content"))
    uploaded_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    uploaded_at = models.DateTimeField(_("sent at"))

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="lettertemplate_version_once", fields=["unit", "kind", "version"]
            ),
            models.CheckConstraint(
                name="lettertemplate_version_counts_from_one",
                condition=Q(version__gte=1),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="lettertemplate_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
