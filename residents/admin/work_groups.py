"""Working groups in the desk: members, term, tasks (E6)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import NotAllowed, Refused
from residents.admin import pages
from residents.choices.party import WorkGroupKind
from residents.forms.party import (
    GroupForm,
    GroupTaskDoneForm,
    GroupTaskForm,
    JoinGroupForm,
)
from residents.models import WorkGroup, WorkGroupTask
from residents.operations.work_groups import (
    finish_group_task,
    found_group,
    give_group_task,
    join_group,
)
from residents.policies import party as policies


def add_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Found a post or group."""
    user: Any = request.user
    if not user.may(Capability.PARTY_CHANGE):
        raise PermissionDenied
    form = GroupForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        group = found_group(
            data["unit"],
            kind=WorkGroupKind(data["kind"]),
            name=data["name"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            actor=user,
        )
        messages.success(request, _("The group is founded."))
        return _to(group)

    title = _("Found a working group")
    back = reverse("admin:residents_partymember_base")
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=back
    )


def group_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Who is in it until when, and what it does; members and tasks are added here."""
    user: Any = request.user
    group = get_visible_or_404(WorkGroup, user, pk=pk)
    may_keep = policies.may_keep_party(user, group.unit)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    asked = request.POST.get("what", "")
    join = JoinGroupForm(request.POST if asked == "join" else None, user=user)
    task = GroupTaskForm(request.POST if asked == "task" else None)
    if asked == "join" and join.is_valid():
        done = _try(
            join,
            _("The member is in the group."),
            request,
            lambda: join_group(
                group,
                join.cleaned_data["person"],
                is_lead=join.cleaned_data["is_lead"],
                actor=user,
                today=timezone.localdate(),
            ),
        )
        if done:
            return _to(group)
    if asked == "task" and task.is_valid():
        done = _try(
            task,
            _("The group has the task."),
            request,
            lambda: give_group_task(
                group, **task.cleaned_data, actor=user, today=timezone.localdate()
            ),
        )
        if done:
            return _to(group)
    return pages.render_page(
        model_admin,
        request,
        "work_group",
        group.name,
        group=group,
        members=group.members.select_related("person"),
        tasks=group.tasks.order_by("done_on", "due_on", "pk"),
        forms=[("join", _("Take a member in"), join), ("task", _("Give a task"), task)]
        if may_keep
        else (),
        today=timezone.localdate(),
    )


def done_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """A task of a group is done."""
    user: Any = request.user
    task = get_visible_or_404(WorkGroupTask, user, pk=pk)
    if not policies.may_keep_party(user, task.group.unit):
        raise PermissionDenied
    form = GroupTaskDoneForm(request.POST or None)

    def act() -> HttpResponse:
        result = form.cleaned_data["result"]
        finish_group_task(task, result=result, actor=user, today=timezone.localdate())
        messages.success(request, _("The task is done."))
        return _to(task.group)

    back = reverse("admin:residents_partymember_group", args=[task.group_id])
    title = _("Done: %(task)s · %(unit)s") % {
        "task": task.title,
        "unit": task.group.name,
    }
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=back
    )


def _try(form: Any, said: str, request: HttpRequest, act: Any) -> bool:
    """Do it; a refusal stands above the form."""
    try:
        act()
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, said)
    return True


def _to(group: WorkGroup) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:residents_partymember_group", args=[group.pk])
    )
