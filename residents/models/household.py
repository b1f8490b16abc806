"""Households: one head at a time, and how each member is related (PO-11)."""

from typing import Any

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices import HEAD_CODE, RELATION_CODES
from residents.models.located import Located, dwelling_at_address, unit_from_address
from residents.querysets import HouseholdQuerySet, PersonFactQuerySet

# Two heads at once are refused at once (exclusion); a day without a head, or a member
# outside the time of the household, at the end of the transaction.
_ALWAYS_A_HEAD = f"""
    SELECT household.period INTO whole FROM residents_household household
    WHERE household.id = checked;
    IF whole IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT range_agg(member.period) FILTER (WHERE member.relation = '{HEAD_CODE}'),
           bool_and(member.period <@ whole)
    INTO headed, inside
    FROM residents_householdmember member WHERE member.household_id = checked;
    IF headed IS NULL OR NOT headed @> whole THEN
        RAISE EXCEPTION 'a household has exactly one head at any time'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'household_always_has_a_head';
    END IF;
    IF NOT inside THEN
        RAISE EXCEPTION 'a member belongs to a household while it lasts'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'householdmember_within_household';
    END IF;
    RETURN NULL;
"""  # noqa: S608  only our own text is put together


def _always_a_head(name: str, column: str, operation: Any) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[
            ("checked", "bigint"),
            ("whole", "daterange"),
            ("headed", "datemultirange"),
            ("inside", "bool"),
        ],
        func=(
            f"IF TG_OP = 'DELETE' THEN checked := OLD.{column}; "
            f"ELSE checked := NEW.{column}; END IF;{_ALWAYS_A_HEAD}"
        ),
    )


@tracked()
class Household(Located):
    """People who keep house together at an address, for a time."""

    read_capability = Capability.RESIDENTS_VIEW

    dwelling = models.ForeignKey(
        "residents.Dwelling",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="households",
        verbose_name=_("dwelling"),
    )
    number = models.CharField(_("household number"), max_length=20, blank=True)
    area_m2 = models.DecimalField(
        _("area (m²)"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    period = DateRangeField(_("period"))

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="household_has_a_start",
                condition=Q(period__startswith__isnull=False, period__isempty=False),
                violation_error_message=_("The end must come after the start."),
            ),
            models.CheckConstraint(
                name="household_area_measured",
                condition=Q(area_m2__isnull=True) | Q(area_m2__gt=0),
                violation_error_message=_("The area must be more than nought."),
            ),
        ]
        triggers = [
            unit_from_address("household"),
            dwelling_at_address("household"),
            _always_a_head(
                "household_always_has_a_head",
                "id",
                pgtrigger.Insert | pgtrigger.UpdateOf("period"),
            ),
        ]

    def __str__(self) -> str:
        return f"Household #{self.pk}"

    @property
    def head(self) -> "HouseholdMember | None":
        """The head among those read by `with_members`, or the one of the last day."""
        known: list[HouseholdMember] | None = getattr(self, "present", None)
        if known is None:
            heads = self.members.filter(relation=HEAD_CODE)
            return heads.select_related("person").order_by("period").last()
        return next((one for one in known if one.relation == HEAD_CODE), None)


@tracked()
class HouseholdMember(models.Model):
    """One person in one household for a time, as what (GB/T 4761); 02 is the head."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "household__unit"

    household = models.ForeignKey(
        "residents.Household",
        on_delete=models.PROTECT,
        related_name="members",
        verbose_name=_("household"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("resident"),
    )
    relation = models.CharField(_("relation to the head"), max_length=2)
    period = DateRangeField(_("period"))

    objects = PersonFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a household")
        verbose_name_plural = _("members of households")
        ordering = ["pk"]
        constraints = [
            ExclusionConstraint(
                name="householdmember_one_head_at_a_time",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(relation=HEAD_CODE),
                violation_error_message=_("The household already has a head."),
            ),
            ExclusionConstraint(
                name="householdmember_one_household_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "This person already belongs to a household at that time."
                ),
            ),
            models.CheckConstraint(
                name="householdmember_relation_known",
                condition=Q(relation__in=RELATION_CODES),
                violation_error_message=_("Say how this person is related."),
            ),
            models.CheckConstraint(
                name="householdmember_has_a_start",
                condition=Q(period__startswith__isnull=False, period__isempty=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="householdmember_never_moves",
                operation=pgtrigger.UpdateOf("household_id", "person_id"),
            ),
            _always_a_head(
                "householdmember_leaves_a_head",
                "household_id",
                pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"HouseholdMember #{self.pk}"
