"""What landlords reported, and what they have to do: lists of the desk (J2)."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.decorators import action, display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.kernel.access import get_visible_or_404
from liuli.privacy.masks import mask_address
from residents.admin import pages
from residents.choices.landlords import Duty
from residents.forms.tenant_reports import CheckForm, DutyForm
from residents.models import LandlordDuty, Person, TenantReport
from residents.operations.tenant_reports import finish_duty, set_duty
from residents.policies import landlords as policies
from residents.submissions.landlords import check

_FIRST = 3


@admin.register(TenantReport)
class TenantReportAdmin(ReadOnlyAdmin[TenantReport]):
    """Reports; a row opens what was said and the form of the check."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["what", "name", "place", "day", "state", "due_on", "grid"]
    list_filter = ["status", "direction"]
    list_select_related = ["dwelling__address", "dwelling__unit", "member__person"]
    ordering = ["status", "due_on", "pk"]

    @display(description=_("Report"))
    def what(self, report: TenantReport) -> str:
        """In or out."""
        return str(report.get_direction_display())

    @display(description=_("Full name"))
    def name(self, report: TenantReport) -> str:
        """Masked."""
        return report.masked_name

    @display(description=_("Address"))
    def place(self, report: TenantReport) -> str:
        """Down to the road."""
        return mask_address(report.dwelling.address.raw)

    @display(
        description=_("State"),
        label={"reported": "warning", "taken": "success", "refused": "info"},
        ordering="status",
    )
    def state(self, report: TenantReport) -> Any:
        """In words and colour."""
        return report.status, str(report.get_status_display())

    @display(description=_("Unit"))
    def grid(self, report: TenantReport) -> str:
        """The dwelling's grid."""
        return str(report.unit.short_name)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One report, and the form of whoever checked it."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return check_report(self, request, pk=number)


@admin.register(LandlordDuty)
class LandlordDutyAdmin(ReadOnlyAdmin[LandlordDuty]):
    """Who has to do what by when (due list)."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["what", "name", "due_on", "done_on", "pressing"]
    list_display_links = None
    list_filter = ["kind", "due_on"]
    list_select_related = ["member__person__community"]
    ordering = ["done_on", "due_on", "pk"]
    actions = ["mark_done"]
    fields = ["what", "name", "due_on", "done_on"]
    readonly_fields = ["what", "name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever keeps an association."""
        user: Any = request.user
        return bool(user.may(Capability.LANDLORDS_KEEP))

    def has_done_permission(self, request: HttpRequest) -> bool:
        """Whoever keeps an association."""
        return self.has_add_permission(request)

    @display(description=_("Duty"))
    def what(self, duty: LandlordDuty) -> str:
        """In words."""
        return duty.words

    @display(description=_("Landlord"))
    def name(self, duty: LandlordDuty) -> str:
        """Masked."""
        return duty.member.person.masked_name

    @display(
        description=_("How pressing"),
        label={"green": "success", "yellow": "warning", "red": "danger"},
    )
    def pressing(self, duty: LandlordDuty) -> Any:
        """The light, with its word."""
        light = duty.light(timezone.localdate())
        words = {"green": _("in time"), "yellow": _("today"), "red": _("overdue")}
        return (light, str(words[light])) if light else ("", str(_("done")))

    @action(description=_("Mark as done"), permissions=["done"])
    def mark_done(self, request: HttpRequest, queryset: Any) -> None:
        """Mark each; what was done already stays as it is."""
        actor: Any = request.user
        done = 0
        for duty in queryset.open():
            with refusals_as_messages(request):
                finish_duty(duty, actor=actor, today=timezone.localdate())
                done += 1
        sentence = ngettext(
            "%(count)d duty is done.", "%(count)d duties are done.", done
        )
        self.message_user(request, sentence % {"count": done})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One duty for every member."""
        return pages.desk_page(self, add_duty)(request)


def check_report(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """What the landlord said, and what was found."""
    user: Any = request.user
    found = get_visible_or_404(TenantReport, user, pk=pk)
    report: TenantReport = TenantReport.objects.with_places().get(pk=found.pk)
    may = report.is_open and policies.may_check(user, report)
    if request.method == "POST" and not may:
        raise PermissionDenied
    data = {**request.POST.dict(), "report": str(pk)} if request.POST else None
    form = CheckForm(data, user=user, initial={"report": pk}) if may else None
    back = reverse("admin:residents_tenantreport_changelist")
    if form is not None and request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            check(user, form.cleaned_data, now=timezone.now())
            messages.success(request, _("Recorded."))
            return HttpResponseRedirect(back)
    return pages.render_page(
        admin,
        request,
        "report_detail",
        str(_("Reported by a landlord")),
        report=report,
        form=form,
        person_url=_person_url(user, report),
    )


def add_duty(admin: Any, request: HttpRequest) -> HttpResponse:
    """Give every member something to do by a day."""
    user: Any = request.user
    if not user.may(Capability.LANDLORDS_KEEP):
        raise PermissionDenied
    form = DutyForm(request.POST or None, user=user)
    back = reverse("admin:residents_landlordduty_changelist")

    def act() -> HttpResponse:
        data = form.cleaned_data
        count = set_duty(
            data["unit"],
            kind=Duty(data["kind"]),
            text=data["text"],
            due_on=data["due_on"],
            actor=user,
            today=timezone.localdate(),
        )
        sentence = ngettext(
            "%(count)d member has a new duty.",
            "%(count)d members have a new duty.",
            count,
        )
        messages.success(request, sentence % {"count": count})
        return HttpResponseRedirect(back)

    title = str(_("Set a duty for every member"))
    return pages.take_form(admin, request, form, act, "vote_form", title, back=back)


@tray
def reports_to_check(user: Any, now: datetime) -> Tray | None:
    """What landlords reported and nobody has checked."""
    if not user.may(Capability.RESIDENTS_CHANGE):
        return None
    waiting = TenantReport.objects.visible_to(user).waiting().with_places()
    listing = reverse("admin:residents_tenantreport_changelist")
    shown, count = few(waiting.order_by("due_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{report.masked_name} · {report.get_direction_display()}",
            url=reverse("admin:residents_tenantreport_change", args=[report.pk]),
            light="red" if report.due_on < timezone.localdate(now) else "",
        )
        for report in shown
    ]
    return Tray(
        title=_("Reported by landlords, to check"),
        count=count,
        first=first,
        url=f"{listing}?status__exact=reported",
        empty=_("Every report of a landlord is checked."),
        weight=38,
    )


@tray
def duties_overdue(user: Any, now: datetime) -> Tray | None:
    """What landlords have not done in time."""
    if not user.may(Capability.LANDLORDS_KEEP):
        return None
    today = timezone.localdate(now)
    late = LandlordDuty.objects.visible_to(user).overdue(today)
    listing = reverse("admin:residents_landlordduty_changelist")
    shown, count = few(
        late.select_related("member__person").order_by("due_on", "pk"), _FIRST
    )
    return Tray(
        title=_("Duties of landlords overdue"),
        count=count,
        first=[
            Waiting(
                text=f"{duty.words} · {duty.member.person.masked_name}",
                url=reverse(
                    "admin:residents_landlordmember_change", args=[duty.member_id]
                ),
                light="red",
            )
            for duty in shown
        ],
        url=listing,
        empty=_("No duty of a landlord is overdue."),
        weight=67,
    )


def _person_url(user: Any, report: TenantReport) -> str:
    seen = Person.objects.visible_to(user).filter(pk=report.person_id)
    if not seen.exists():
        return ""
    return reverse("admin:residents_person_file", args=[report.person_id])
