"""Service tags: a need somebody answers, never a suspicion (PO-7, PO-8)."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices import TAG_DAYS, Basis, Tag
from residents.querysets import PersonFactQuerySet


@tracked()
class ServiceTag(models.Model):
    """One need of one person for at most twelve months, on a stated basis."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="tags",
        verbose_name=_("resident"),
    )
    tag = models.CharField(_("service tag"), max_length=20, choices=Tag)
    basis = models.CharField(
        _("basis"), max_length=10, choices=Basis, default=Basis.UNSTATED
    )
    purpose = models.CharField(_("purpose"), max_length=100, blank=True)
    period = DateRangeField(_("period"))

    objects = PersonFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("service tag")
        verbose_name_plural = _("service tags")
        ordering = ["-pk"]
        constraints = [
            ExclusionConstraint(
                name="servicetag_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("tag", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person already has this service tag."),
            ),
            models.CheckConstraint(
                name="servicetag_tag_allowed", condition=Q(tag__in=Tag.values)
            ),
            models.CheckConstraint(
                name="servicetag_basis_known", condition=Q(basis__in=Basis.values)
            ),
            models.CheckConstraint(
                name="servicetag_within_twelve_months",
                condition=Q(
                    period__startswith__isnull=False,
                    period__endswith__isnull=False,
                    period__endswith__lte=F("period__startswith")
                    + timedelta(days=TAG_DAYS),
                ),
                violation_error_message=_(
                    "A service tag holds for twelve months at most."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"ServiceTag #{self.pk}"
