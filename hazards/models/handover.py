"""A hazard handed over to whoever is in charge: ours until they answer (F3, HZ-8)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards.choices import Body
from hazards.querysets.occupancy import HandoverQuerySet
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked


@tracked()
class Handover(models.Model):
    """To whom, by when, when they said they have it, and what they answered.

    The hazard stays open and its clock runs on: reporting is all the community may do
    (G-6), and it goes on asking.
    """

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "hazard__unit"

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="handovers",
        verbose_name=_("hazard"),
    )
    body = models.CharField(_("handed over to"), max_length=12, choices=Body)
    due_on = models.DateField(_("answer due"))
    text = models.CharField(_("what was asked"), max_length=500)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("handed over by"),
    )
    at = models.DateTimeField(_("handed over at"))
    receipt = models.CharField(_("receipt"), max_length=80, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    reply = models.CharField(_("their answer"), max_length=500, blank=True)
    replied_on = models.DateField(_("answered on"), null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(replied_on=None), name="handover_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="handover_body_known", condition=Q(body__in=Body.values)
            ),
            models.CheckConstraint(name="handover_says_what", condition=~Q(text="")),
            models.CheckConstraint(
                name="handover_receipt_with_day",
                condition=Q(receipt="", received_on__isnull=True)
                | (~Q(receipt="") & Q(received_on__isnull=False)),
                violation_error_message=_("A receipt needs its day."),
            ),
            models.CheckConstraint(
                name="handover_answered_after_receipt",
                condition=Q(reply="", replied_on__isnull=True)
                | (
                    ~Q(reply="")
                    & Q(received_on__isnull=False)
                    & Q(replied_on__gte=F("received_on"))
                ),
                violation_error_message=_("First write down the receipt."),
            ),
            models.UniqueConstraint(
                name="handover_once_to_a_body",
                fields=["hazard", "body"],
                condition=Q(replied_on__isnull=True),
                violation_error_message=_(
                    "It has been handed over to them already and waits for an answer."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="handover_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "hazard", "body", "due_on", "text", "by", "at"
                ),
            ),
            pgtrigger.Protect(
                name="handover_answered_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__replied_on__isnull=False),
            ),
            pgtrigger.Protect(name="handover_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Handover #{self.pk}"

    @property
    def waits(self) -> bool:
        """Whether they still owe an answer."""
        return self.replied_on is None
