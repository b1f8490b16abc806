"""微网实格 in the desk: the board, who holds which duty, tasks (F4, F6, GR-4)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404
from liuli.territory.models import Unit
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.choices.duties import DUTIES_AT, STAFF, Duty, GridWork
from residents.forms.duties import (
    ApproveTaskForm,
    EndDutyForm,
    FinishTaskForm,
    GiveTaskForm,
    duty_form,
)
from residents.models import ApprovedTask, GridDuty, GridTask
from residents.operations.duties import end_duty, give_duty, open_items
from residents.operations.duty_board import duty_board
from residents.operations.grid_tasks import approve_task, finish_task, give_task
from residents.policies import duties as policies

BOARD = "admin:residents_gridduty_board"


class HeldFilter(admin.SimpleListFilter):
    """Held today, or over."""

    title = gettext_lazy("held")
    parameter_name = "held"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("held today")), ("no", _("over"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        held = queryset.held(timezone.localdate())
        if self.value() == "yes":
            return held
        if self.value() == "no":
            return queryset.exclude(pk__in=held.values("pk"))
        return queryset


@admin.register(GridDuty)
class GridDutyAdmin(ReadOnlyAdmin[GridDuty]):
    """Every duty that is or was held; the board is where they are given."""

    view_capability = Capability.DUTIES_VIEW
    list_display = ["duty", "unit", "name", "since", "until"]
    list_filter = [HeldFilter, "duty", GridFilter]
    list_select_related = ["unit", "user", "person"]
    ordering = ["unit__path", "duty", "-pk"]
    fields = ["duty", "unit", "name", "since", "until"]
    readonly_fields = ["name", "since", "until"]

    @display(description=gettext_lazy("Who"))
    def name(self, duty: GridDuty) -> str:
        """A resident's name masked."""
        return duty.holder

    @display(description=gettext_lazy("From"))
    def since(self, duty: GridDuty) -> Any:
        """The first day."""
        return duty.period.lower

    @display(description=gettext_lazy("Until"))
    def until(self, duty: GridDuty) -> Any:
        """The day it was no longer held."""
        return duty.period.upper or "—"

    def get_urls(self) -> list[Any]:
        """The board and what is done from it."""

        def page(view: Any) -> Any:
            return self.admin_site.admin_view(pages.desk_page(self, view))

        own = [
            path("board/", page(board_page), name="residents_gridduty_board"),
            path(
                "board/<int:unit>/<slug:duty>/",
                page(give_page),
                name="residents_gridduty_give",
            ),
            path("<int:pk>/end/", page(end_page), name="residents_gridduty_end"),
            path("tasks/", page(tasks_page), name="residents_gridduty_tasks"),
            path(
                "tasks/approve/", page(approve_page), name="residents_gridduty_approve"
            ),
            path(
                "tasks/<int:unit>/give/",
                page(task_page),
                name="residents_gridduty_task",
            ),
            path(
                "tasks/<int:pk>/done/", page(done_page), name="residents_gridduty_done"
            ),
        ]
        return own + super().get_urls()


def board_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Grids, microgrids, holders and gaps on one page that can be printed."""
    user = _seeing(request)
    today = timezone.localdate()
    return pages.render_page(
        model_admin,
        request,
        "duty_board",
        _("Grids and microgrids"),
        board=duty_board(user, today=today),
        microgrid_duties=[Duty(one).label for one in DUTIES_AT["microgrid"]],
        only_gaps=request.GET.get("gaps") == "yes",
        may_arrange=user.may(Capability.DUTIES_ARRANGE),
        today=today,
    )


def give_page(
    model_admin: Any, request: HttpRequest, *, unit: int, duty: str
) -> HttpResponse:
    """Give a duty; says beforehand how many open items change hands (F6)."""
    user: Any = request.user
    place = _to_arrange(request, unit)
    if duty not in DUTIES_AT.get(place.level, ()):
        raise Http404
    form = duty_form(duty)(request.POST or None, user=user, unit=place)
    present = (
        GridDuty.objects.held(timezone.localdate())
        .filter(unit=place, duty=duty)
        .with_holders()
        .first()
    )

    def act() -> HttpResponse:
        done = give_duty(
            place,
            Duty(duty),
            holder=form.holder,
            starts_on=form.cleaned_data["starts_on"],
            ends_on=form.cleaned_data["ends_on"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _given_words(done.items))
        return HttpResponseRedirect(reverse(BOARD) + f"#unit-{place.pk}")

    title = f"{Duty(duty).label} · {place.short_name}"
    return pages.take_form(
        model_admin,
        request,
        form,
        act,
        "duty_form",
        title,
        back=reverse(BOARD),
        present=present,
        items=_items_to_pass(place, duty, present),
    )


def _given_words(items: int) -> str:
    if not items:
        return _("The duty is given.")
    return ngettext(
        "The duty is given; %(count)d open item changed hands.",
        "The duty is given; %(count)d open items changed hands.",
        items,
    ) % {"count": items}


def _items_to_pass(unit: Unit, duty: str, present: GridDuty | None) -> int:
    if present is None or present.user is None or duty not in STAFF:
        return 0
    return open_items(unit, present.user, now=timezone.now())


def end_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """End a duty without a successor: the gap is listed."""
    user: Any = request.user
    duty = get_visible_or_404(GridDuty, user, pk=pk)
    if not policies.may_arrange(user, duty.unit):
        raise PermissionDenied
    form = EndDutyForm(request.POST or None)

    def act() -> HttpResponse:
        end_duty(duty, ends_on=form.cleaned_data["ends_on"], actor=user)
        messages.success(request, _("The duty ends; the gap is listed."))
        return HttpResponseRedirect(reverse(BOARD))

    title = _("End a duty: %(duty)s · %(unit)s") % {
        "duty": duty.get_duty_display(),
        "unit": duty.unit.short_name,
    }
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=reverse(BOARD)
    )


def tasks_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """The approved list, and what each grid has open (GR-4)."""
    user = _seeing(request)
    today = timezone.localdate()
    given = GridTask.objects.visible_to(user).select_related("unit", "task")
    listed = ApprovedTask.objects.in_force(today).select_related("unit")
    grids = Unit.objects.visible_to(user).filter(level="grid").order_by("path")
    return pages.render_page(
        model_admin,
        request,
        "duty_tasks",
        _("Tasks of grids"),
        listed=[task for task in listed if _reaches(user, task)],
        open_tasks=given.open().order_by("due_on", "pk"),
        done_tasks=given.filter(done_on__isnull=False).order_by("-done_on", "-pk")[:20],
        grids=[grid for grid in grids if policies.may_arrange(user, grid)],
        may_arrange=user.may(Capability.DUTIES_ARRANGE),
        today=today,
    )


def _reaches(user: Any, task: ApprovedTask) -> bool:
    """Lists of one's own units and of those above them."""
    return any(
        task.unit.path.startswith(scope) or scope.startswith(task.unit.path)
        for scope in user.scopes(Capability.DUTIES_VIEW)
    )


def approve_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Put a task on the list of one's own unit."""
    user: Any = request.user
    units = Unit.objects.filter(path__in=user.scopes(Capability.DUTIES_ARRANGE))
    unit = units.order_by("path").first()
    if unit is None:
        raise PermissionDenied
    form = ApproveTaskForm(request.POST or None)
    back = reverse("admin:residents_gridduty_tasks")

    def act() -> HttpResponse:
        data = form.cleaned_data
        approve_task(
            unit,
            title=data["title"],
            work=GridWork(data["work"]),
            approval=data["approval"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            actor=user,
        )
        messages.success(request, _("The task stands on the list."))
        return HttpResponseRedirect(back)

    title = _("Put a task on the approved list")
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=back
    )


def task_page(model_admin: Any, request: HttpRequest, *, unit: int) -> HttpResponse:
    """Give a grid a task from the list; there is no other way to give one."""
    user: Any = request.user
    grid = _to_arrange(request, unit)
    form = GiveTaskForm(request.POST or None, grid=grid, today=timezone.localdate())
    back = reverse("admin:residents_gridduty_tasks")

    def act() -> HttpResponse:
        data = form.cleaned_data
        give_task(
            grid,
            data["task"],
            due_on=data["due_on"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The grid has the task; its workers are told."))
        return HttpResponseRedirect(back)

    title = _("A task for %(unit)s") % {"unit": grid.short_name}
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=back
    )


def done_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Say that a task is done."""
    user: Any = request.user
    given = get_visible_or_404(GridTask, user, pk=pk)
    form = FinishTaskForm(request.POST or None)
    back = reverse("admin:residents_gridduty_tasks")

    def act() -> HttpResponse:
        result = form.cleaned_data["result"]
        finish_task(given, result=result, actor=user, now=timezone.now())
        messages.success(request, _("The task is done."))
        return HttpResponseRedirect(back)

    title = _("Done: %(task)s · %(unit)s") % {
        "task": given.task.title,
        "unit": given.unit.short_name,
    }
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=back
    )


def _seeing(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.may(Capability.DUTIES_VIEW):
        raise PermissionDenied
    return user


def _to_arrange(request: HttpRequest, pk: int) -> Unit:
    """A unit this person sees duties of and arranges them in; 404 outside."""
    user = _seeing(request)
    unit: Unit | None = Unit.objects.filter(pk=pk).first()
    if unit is None or not user.may(Capability.DUTIES_VIEW, unit):
        raise Http404
    if not policies.may_arrange(user, unit):
        raise PermissionDenied
    return unit
