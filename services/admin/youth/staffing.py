"""Adults at programmes and their record checks at the desk (YT-4)."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from services.admin.youth.pages import Act, Shown, Table, YouthAdmin, keeps
from services.choices.youth import CheckResult, Duty
from services.forms.youth import desk as forms
from services.models import ProgrammeAdult, RecordCheck
from services.operations.youth.staffing import (
    add_programme_adult,
    end_programme_adult,
    note_check,
)
from services.rules.youth.sessions import check_expires_on


def with_check(rows: Any) -> Any:
    """With the day and the word of the latest record check."""
    latest = RecordCheck.objects.filter(adult=OuterRef("pk")).order_by(
        "-checked_on", "-pk"
    )
    return rows.annotate(
        last_checked=Subquery(latest.values("checked_on")[:1]),
        last_result=Subquery(latest.values("result")[:1]),
    )


def check_words(row: Any, *, today: date) -> str:
    """Until when the check holds, or why nobody may be rostered."""
    if row.last_checked is None:
        return _("no check yet")
    if row.last_result != CheckResult.NONE:
        return _("not to be employed")
    expires = check_expires_on(row.last_checked)
    if expires <= today:
        return _("expired on %(day)s") % {"day": expires.isoformat()}
    return _("valid until %(day)s") % {"day": expires.isoformat()}


@admin.register(ProgrammeAdult)
class ProgrammeAdultAdmin(YouthAdmin[ProgrammeAdult]):
    """Staff, teachers and volunteers in close contact with children."""

    list_display = ["name", "duty", "employer", "check_shown"]
    list_display_links = ["name"]
    list_filter = ["duty"]
    list_select_related = ["unit"]
    ordering = ["name", "pk"]
    actions_list = ["open_new"]
    new_form = forms.ProgrammeAdultForm
    new_title = gettext_lazy("New adult at programmes")
    acts = {
        "check": Act(
            gettext_lazy("Note a record check"),
            forms.CheckForm,
            lambda user, adult: keeps(user, adult.unit),
            lambda adult, data, user: note_check(
                adult,
                checked_on=data["checked_on"],
                result=CheckResult(data["result"]),
                actor=user,
                now=timezone.now(),
            ),
        ),
        "end": Act(
            gettext_lazy("End the work at programmes"),
            forms.EndForm,
            lambda user, adult: keeps(user, adult.unit) and adult.ended_on is None,
            lambda adult, data, user: end_programme_adult(
                adult, **data, actor=user, now=timezone.now()
            ),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the latest check, in the same statement."""
        return with_check(super().get_queryset(request))

    @display(description=gettext_lazy("Record check"))
    def check_shown(self, row: Any) -> str:
        """Until when it holds."""
        return check_words(row, today=timezone.localdate())

    def perform_new(self, community: Any, data: Any, user: Any) -> ProgrammeAdult:
        """Add them."""
        return add_programme_adult(
            community,
            name=data["name"],
            duty=Duty(data["duty"]),
            employer=data["employer"],
            actor=user,
        )

    def shown(self, obj: ProgrammeAdult, request: HttpRequest) -> Shown:
        """A name, a duty, and days with a word each."""
        row = with_check(ProgrammeAdult.objects.filter(pk=obj.pk)).get()
        facts = [
            (pgettext("programme", "As"), obj.get_duty_display()),
            (_("Sent by"), obj.employer),
            (_("Ended on"), obj.ended_on),
            (_("Record check"), check_words(row, today=timezone.localdate())),
        ]
        checks = Table(
            _("Record checks"),
            [_("Checked on"), _("Result")],
            [[c.checked_on, c.get_result_display()] for c in obj.checks.all()],
            empty=_("Not checked: nobody may be rostered before that."),
        )
        return Shown(title=obj.name, facts=facts, tables=[checks])
