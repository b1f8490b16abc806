"""What personal data is kept for, what people were told, and what went wrong.

PI-1 purposes, PI-2 notices, PI-7 disclosures, PI-9 assessments and breaches.
"""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from residents.choices.privacy import (
    AssessmentKind,
    BreachKind,
    DisclosureBasis,
    LegalBasis,
)
from residents.choices.rights import ConsentForm
from residents.querysets import PersonFactQuerySet
from residents.querysets.privacy import (
    BreachQuerySet,
    PrivacyQuerySet,
    PurposeQuerySet,
)


def _kept(model: str) -> pgtrigger.Trigger:
    """Written once: neither changed nor deleted."""
    return pgtrigger.Protect(
        name=f"{model}_written_once",
        operation=pgtrigger.Update | pgtrigger.Delete,
    )


class _OfCommunity(models.Model):
    """A row of one community, with who wrote it."""

    read_capability = Capability.PRIVACY_KEEP

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )

    class Meta:
        abstract = True


class Purpose(models.Model):
    """What data is kept for, on which basis, for how long (PI-1). Reference data."""

    key = models.SlugField(_("key"), max_length=30, unique=True)
    name = models.CharField(_("purpose"), max_length=60)
    basis = models.CharField(_("legal basis"), max_length=10, choices=LegalBasis)
    law = models.CharField(pgettext_lazy("purpose", "law"), max_length=120)
    retention = models.CharField(_("kept for"), max_length=120)
    is_sensitive = models.BooleanField(_("sensitive data"), default=False)
    keeps = ArrayField(models.CharField(max_length=80), verbose_name=_("stored fields"))

    objects = PurposeQuerySet.as_manager()

    class Meta:
        verbose_name = _("purpose of processing")
        verbose_name_plural = _("purposes of processing")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                name="purpose_basis_known", condition=Q(basis__in=LegalBasis.values)
            ),
            models.CheckConstraint(name="purpose_names_a_law", condition=~Q(law="")),
        ]

    def __str__(self) -> str:
        return self.name


class PrivacyNotice(_OfCommunity):
    """What people are told before their data is collected; a version each (PI-2)."""

    version = models.PositiveSmallIntegerField(_("version"))
    processor = models.CharField(
        _("who processes, and how to reach them"), max_length=200
    )
    purposes = models.TextField(_("what for, and how"), max_length=2000)
    kinds = models.TextField(_("which data"), max_length=2000)
    retention = models.TextField(_("how long it is kept"), max_length=1000)
    rights = models.TextField(_("rights, and how to use them"), max_length=2000)
    asks_consent_again = models.BooleanField(
        _("consents given before have to be asked for again"), default=False
    )
    published_on = models.DateField(_("published"))

    objects = PrivacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")
        ordering = ["-version", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="privacynotice_version_once", fields=["unit", "version"]
            ),
            models.CheckConstraint(
                name="privacynotice_says_everything",
                condition=~(
                    Q(processor="")
                    | Q(purposes="")
                    | Q(kinds="")
                    | Q(retention="")
                    | Q(rights="")
                ),
                violation_error_message=_("A notice says all of it (PIPL §17)."),
            ),
        ]
        triggers = [_kept("privacynotice")]

    def __str__(self) -> str:
        return f"PrivacyNotice #{self.pk} v{self.version}"


class NoticeTelling(models.Model):
    """Which version of the notice a person was told, when and how (PI-2)."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    notice = models.ForeignKey(
        PrivacyNotice,
        on_delete=models.PROTECT,
        related_name="tellings",
        verbose_name=_("privacy notice"),
    )
    told_on = models.DateField(_("told"))
    form = models.CharField(_("told how"), max_length=8, choices=ConsentForm)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("told by"),
    )

    objects = PersonFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice told")
        verbose_name_plural = _("notices told")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="noticetelling_once", fields=["person", "notice"]
            ),
            models.CheckConstraint(
                name="noticetelling_form_known",
                condition=Q(form__in=ConsentForm.values),
            ),
        ]

    def __str__(self) -> str:
        return f"NoticeTelling #{self.pk}"


class Disclosure(_OfCommunity):
    """A person's data given to another body: to whom, what, and why (PI-7)."""

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    consent = models.ForeignKey(
        "residents.Consent",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("consent"),
    )
    recipient = models.CharField(_("given to"), max_length=80)
    basis = models.CharField(_("basis"), max_length=8, choices=DisclosureBasis)
    law = models.CharField(_("law"), max_length=120, blank=True)
    kinds = models.CharField(_("which data"), max_length=200)
    at = models.DateTimeField(_("at"))

    objects = PrivacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("disclosure")
        verbose_name_plural = _("disclosures")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="disclosure_basis_known",
                condition=Q(basis__in=DisclosureBasis.values),
            ),
            models.CheckConstraint(
                name="disclosure_rests_on_consent_or_law",
                condition=Q(basis=DisclosureBasis.CONSENT, consent__isnull=False)
                | (Q(basis=DisclosureBasis.LAW) & ~Q(law="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Disclosure #{self.pk}"


class Assessment(_OfCommunity):
    """An impact assessment or an audit, kept for three years and longer (PI-9)."""

    kind = models.CharField(_("kind"), max_length=10, choices=AssessmentKind)
    subject = models.CharField(_("what it is about"), max_length=120)
    necessity = models.TextField(_("lawful, fair and necessary?"), max_length=2000)
    risks = models.TextField(_("effect on people and risks"), max_length=2000)
    measures = models.TextField(_("measures that fit the risk"), max_length=2000)
    done_on = models.DateField(_("done"))
    next_on = models.DateField(_("next by"))

    objects = PrivacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("impact assessment or audit")
        verbose_name_plural = _("impact assessments and audits")
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="assessment_kind_known",
                condition=Q(kind__in=AssessmentKind.values),
            ),
            models.CheckConstraint(
                name="assessment_next_is_later", condition=Q(next_on__gt=F("done_on"))
            ),
        ]
        triggers = [_kept("assessment")]

    def __str__(self) -> str:
        return f"Assessment #{self.pk}"


class Breach(_OfCommunity):
    """Personal data that leaked, was altered or lost, and what was done (PI-9)."""

    kind = models.CharField(_("what happened"), max_length=8, choices=BreachKind)
    text = models.TextField(_("cause and extent"), max_length=2000)
    people_count = models.PositiveIntegerField(_("people concerned"))
    harm = models.TextField(_("harm it may do"), max_length=1000)
    remedy = models.TextField(_("what was done at once"), max_length=1000)
    found_at = models.DateTimeField(_("found"))
    authority_told_at = models.DateTimeField(_("authority told"), null=True, blank=True)
    people_told_at = models.DateTimeField(_("people told"), null=True, blank=True)
    no_telling_why = models.CharField(
        _("why people need not be told"), max_length=200, blank=True
    )
    closed_at = models.DateTimeField(
        pgettext_lazy("breach", "closed"), null=True, blank=True
    )

    objects = BreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("breach of personal data")
        verbose_name_plural = _("breaches of personal data")
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="breach_kind_known", condition=Q(kind__in=BreachKind.values)
            ),
            models.CheckConstraint(
                name="breach_closed_after_telling",
                condition=Q(closed_at__isnull=True)
                | (
                    Q(authority_told_at__isnull=False)
                    & (Q(people_told_at__isnull=False) | ~Q(no_telling_why=""))
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="breach_is_kept", operation=pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"Breach #{self.pk}"
