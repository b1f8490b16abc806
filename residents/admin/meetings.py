"""Meetings in the desk: called, minuted, followed up (H5, I1, E3e)."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from residents.admin.pages import desk_page, render_page, take_form
from residents.choices.meetings import MeetingStatus
from residents.forms.meetings import DoneForm, FollowUpForm, MinutesForm, PlanForm
from residents.forms.votes import PlainForm, ReasonForm
from residents.models import FollowUp, Meeting, Resolution
from residents.operations.meetings import (
    add_follow_up,
    call_meeting,
    cancel_meeting,
    finish_follow_up,
    minute_meeting,
    plan_meeting,
)
from residents.policies.meetings import may_keep_meeting


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin[Meeting]):
    """Meetings of neighbours, their minutes and what they left to do."""

    view_capability = Capability.VOTES_VIEW
    list_display = ["title", "kind", "state", "starts_at", "place"]
    list_filter = ["status", "kind"]
    search_fields = ["title"]
    ordering = ["-starts_at", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever keeps meetings."""
        user: Any = request.user
        return bool(user.may(Capability.VOTES_PREPARE))

    @display(
        description=pgettext_lazy("meeting", "State"),
        label={
            MeetingStatus.HELD.label: "success",
            MeetingStatus.CALLED.label: "info",
        },
        ordering="status",
    )
    def state(self, meeting: Meeting) -> Any:
        """In words and colour."""
        return meeting.get_status_display()

    def get_urls(self) -> list[Any]:
        """With one address for every step."""
        step = self.admin_site.admin_view(desk_page(self, take_step))
        own = [path("<int:pk>/step/<slug:step>/", step, name="residents_meeting_step")]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Plan a meeting."""
        return desk_page(self, add_meeting)(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One meeting: its notice to print, its minutes, its tasks."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return _page(
            self, request, get_visible_or_404(Meeting, request.user, pk=number)
        )


def add_meeting(desk: Any, request: HttpRequest) -> HttpResponse:
    """Plan a meeting."""
    user: Any = request.user
    if not user.may(Capability.VOTES_PREPARE):
        raise PermissionDenied
    form = PlanForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        meeting = plan_meeting(**form.words, actor=user)
        messages.success(request, _("The meeting is planned; now call it."))
        return _to(meeting)

    back = reverse("admin:residents_meeting_changelist")
    title = _("Plan a meeting")
    return take_form(desk, request, form, act, "vote_form", title, back=back)


def _follow(meeting: Meeting, *, actor: Any, now: Any, **words: Any) -> Any:
    return add_follow_up(words.pop("resolution"), **words, actor=actor)


def _done(meeting: Meeting, *, follow_up: FollowUp, **words: Any) -> Any:
    return finish_follow_up(follow_up, **words)


_STEPS: Final[dict[str, tuple[Any, type[PlainForm], Callable[..., Any]]]] = {
    "call": (gettext_lazy("Call the meeting"), PlainForm, call_meeting),
    "minutes": (gettext_lazy("Write the minutes"), MinutesForm, minute_meeting),
    "done": (gettext_lazy("A task is done"), DoneForm, _done),
    "follow": (gettext_lazy("Add a task"), FollowUpForm, _follow),
    "cancel": (gettext_lazy("Cancel the meeting"), ReasonForm, cancel_meeting),
}


def _open_steps(user: Any, meeting: Meeting) -> list[str]:
    if not may_keep_meeting(user, meeting):
        return []
    is_held = meeting.status == MeetingStatus.HELD
    is_over = is_held or meeting.status == MeetingStatus.CANCELLED
    open_tasks = FollowUp.objects.filter(resolution__meeting=meeting).open()
    fits = {
        "call": meeting.status == MeetingStatus.PLANNED,
        "minutes": meeting.status == MeetingStatus.CALLED
        and meeting.starts_at <= timezone.now(),
        "done": is_held and open_tasks.exists(),
        "follow": is_held and meeting.resolutions.exists(),
        "cancel": not is_over,
    }
    return [step for step in _STEPS if fits[step]]


def _form(step: str, meeting: Meeting, data: Any = None) -> Any:
    form: Any = _STEPS[step][1](data, auto_id=f"id_{step}_%s")
    if step == "follow":
        field = form.fields["resolution"]
        field.queryset = Resolution.objects.filter(meeting=meeting)
        field.label_from_instance = lambda one: f"{one.number}. {one.text}"
    if step == "done":
        field = form.fields["follow_up"]
        field.queryset = FollowUp.objects.filter(resolution__meeting=meeting).open()
        field.label_from_instance = lambda one: one.text
    return form


def take_step(desk: Any, request: HttpRequest, *, pk: int, step: str) -> HttpResponse:
    """Do what a form of the meeting's page asks."""
    user: Any = request.user
    meeting = get_visible_or_404(Meeting, user, pk=pk)
    if step not in _STEPS:
        raise Http404
    if request.method != "POST":
        return _to(meeting)
    if not may_keep_meeting(user, meeting):
        raise PermissionDenied
    if step not in _open_steps(user, meeting):
        messages.warning(request, _("This step is not open now. Look at the meeting."))
        return _to(meeting)
    form = _form(step, meeting, request.POST)
    if not form.is_valid():
        return _page(desk, request, meeting, tried=(step, form))
    with refusals_as_messages(request):
        _STEPS[step][2](meeting, **form.words, actor=user, now=timezone.now())
        messages.success(request, _("The step is recorded."))
    return _to(meeting)


def _page(
    desk: Any,
    request: HttpRequest,
    meeting: Meeting,
    *,
    tried: tuple[str, Any] | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    tasks = FollowUp.objects.filter(resolution__meeting=meeting)
    return render_page(
        desk,
        request,
        "meeting_detail",
        meeting.title,
        meeting=meeting,
        attendances=meeting.attendances.all(),
        resolutions=meeting.resolutions.all(),
        tasks=[
            (task, task.light(today))
            for task in tasks.select_related("resolution", "done_by")
        ],
        steps=[
            (
                step,
                _STEPS[step][0],
                tried[1] if tried and tried[0] == step else _form(step, meeting),
            )
            for step in _open_steps(request.user, meeting)
        ],
    )


def _to(meeting: Meeting) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:residents_meeting_change", args=[meeting.pk])
    )
