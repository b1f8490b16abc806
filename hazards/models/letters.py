"""Letters of hazards and campaigns: written from templates, kept sealed (ADR 0045)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.querysets.letters import LetterQuerySet
from liuli.accounts.roles import Capability


class Letter(models.Model):
    """What both kinds share: the file, when and by whom."""

    file = models.OneToOneField(
        "attachments.SealedFile",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("file"),
    )
    written_on = models.DateField(_("written on"))
    written_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


class HazardLetter(Letter):
    """A notice of rectification (整改告知书) as it was written, and its service (HZ-3).

    A notice that was wrong is written again; both are kept.
    """

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "hazard__unit"

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name=_("hazard"),
    )
    served_on = models.DateField(_("served on"), null=True, blank=True)
    receipt = models.CharField(
        pgettext_lazy("letter", "how it was received"), max_length=200, blank=True
    )

    class Meta:
        verbose_name = _("notice of rectification")
        verbose_name_plural = _("notices of rectification")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="hazardletter_served_with_receipt",
                condition=Q(served_on__isnull=True, receipt="")
                | (Q(served_on__gte=F("written_on")) & ~Q(receipt="")),
                violation_error_message=_("It was served before it was written."),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="hazardletter_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="hazardletter_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "hazard", "file", "written_on", "written_by"
                ),
            ),
            pgtrigger.Protect(
                name="hazardletter_served_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__served_on__isnull=False),
            ),
        ]


class CampaignLetter(Letter):
    """The closing report of a campaign as it was written (F9)."""

    read_capability = Capability.CAMPAIGNS_VIEW
    unit_lookup = "campaign__unit"

    campaign = models.ForeignKey(
        "hazards.Campaign",
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name=_("campaign"),
    )

    class Meta:
        verbose_name = _("closing report of a campaign")
        verbose_name_plural = _("closing reports of campaigns")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(
                name="campaignletter_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]
