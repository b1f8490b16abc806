"""Tasks of the own grid on the phone: what is to be done, and that it is (GR-4)."""

from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from residents.forms.grid_tasks import TaskDoneForm
from residents.models import GridTask
from residents.operations.grid_tasks import finish_task

_MOST_CARDS: Final = 10
_KIND: Final = "residents.grid_task_done"


@worksheet(order=50)
def tasks_of_the_grid(user: Any, *, now: datetime) -> Sheet | None:
    """What was given to the grids of whoever goes round, the nearest day first."""
    scopes = user.scopes(Capability.PATROLS_DO)
    if not scopes:
        return None
    today = timezone.localdate(now)
    open_tasks = GridTask.objects.visible_to(user).in_scopes(scopes).open()
    form = reverse("fieldwork:entry", args=[_KIND])
    cards = [
        Card(
            title=task.task.title,
            text=_("by %(day)s") % {"day": task.due_on},
            badge=task.task.get_work_display(),
            light=_light(task, today),
            url=f"{form}?task={task.pk}",
            action=_("Done"),
        )
        for task in open_tasks.select_related("task").order_by("due_on", "pk")[
            :_MOST_CARDS
        ]
    ]
    if not cards:
        return None
    return Sheet(key="grid_tasks", title=_("Tasks of the grid"), cards=tuple(cards))


@accepts(
    _KIND,
    form=TaskDoneForm,
    label=gettext_lazy("A task of the grid is done"),
    capability=Capability.PATROLS_DO,
    order=40,
)
def take_task_done(user: Any, submission: Submission) -> Outcome:
    """What came of it, in a few words."""
    data = submission.data
    given = finish_task(
        data["task"], result=data["result"], actor=user, now=submission.received_at
    )
    url = reverse("fieldwork:today")
    return Outcome(_("The task is done."), url=url, facts={"task": given.pk})


def _light(task: GridTask, today: Any) -> str:
    """Red from the day after it was due, yellow on the day."""
    if task.due_on < today:
        return "red"
    return "yellow" if task.due_on == today else "green"
