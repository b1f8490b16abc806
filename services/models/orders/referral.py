"""Referrals to hospitals and clinics: where, when, answered or not (K13, 助医)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from services.choices.orders import ReferralAnswer
from services.models.meals.rows import staff
from services.models.orders.rows import OrderRow
from services.querysets.orders import ReferralQuerySet


@tracked()
class Referral(OrderRow):
    """Somebody is sent on, with their consent. No diagnosis, no note, no finding."""

    read_capability = Capability.CARE_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    institution = models.CharField(
        _("institution"), max_length=80, help_text=_("Its name only.")
    )
    event = models.ForeignKey(
        "services.CommunityEvent",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("health talk"),
    )
    consent_on = models.DateField(_("agreed on"))
    referred_on = models.DateField(_("sent on"))
    due_on = models.DateField(_("answer expected by"))
    answer = models.CharField(
        pgettext_lazy("referral", "answer"),
        max_length=10,
        choices=ReferralAnswer,
        default=ReferralAnswer.WAITING,
    )
    answered_on = models.DateField(
        pgettext_lazy("referral", "answered or closed on"), null=True, blank=True
    )
    by = staff(_("sent by"))

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="referral_answer_known",
                condition=Q(answer__in=ReferralAnswer.values),
            ),
            models.CheckConstraint(
                name="referral_agreed_before",
                condition=Q(
                    consent_on__lte=F("referred_on"), due_on__gte=F("referred_on")
                ),
                violation_error_message=_("The person agrees before being sent on."),
            ),
            models.CheckConstraint(
                name="referral_answered_iff_dated",
                condition=Q(answer=ReferralAnswer.WAITING, answered_on__isnull=True)
                | ~Q(answer=ReferralAnswer.WAITING)
                & Q(answered_on__isnull=False, answered_on__gte=F("referred_on")),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="referral_consent_stays", fields=["consent_on"]),
            pgtrigger.Protect(name="referral_stays", operation=pgtrigger.Delete),
        ]

    @property
    def unit(self) -> Any:
        """Where the person lives."""
        return self.person.unit
