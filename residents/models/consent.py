"""Consents: separate, dated, withdrawn as easily as given (PI-3, PI-4)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.rights import ConsentForm, ConsentPurpose
from residents.querysets import ConsentQuerySet

_GUARDIAN_UNDER_FOURTEEN = """
    IF NEW.guardian = '' AND EXISTS (
        SELECT 1 FROM residents_person person
        WHERE person.id = NEW.person_id
          AND person.birth_on + interval '14 years' > NEW.given_on
    ) THEN
        RAISE EXCEPTION 'a guardian consents for a child under fourteen'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'consent_guardian_under_fourteen';
    END IF;
    RETURN NEW;
"""


@tracked()
class Consent(models.Model):
    """One person's consent to one purpose, from a day until it is withdrawn."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    purpose = models.CharField(_("purpose"), max_length=12, choices=ConsentPurpose)
    form = models.CharField(_("given how"), max_length=8, choices=ConsentForm)
    guardian = models.CharField(_("guardian"), max_length=60, blank=True)
    given_on = models.DateField(_("given"))
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="consent_once_at_a_time",
                fields=["person", "purpose"],
                condition=Q(withdrawn_on__isnull=True),
            ),
            models.CheckConstraint(
                name="consent_purpose_known",
                condition=Q(purpose__in=ConsentPurpose.values),
            ),
            models.CheckConstraint(
                name="consent_form_known", condition=Q(form__in=ConsentForm.values)
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on__isnull=True)
                | Q(withdrawn_on__gte=F("given_on")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="consent_guardian_under_fourteen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_GUARDIAN_UNDER_FOURTEEN,
            )
        ]

    def __str__(self) -> str:
        return f"Consent #{self.pk}"
