"""Posts of young members and working groups: members, term, tasks (E6)."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.party import WorkGroupKind
from residents.querysets.party import WorkGroupQuerySet

_WITHIN_THE_TERM = """
    IF NOT EXISTS (
        SELECT FROM residents_workgroup own
        WHERE own.id = NEW.group_id AND own.period @> NEW.period
    ) THEN
        RAISE EXCEPTION 'a member belongs to the group within its term'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'workgroupmember_within_the_term';
    END IF;
    RETURN NEW;
"""


@tracked()
class WorkGroup(models.Model):
    """A post or a group for a term."""

    read_capability = Capability.PARTY_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=WorkGroupKind)
    name = models.CharField(_("name"), max_length=80)
    period = DateRangeField(_("term"))

    objects = WorkGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="workgroup_kind_known", condition=Q(kind__in=WorkGroupKind.values)
            ),
            models.CheckConstraint(
                name="workgroup_has_name_and_term",
                condition=Q(
                    period__startswith__isnull=False,
                    period__endswith__isnull=False,
                    period__isempty=False,
                )
                & ~Q(name=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class WorkGroupMember(models.Model):
    """A resident in a group, within its term."""

    read_capability = Capability.PARTY_VIEW
    unit_lookup = "group__unit"

    group = models.ForeignKey(
        "residents.WorkGroup",
        on_delete=models.PROTECT,
        related_name="members",
        verbose_name=_("working group"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    is_lead = models.BooleanField(_("leads the group"), default=False)
    period = DateRangeField(_("period"))

    objects = WorkGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a working group")
        verbose_name_plural = _("members of working groups")
        ordering = ["-is_lead", "pk"]
        constraints = [
            ExclusionConstraint(
                name="workgroupmember_once_at_a_time",
                expressions=[
                    ("group", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person is in the group already."),
            ),
            ExclusionConstraint(
                name="workgroupmember_one_lead_at_a_time",
                expressions=[
                    ("group", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(is_lead=True),
                violation_error_message=_("The group has somebody who leads it."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="workgroupmember_within_the_term",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("group_id", "period"),
                func=_WITHIN_THE_TERM,
            )
        ]

    def __str__(self) -> str:
        return f"WorkGroupMember #{self.pk}"


@tracked()
class WorkGroupTask(models.Model):
    """What a group took on."""

    read_capability = Capability.PARTY_VIEW
    unit_lookup = "group__unit"

    group = models.ForeignKey(
        "residents.WorkGroup",
        on_delete=models.PROTECT,
        related_name="tasks",
        verbose_name=_("working group"),
    )
    title = models.CharField(_("task"), max_length=120)
    given_on = models.DateField(_("given on"))
    due_on = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=200, blank=True)

    objects = WorkGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of a working group")
        verbose_name_plural = _("tasks of working groups")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="workgrouptask_forward",
                condition=Q(due_on__gte=F("given_on"))
                & (Q(done_on__isnull=True) | Q(done_on__gte=F("given_on"))),
            ),
            models.CheckConstraint(
                name="workgrouptask_says_what",
                condition=~Q(title="")
                & (Q(done_on__isnull=True, result="") | Q(done_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"WorkGroupTask #{self.pk}"

    @property
    def unit(self) -> object:
        """The group's."""
        return self.group.unit
