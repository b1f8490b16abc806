"""Tasks of grids: only what stands on the approved list (GR-4, 进网入格)."""

from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.operations import notify
from liuli.territory.models import Unit
from residents.choices.duties import GridWork
from residents.models import ApprovedTask, GridTask
from residents.operations.notices import TASK_GIVEN
from residents.policies import duties as policies


@transaction.atomic
def approve_task(
    unit: Unit,
    *,
    title: str,
    work: GridWork,
    approval: str,
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
) -> ApprovedTask:
    """Put a task on the list, with the paper that approved it (GR-4).

    Raises Refused `approval_missing`, `period_reversed`.
    """
    require(policies.may_arrange, actor, unit)
    if not title.strip() or not approval.strip():
        raise Refused(
            _("Say what the task is, and which decision approved it."),
            code="approval_missing",
        )
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    task = ApprovedTask.objects.create(
        unit=unit,
        title=title.strip(),
        work=work,
        approval=approval.strip(),
        period=DateRange(starts_on, ends_on),
    )
    record("duties.task_approved", task, actor=actor, detail={"work": work})
    return task


@transaction.atomic
def give_task(
    grid: Unit, task: ApprovedTask, *, due_on: date, actor: Actor, now: datetime
) -> GridTask:
    """Give an approved task to a grid; its workers are told.

    What is not on the list in force is refused: `task_not_approved` (GR-4). Raises
    also Refused `due_in_past`, `task_given_already`.
    """
    require(policies.may_arrange, actor, grid)
    today = timezone.localdate(now)
    task = ApprovedTask.objects.for_update().select_related("unit").get(pk=task.pk)
    listed = ApprovedTask.objects.in_force(today).filter(pk=task.pk)
    if not listed.exists() or not grid.path.startswith(task.unit.path):
        raise Refused(
            _(
                "This task is not on the approved list. Grids are given approved "
                "tasks only."
            ),
            code="task_not_approved",
        )
    if due_on < today:
        raise Refused(_("The due date lies in the past."), code="due_in_past")
    if GridTask.objects.open().filter(unit=grid, task=task).exists():
        raise Refused(
            _("This grid has this task already and has not done it yet."),
            code="task_given_already",
        )
    given = GridTask.objects.create(unit=grid, task=task, given_on=today, due_on=due_on)
    posts = Post.objects.live(today).with_capability(Capability.PATROLS_DO)
    workers = User.objects.filter(pk__in=posts.filter(unit=grid).values("user"))
    notify(
        list(workers),
        kind=TASK_GIVEN,
        key=f"gridtask:{given.pk}",
        params={"unit": grid.pk, "due_on": str(due_on)},
        url=reverse("fieldwork:today"),
        now=now,
        actor=actor,
    )
    record("duties.task_given", given, actor=actor)
    return given


@transaction.atomic
def finish_task(
    given: GridTask, *, result: str, actor: Actor, now: datetime
) -> GridTask:
    """Say that a task is done, in a few words. Raises `words_missing`, `task_done`."""
    given = GridTask.objects.for_update().select_related("unit").get(pk=given.pk)
    require(policies.may_report_task, actor, given)
    if given.done_on is not None:
        raise Refused(_("This task is reported done already."), code="task_done")
    if not result.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    given.done_on = timezone.localdate(now)
    given.result = without_long_numbers(result.strip())[:200]
    given.save(update_fields=["done_on", "result"])
    record("duties.task_done", given, actor=actor)
    return given
