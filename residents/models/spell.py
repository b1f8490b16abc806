"""Floating or rooted: dated classes of a person, with their reasons (3.5, FR-1)."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices import OVERRIDE_DAYS, ClassKind, ClassReason
from residents.querysets import PersonFactQuerySet


@tracked()
class ClassSpell(models.Model):
    """The class a person is in for a time: set by a run, or by a person for ≤180 days.

    It is advice for planning services and changes no right (PI-8, FR-2).
    """

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="class_spells",
        verbose_name=_("resident"),
    )
    kind = models.CharField(_("class"), max_length=16, choices=ClassKind)
    period = DateRangeField(_("period"))
    reasons = ArrayField(
        models.CharField(max_length=32), verbose_name=_("reasons"), default=list
    )
    rule_version = models.CharField(_("rule version"), max_length=16)
    overridden_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("overridden by"),
    )
    override_reason = models.CharField(
        _("reason for overriding"), max_length=200, blank=True
    )

    objects = PersonFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("class of a resident")
        verbose_name_plural = _("classes of residents")
        ordering = ["-pk"]
        constraints = [
            ExclusionConstraint(
                name="classspell_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="classspell_kind_known",
                condition=Q(kind__in=ClassKind.values),
            ),
            models.CheckConstraint(
                name="classspell_has_a_start",
                condition=Q(period__startswith__isnull=False),
            ),
            models.CheckConstraint(
                name="classspell_override_has_reason",
                condition=Q(overridden_by__isnull=True, override_reason="")
                | (Q(overridden_by__isnull=False) & ~Q(override_reason="")),
                violation_error_message=_("Say why the class is overridden."),
            ),
            models.CheckConstraint(
                name="classspell_override_ends",
                condition=Q(overridden_by__isnull=True)
                | Q(
                    period__endswith__isnull=False,
                    period__endswith__lte=F("period__startswith")
                    + timedelta(days=OVERRIDE_DAYS),
                ),
                violation_error_message=_(
                    "An overridden class holds for 180 days at most."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"ClassSpell #{self.pk}"

    @property
    def reason_words(self) -> list[str]:
        """The reasons in words; a code of an older rule stays a code."""
        known = {reason.value: str(reason.label) for reason in ClassReason}
        return [known.get(code, code) for code in self.reasons]


class ClassReading(models.Model):
    """What the latest monthly run said of a person: a change needs two in a row."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.OneToOneField(
        "residents.Person",
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="class_reading",
        verbose_name=_("resident"),
    )
    kind = models.CharField(_("class"), max_length=16, choices=ClassKind)
    read_on = models.DateField(_("day of the run"))
    reasons = ArrayField(
        models.CharField(max_length=32), verbose_name=_("reasons"), default=list
    )
    rule_version = models.CharField(_("rule version"), max_length=16)

    objects = PersonFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("latest reading of a class")
        verbose_name_plural = _("latest readings of classes")
        constraints = [
            models.CheckConstraint(
                name="classreading_kind_known",
                condition=Q(kind__in=ClassKind.values),
            ),
        ]

    def __str__(self) -> str:
        return f"ClassReading #{self.pk}"
