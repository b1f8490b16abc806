"""What a grid is given to do: only what stands on the approved list (GR-4)."""

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.duties import GridWork
from residents.querysets.duties import ApprovedTaskQuerySet, GridTaskQuerySet

_ON_THE_LIST = """
    IF NOT EXISTS (
        SELECT FROM residents_approvedtask task, territory_unit unit,
                    territory_unit above
        WHERE task.id = NEW.task_id AND task.period @> NEW.given_on
          AND unit.id = NEW.unit_id AND unit.level = 'grid'
          AND above.id = task.unit_id AND starts_with(unit.path, above.path)
    ) THEN
        RAISE EXCEPTION 'not on the approved list of this grid on that day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gridtask_is_approved';
    END IF;
    RETURN NEW;
"""


@tracked()
class ApprovedTask(models.Model):
    """One line of the list of what may be asked of grids, and who approved it."""

    read_capability = Capability.DUTIES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    title = models.CharField(_("task"), max_length=80)
    work = models.CharField(_("field of work"), max_length=12, choices=GridWork)
    approval = models.CharField(_("approved by"), max_length=120)
    period = DateRangeField(_("period"))

    objects = ApprovedTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("approved task")
        verbose_name_plural = _("approved tasks")
        ordering = ["work", "pk"]
        constraints = [
            models.CheckConstraint(
                name="approvedtask_work_known", condition=Q(work__in=GridWork.values)
            ),
            models.CheckConstraint(
                name="approvedtask_says_what_and_who",
                condition=~Q(title="") & ~Q(approval=""),
            ),
            models.CheckConstraint(
                name="approvedtask_has_a_start",
                condition=Q(period__startswith__isnull=False, period__isempty=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class GridTask(models.Model):
    """An approved task, given to one grid until a day."""

    read_capability = Capability.DUTIES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("grid"),
    )
    task = models.ForeignKey(
        "residents.ApprovedTask",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("approved task"),
    )
    given_on = models.DateField(_("given on"))
    due_on = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=200, blank=True)

    objects = GridTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of a grid")
        verbose_name_plural = _("tasks of grids")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="gridtask_given_once_at_a_time",
                fields=["unit", "task"],
                condition=Q(done_on__isnull=True),
            ),
            models.CheckConstraint(
                name="gridtask_forward",
                condition=Q(due_on__gte=F("given_on"))
                & (Q(done_on__isnull=True) | Q(done_on__gte=F("given_on"))),
            ),
            models.CheckConstraint(
                name="gridtask_done_has_a_result",
                condition=Q(done_on__isnull=True, result="")
                | (Q(done_on__isnull=False) & ~Q(result="")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="gridtask_is_approved",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("unit_id", "task_id", "given_on"),
                func=_ON_THE_LIST,
            )
        ]

    def __str__(self) -> str:
        return f"GridTask #{self.pk}"
