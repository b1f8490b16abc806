"""Landlords on the phone: tenants in and out, duties; and whoever checks what they say.

A landlord's pages are made of what this account reported and of the dwellings recorded
as theirs: nothing else is asked for.
"""

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
from residents.choices import StayKind
from residents.choices.landlords import CheckResult, ReportStatus
from residents.forms.tenant_reports import (
    CheckForm,
    DutyDoneForm,
    TenantInForm,
    TenantOutForm,
    WithdrawForm,
    dwelling_words,
    stated,
)
from residents.models import LandlordDuty, TenantReport
from residents.operations.tenant_reports import (
    Checked,
    finish_duty,
    refuse_report,
    report_move_in,
    report_move_out,
    take_report,
    withdraw_report,
)

_MOST_CARDS: Final = 30
_TONES: Final = {
    ReportStatus.REPORTED: "info",
    ReportStatus.TAKEN: "ok",
    ReportStatus.REFUSED: "warning",
    ReportStatus.WITHDRAWN: "neutral",
}


@worksheet(order=30)
def reports_of_mine(user: Any, *, now: datetime) -> Sheet | None:
    """A landlord's duties, and what became of what they reported."""
    if not user.may(Capability.TENANTS_REPORT):
        return None
    today = timezone.localdate(now)
    duties = LandlordDuty.objects.of_account(user, on=today).open()
    done = reverse("fieldwork:entry", args=["residents.duty_done"])
    cards = [
        Card(
            title=duty.words,
            text=_("by %(day)s") % {"day": duty.due_on},
            light=duty.light(today),
            url=f"{done}?duty={duty.pk}",
            action=_("Done"),
        )
        for duty in duties[:_MOST_CARDS]
    ]
    mine = TenantReport.objects.of_account(user).with_places()
    back = reverse("fieldwork:entry", args=["residents.tenant_withdrawn"])
    cards += [
        Card(
            title=f"{report.masked_name} · {report.get_direction_display()}",
            text=report.reason
            or f"{dwelling_words(report.dwelling)} · {report.day.isoformat()}",
            badge=report.get_status_display(),
            tone=_TONES[ReportStatus(report.status)],
            url=f"{back}?report={report.pk}" if report.is_open else "",
            action=_("Withdraw") if report.is_open else "",
        )
        for report in mine[:_MOST_CARDS]
    ]
    return Sheet(
        key="landlord",
        title=_("My tenants and duties"),
        cards=tuple(cards),
        empty=_("Report here who moves in and who moves out."),
    )


@worksheet(order=45)
def reports_to_check(user: Any, *, now: datetime) -> Sheet | None:
    """What landlords of the grid reported, oldest first."""
    if not user.may(Capability.RESIDENTS_CHANGE):
        return None
    today = timezone.localdate(now)
    waiting = TenantReport.objects.visible_to(user).waiting().with_places()
    cards = [
        Card(
            title=f"{report.masked_name} · {report.get_direction_display()}",
            text=f"{dwelling_words(report.dwelling)} · {report.day.isoformat()}",
            url=reverse("residents:report", args=[report.pk]),
            light="red" if report.due_on < today else "green",
            action=_("Check"),
        )
        for report in waiting.order_by("due_on", "pk")[:_MOST_CARDS]
    ]
    if not cards:
        return None
    return Sheet(
        key="tenant_reports", title=_("Reported by landlords"), cards=tuple(cards)
    )


@accepts(
    "residents.tenant_in",
    form=TenantInForm,
    label=gettext_lazy("A tenant moved in"),
    capability=Capability.TENANTS_REPORT,
    order=10,
)
def take_tenant_in(user: Any, submission: Submission) -> Outcome:
    """A landlord says that somebody moved in."""
    data = submission.data
    report = report_move_in(
        data["dwelling"],
        facts=stated(data),
        day=data["day"],
        note=data["note"],
        actor=user,
        now=submission.received_at,
    )
    return _done(report.pk, _("Thank you. The grid worker checks it."))


@accepts(
    "residents.tenant_out",
    form=TenantOutForm,
    label=gettext_lazy("A tenant moved out"),
    capability=Capability.TENANTS_REPORT,
    order=11,
)
def take_tenant_out(user: Any, submission: Submission) -> Outcome:
    """A landlord says that somebody moved out."""
    data = submission.data
    report = report_move_out(
        tenant=data["tenant"],
        dwelling=data["dwelling"],
        full_name=data["full_name"],
        day=data["day"],
        actor=user,
        now=submission.received_at,
    )
    return _done(report.pk, _("Thank you. The grid worker checks it."))


@accepts(
    "residents.tenant_withdrawn",
    form=WithdrawForm,
    label=gettext_lazy("A report was wrong"),
    capability=Capability.TENANTS_REPORT,
    order=13,
)
def take_withdrawal(user: Any, submission: Submission) -> Outcome:
    """A landlord takes back what they reported."""
    data = submission.data
    report = withdraw_report(data["report"], actor=user, now=submission.received_at)
    return _done(report.pk, _("It is withdrawn; nobody checks it any more."))


@accepts(
    "residents.duty_done",
    form=DutyDoneForm,
    label=gettext_lazy("A duty is done"),
    capability=Capability.TENANTS_REPORT,
    order=12,
)
def take_duty_done(user: Any, submission: Submission) -> Outcome:
    """A landlord did what was to be done."""
    today = timezone.localdate(submission.received_at)
    duty = finish_duty(submission.data["duty"], actor=user, today=today)
    url = reverse("fieldwork:today")
    return Outcome(_("Recorded."), url=url, facts={"duty": duty.pk})


@accepts("residents.report_checked", form=CheckForm)
def take_check(user: Any, submission: Submission) -> Outcome:
    """Somebody looked whether it is so."""
    report = check(user, submission.data, now=submission.received_at)
    return _done(report.pk, _("Recorded."))


def check(user: Any, data: Any, *, now: datetime) -> TenantReport:
    """Do what the form of a check says."""
    if data["result"] == CheckResult.WRONG:
        return refuse_report(data["report"], reason=data["reason"], actor=user, now=now)
    found = Checked(
        is_seen=data["result"] == CheckResult.SEEN,
        kind=StayKind(data.get("kind") or StayKind.UNKNOWN),
        person=data.get("person"),
        stay=data.get("stay"),
        has_moved=data.get("has_moved", True),
        despite_ban=data.get("despite_ban", False),
    )
    return take_report(data["report"], found=found, actor=user, now=now)


def _done(number: int, message: str) -> Outcome:
    return Outcome(message, url=reverse("fieldwork:today"), facts={"report": number})
