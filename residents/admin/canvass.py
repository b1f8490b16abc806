"""Canvasses in the desk: how far a drive is, and the doors left (G10)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as now_words
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.choices.canvass import KnockOutcome
from residents.models import CanvassDoor, CanvassDrive
from residents.operations.canvass import due_again, knock, progress
from residents.policies import canvass as policies

_MOST_LEFT = 100
_MOST_DUE = 1000
_MOST_PAPER = 1000


class LeftFilter(admin.SimpleListFilter):
    """The doors left."""

    title = _("still to knock at")
    parameter_name = "left"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("doors left")), ("no", _("registered doors"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() == "yes":
            return queryset.left()
        if self.value() == "no":
            return queryset.exclude(pk__in=queryset.left().values("pk"))
        return queryset


class DriveFilter(admin.SimpleListFilter):
    """One drive."""

    title = _("canvass drive")
    parameter_name = "drive"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """The drives whose doors this person sees, newest first."""
        doors = CanvassDoor.objects.visible_to(request.user)
        found = CanvassDrive.objects.filter(pk__in=doors.values("drive"))
        return [(str(drive.pk), drive.name) for drive in found.order_by("-pk")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        value = self.value() or ""
        return queryset.filter(drive=int(value)) if value.isdecimal() else queryset


@admin.register(CanvassDoor)
class CanvassDoorAdmin(ReadOnlyAdmin[CanvassDoor]):
    """Doors come from the form of a drive, knocks from the phone or a next form."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = [
        "place", "unit", "drive_name", "outcome", "note", "knocked_on", "by_label",
    ]  # fmt: skip
    list_filter = [LeftFilter, DriveFilter, "outcome", GridFilter]
    list_select_related = ["address", "unit", "drive"]
    ordering = ["pk"]
    fields = [
        "place",
        "unit",
        "drive_name",
        "outcome",
        "note",
        "knocked_on",
        "by_label",
    ]
    readonly_fields = ["place", "drive_name"]

    @display(description=_("Address"))
    def place(self, door: CanvassDoor) -> str:
        """Down to the road in the list."""
        return door.address.raw

    @display(description=_("Canvass drive"))
    def drive_name(self, door: CanvassDoor) -> str:
        """The drive."""
        return door.drive.name

    def get_urls(self) -> list[Any]:
        """A drive's own page, its paper form, a knock told at the desk."""

        def page(view: Any) -> Any:
            return self.admin_site.admin_view(pages.desk_page(self, view))

        own = [
            path("drive/", page(drive_page), name="residents_canvassdoor_drive"),
            path(
                "drive/<int:pk>/form/",
                page(paper_page),
                name="residents_canvassdoor_paper",
            ),
            path(
                "<int:pk>/knock/", page(knock_page), name="residents_canvassdoor_knock"
            ),
        ]
        return own + super().get_urls()


def drive_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """How far a drive is, grid by grid, and the doors to knock at again."""
    user = _seeing(request)
    seen = CanvassDoor.objects.visible_to(user)
    drives = list(
        CanvassDrive.objects.filter(pk__in=seen.values("drive"))
        .select_related("unit")
        .order_by("-pk")
    )
    drive = _chosen(request, drives)
    today = timezone.localdate()
    if drive is None:
        context: dict[str, Any] = {"drives": drives}
    else:
        doors = seen.filter(drive=drive)
        whole, parts = progress(doors)
        due = due_again(doors, unit=drive.unit, today=today)
        context = {
            "drives": drives,
            "drive": drive,
            "whole": whole,
            "parts": parts,
            "outcomes": [o.label for o in KnockOutcome if o != KnockOutcome.REGISTERED],
            "left": doors.left().as_one_walks()[:_MOST_LEFT],
            "due_count": due.count(),
            "due": set(due.values_list("pk", flat=True)[:_MOST_DUE]),
            "most": _MOST_LEFT,
            "today": today,
        }
    title = drive.name if drive else now_words("Canvass drives")
    return pages.render_page(model_admin, request, "canvass_drive", title, **context)


def paper_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The door list of one grid to print and fill in with a pen."""
    user = _seeing(request)
    doors = CanvassDoor.objects.visible_to(user).filter(drive=pk)
    drive = doors.select_related("drive").first()
    if drive is None:
        get_visible_or_404(CanvassDrive, user, pk=pk)
        raise PermissionDenied
    grid = request.GET.get("grid", "")
    if grid.isdecimal():
        doors = doors.filter(unit=int(grid))
    if request.GET.get("all") != "yes":
        doors = doors.left()
    listed = list(doors.as_one_walks()[:_MOST_PAPER])
    return pages.render_page(
        model_admin,
        request,
        "canvass_paper",
        drive.drive.name,
        drive=drive.drive,
        doors=listed,
        unit=listed[0].unit if grid and listed else drive.drive.unit,
        outcomes=[o.label for o in KnockOutcome if o != KnockOutcome.NOT_YET],
        today=timezone.localdate(),
    )


def knock_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """A knock told at the desk, pressed on the page of the drive."""
    user: Any = request.user
    door = get_visible_or_404(CanvassDoor, user, pk=pk)
    if not policies.may_knock(user, door):
        raise PermissionDenied
    if request.method == "POST":
        with refusals_as_messages(request):
            knock(
                door,
                outcome=request.POST.get("outcome", ""),
                actor=user,
                now=timezone.now(),
            )
            messages.success(request, now_words("The knock is noted."))
    url = reverse("admin:residents_canvassdoor_drive")
    return HttpResponseRedirect(f"{url}?drive={door.drive_id}#doors-left")


def _seeing(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.may(Capability.RESIDENTS_VIEW):
        raise PermissionDenied
    return user


def _chosen(request: HttpRequest, drives: list[CanvassDrive]) -> CanvassDrive | None:
    """The drive asked for, else the newest."""
    wanted = request.GET.get("drive", "")
    named = [drive for drive in drives if str(drive.pk) == wanted]
    return next(iter(named or drives), None)
