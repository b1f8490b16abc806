"""Landlords: a relation of person, dwelling and period; and their association (J2)."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.landlords import Position, Relation
from residents.querysets.landlords import LandlordMemberQuerySet, LettingQuerySet


@tracked()
class Letting(models.Model):
    """Who owns a dwelling or lets it, from when to when (half-open).

    A missing start means that it is not known. Its unit is the dwelling's.
    """

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "dwelling__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="lettings",
        verbose_name=_("landlord"),
    )
    dwelling = models.ForeignKey(
        "residents.Dwelling",
        on_delete=models.PROTECT,
        related_name="lettings",
        verbose_name=_("dwelling"),
    )
    relation = models.CharField(_("relation"), max_length=8, choices=Relation)
    period = DateRangeField(_("period"))

    objects = LettingQuerySet.as_manager()

    class Meta:
        verbose_name = _("dwelling owned or let")
        verbose_name_plural = _("dwellings owned or let")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="letting_relation_known",
                condition=Q(relation__in=Relation.values),
            ),
            models.CheckConstraint(
                name="letting_period_not_empty",
                condition=Q(period__isempty=False),
                violation_error_message=_("The end must come after the start."),
            ),
            ExclusionConstraint(
                name="letting_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("dwelling", RangeOperators.EQUAL),
                    ("relation", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "This is recorded already for part of that time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Letting #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the dwelling is."""
        return self.dwelling.unit


@tracked()
class LandlordMember(models.Model):
    """A member of the landlord association of a community, from when to when.

    `account` is the sign-in with which this member reports tenants from the phone.
    """

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__community"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("landlord"),
    )
    account = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account on the phone page"),
    )
    position = models.CharField(
        pgettext_lazy("landlord", "position"),
        max_length=8,
        choices=Position,
        default=Position.MEMBER,
    )
    period = DateRangeField(_("period"))

    objects = LandlordMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the landlord association")
        verbose_name_plural = _("landlord association")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="landlordmember_position_known",
                condition=Q(position__in=Position.values),
            ),
            models.CheckConstraint(
                name="landlordmember_period_not_empty",
                condition=Q(period__isempty=False),
                violation_error_message=_("The end must come after the start."),
            ),
            ExclusionConstraint(
                name="landlordmember_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "This landlord is a member for part of that time already."
                ),
            ),
            ExclusionConstraint(
                name="landlordmember_account_of_one",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(account__isnull=False),
                violation_error_message=_("This account belongs to another landlord."),
            ),
        ]

    def __str__(self) -> str:
        return f"LandlordMember #{self.pk}"

    @property
    def unit(self) -> Any:
        """The community of the association."""
        return self.person.community
