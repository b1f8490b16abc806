"""Members look at their own line and the masked list, without an account (LC-5)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField
from petitions.models.payment import written_once
from petitions.models.roll import staff
from petitions.querysets.compensation import InspectionQuerySet


@tracked()
class InspectionCode(models.Model):
    """A code handed to one member; only its index is kept, never the code."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "member__group__unit"

    member = models.ForeignKey(
        "petitions.Member",
        on_delete=models.PROTECT,
        related_name="inspection_codes",
        verbose_name=_("member"),
    )
    code_index = BlindIndexField(_("index of the code"), unique=True)
    given_by = staff(_("handed out by"))
    given_at = models.DateTimeField(_("handed out at"))
    ends_on = models.DateField(_("valid before"))

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("code to look at a roll")
        verbose_name_plural = _("codes to look at rolls")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"InspectionCode #{self.pk}"


class Inspection(models.Model):
    """Somebody looked, or tried to: the member, or nobody where the code was wrong."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "member__group__unit"

    member = models.ForeignKey(
        "petitions.Member",
        on_delete=models.PROTECT,
        null=True,
        related_name="inspections",
        verbose_name=_("member"),
    )
    at = models.DateTimeField(_("at"))
    address_index = BlindIndexField(_("index of the network address"))

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at a roll")
        verbose_name_plural = _("looks at rolls")
        ordering = ["-pk"]
        triggers = [written_once("inspection_written_once")]

    def __str__(self) -> str:
        return f"Inspection #{self.pk}"


@tracked()
class Posting(models.Model):
    """A roll was posted for so long; objections are taken until then (公示)."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "roll__group__unit"

    roll = models.ForeignKey(
        "petitions.Roll",
        on_delete=models.PROTECT,
        related_name="postings",
        verbose_name=_("payee roll"),
    )
    place = models.CharField(_("where it is posted"), max_length=80)
    posted_on = models.DateField(_("posted on"))
    ends_on = models.DateField(_("last day of the notice"))
    posted_by = staff(_("posted by"))

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting of a roll")
        verbose_name_plural = _("postings of rolls")
        ordering = ["-posted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="posting_for_some_days",
                condition=Q(ends_on__gt=F("posted_on")) & ~Q(place=""),
                violation_error_message=_("The end must come after the start."),
            )
        ]

    def __str__(self) -> str:
        return f"Posting #{self.pk}"
