"""Letters of a case: what was written with which words, and how it was served."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import EncryptedTextField
from petitions.choices.letters import LetterKind, Service
from petitions.models.life import CaseFact, of_case, staff


class CaseLetter(CaseFact):
    """One letter as it was written; its file is opened with the case only (PP-3).

    A letter that was wrong is written again: both are kept, each with its service.
    """

    case = of_case("letters")
    kind = models.CharField(_("letter"), max_length=12, choices=LetterKind)
    file = models.OneToOneField(
        "attachments.SealedFile",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("file"),
    )
    written_on = models.DateField(_("written on"))
    written_by = staff(_("written by"))
    served_on = models.DateField(_("served on"), null=True, blank=True)
    service = models.CharField(
        _("how it was served"), max_length=12, choices=Service, blank=True
    )
    receipt = EncryptedTextField(
        _("receipt"), associated="petitions.caseletter.receipt", null=True
    )
    receipt_photo = models.OneToOneField(
        "attachments.SealedFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo of the receipt"),
    )
    served_by = staff(pgettext_lazy("letter", "service entered by"), null=True)

    class Meta:
        verbose_name = _("letter of a petition case")
        verbose_name_plural = _("letters of petition cases")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="caseletter_kind_known", condition=Q(kind__in=LetterKind.values)
            ),
            models.CheckConstraint(
                name="caseletter_service_known",
                condition=Q(service__in=["", *Service.values]),
            ),
            models.CheckConstraint(
                name="caseletter_served_all_or_nothing",
                condition=Q(
                    served_on__isnull=True,
                    service="",
                    receipt__isnull=True,
                    receipt_photo__isnull=True,
                    served_by__isnull=True,
                )
                | (
                    Q(
                        served_on__isnull=False,
                        receipt__isnull=False,
                        served_by__isnull=False,
                    )
                    & ~Q(service="")
                ),
                violation_error_message=_(
                    "A service has its day, its way and its receipt."
                ),
            ),
            models.CheckConstraint(
                name="caseletter_served_after_written",
                condition=Q(served_on__isnull=True)
                | Q(served_on__gte=models.F("written_on")),
                violation_error_message=_("It was served before it was written."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="caseletter_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="caseletter_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "case", "kind", "file", "written_on", "written_by"
                ),
            ),
            pgtrigger.Protect(
                name="caseletter_served_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__served_on__isnull=False),
            ),
        ]
