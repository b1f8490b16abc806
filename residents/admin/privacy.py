"""The register of personal data: purposes, notices, audits, breaches in the desk."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.desk.registry import Tray, Waiting, tray
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages, retention
from residents.choices.privacy import AssessmentKind, BreachKind
from residents.forms.privacy import (
    AssessmentForm,
    BreachForm,
    BreachStepForm,
    NoticeForm,
)
from residents.models import Assessment, Breach, Disclosure, PrivacyNotice, Purpose
from residents.operations.processing import (
    consents_to_renew,
    keep_assessment,
    note_breach,
    people_to_tell,
    present_notice,
    publish_notice,
    report_breach,
)
from residents.policies import privacy as policies

_FIRST = 3
_OF_BREACH = (
    "kind",
    "found_at",
    "people_count",
    "text",
    "harm",
    "remedy",
    "authority_told_at",
    "people_told_at",
    "no_telling_why",
    "closed_at",
)


class _DeciderAdds(ReadOnlyAdmin[Any]):
    """Rows added with a form of their own, never changed."""

    view_capability = Capability.PRIVACY_KEEP
    add_with: Any = None
    add_capability_needed: str = Capability.RESIDENTS_ERASE

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever answers for the data."""
        user: Any = request.user
        return bool(user.may(self.add_capability_needed))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form of the kind."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return pages.desk_page(self, type(self).add_with)(request)


def add_notice(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Publish the next version."""
    user: Any = request.user
    form = NoticeForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        publish_notice(
            data["unit"],
            words=form.words(),
            asks_consent_again=data["asks_consent_again"],
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("The notice is published. Now tell people."))
        return HttpResponseRedirect(_list("privacynotice"))

    title = str(_("Publish the next version of the notice"))
    return _form(model_admin, request, form, act, title, "privacynotice")


def add_assessment(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Keep an assessment or audit."""
    user: Any = request.user
    form = AssessmentForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        keep_assessment(
            data["unit"],
            kind=AssessmentKind(data["kind"]),
            words=form.words(),
            done_on=data["done_on"],
            next_on=data["next_on"],
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(_list("assessment"))

    title = str(_("Keep an assessment or audit"))
    return _form(model_admin, request, form, act, title, "assessment")


def add_breach(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Write a breach down."""
    user: Any = request.user
    form = BreachForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        breach = report_breach(
            data["unit"],
            kind=BreachKind(data["kind"]),
            words=form.words(),
            people_count=data["people_count"],
            found_at=data["found_at"],
            actor=user,
            now=timezone.now(),
        )
        return HttpResponseRedirect(_row("breach", breach.pk))

    title = str(_("Report a breach of personal data"))
    return _form(model_admin, request, form, act, title, "breach")


@admin.register(Purpose)
class PurposeAdmin(ReadOnlyAdmin[Purpose]):
    """What data is kept for (PI-1), and what has been kept long enough (PI-5)."""

    list_before_template = "residents/_retention_link.html"

    view_capability = Capability.PRIVACY_KEEP
    list_display = ["name", "basis", "law", "retention", "is_sensitive"]
    list_filter = ["basis", "is_sensitive"]
    ordering = ["key"]
    fields = ["name", "basis", "law", "retention", "is_sensitive", "keeps"]

    def get_urls(self) -> list[Any]:
        """What is due to go."""
        view = self.admin_site.admin_view(pages.desk_page(self, retention.due_page))
        name = "residents_purpose_retention"
        return [path("retention/", view, name=name), *super().get_urls()]


@admin.register(PrivacyNotice)
class PrivacyNoticeAdmin(_DeciderAdds):
    """Versions of the notice, and how many people are still to be told (PI-2)."""

    add_with = add_notice
    list_display = ["version", "published_on", "processor", "told", "left"]
    ordering = ["-version"]
    fields = [
        "version", "published_on", "processor", "purposes", "kinds", "retention",
        "rights", "asks_consent_again",
    ]  # fmt: skip

    @display(description=_("people told"))
    def told(self, notice: PrivacyNotice) -> int:
        """How many were told this version."""
        return int(notice.tellings.count())

    @display(description=_("people still to be told"))
    def left(self, notice: PrivacyNotice) -> str:
        """Of the version in force."""
        if present_notice(notice.unit) != notice:
            return "—"
        return str(people_to_tell(notice.unit).count())


@admin.register(Assessment)
class AssessmentAdmin(_DeciderAdds):
    """Impact assessments and audits (PI-9)."""

    add_with = add_assessment
    list_display = ["subject", "kind", "done_on", "next_on"]
    list_filter = ["kind"]
    ordering = ["-done_on"]
    fields = [
        "kind", "subject", "necessity", "risks", "measures", "done_on", "next_on",
    ]  # fmt: skip


@admin.register(Disclosure)
class DisclosureAdmin(ReadOnlyAdmin[Disclosure]):
    """To whom people's data was given (PI-7)."""

    empty_words = _("Data given to others is noted on the page of the person.")
    view_capability = Capability.PRIVACY_KEEP
    list_display = ["at", "name", "recipient", "kinds", "basis", "law"]
    list_display_links = None
    list_filter = ["basis"]
    list_select_related = ["person"]
    ordering = ["-pk"]
    fields = ["at", "name", "recipient", "kinds", "basis", "law"]
    readonly_fields = ["name"]

    @display(description=_("resident"))
    def name(self, disclosure: Disclosure) -> str:
        """Masked."""
        return disclosure.person.masked_name


@admin.register(Breach)
class BreachAdmin(_DeciderAdds):
    """Breaches, and what is still to be done about each (PI-9)."""

    add_with = add_breach
    add_capability_needed = Capability.PRIVACY_KEEP
    list_display = ["found_at", "kind", "people_count", "authority_told_at",
                    "people_told_at", "closed_at"]  # fmt: skip
    list_filter = ["kind"]
    ordering = ["-found_at"]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What happened, and the next step."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return _breach_page(self, request, number)


def _breach_page(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    breach = get_visible_or_404(Breach, user, pk=pk)
    may = policies.may_decide(user, breach.unit) and breach.closed_at is None
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = BreachStepForm(request.POST or None) if may else None

    def act() -> HttpResponse:
        data: dict[str, Any] = form.cleaned_data if form else {}
        note_breach(breach, **data, actor=user, now=timezone.now())
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(_row("breach", breach.pk))

    context: dict[str, Any] = {
        "facts": [fact(breach, name) for name in _OF_BREACH],
        "form_title": _("Next step"),
    }
    title = str(_("Breach no. %(number)d") % {"number": breach.pk})
    if form is None:
        return pages.render_page(
            model_admin, request, "privacy_detail", title, **context
        )
    return pages.take_form(
        model_admin, request, form, act, "privacy_detail", title, **context
    )


def fact(row: Any, name: str) -> tuple[Any, Any]:
    """A field of a row with its label, as a page shows it."""
    field = row._meta.get_field(name)  # noqa: SLF001
    value = getattr(row, name)
    if field.choices:
        value = getattr(row, f"get_{name}_display")()
    if isinstance(value, datetime):
        value = timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return field.verbose_name, value


@tray
def data_to_look_after(user: Any, now: datetime) -> Tray | None:
    """Breaches under way, audits that are due, consents to ask for again."""
    if not user.may(Capability.PRIVACY_KEEP):
        return None
    today = timezone.localdate(now)
    breaches = Breach.objects.visible_to(user).open()
    seen = list(Assessment.objects.visible_to(user))
    newer = {(each.kind, each.subject) for each in seen if each.next_on > today}
    late = [
        each
        for each in seen
        if each.next_on <= today and (each.kind, each.subject) not in newer
    ]
    renew = [
        consents_to_renew(notice.unit).count()
        for notice in PrivacyNotice.objects.visible_to(user).filter(
            asks_consent_again=True
        )[:1]
    ]
    waiting = [
        Waiting(str(each.get_kind_display()), _row("breach", each.pk), light="red")
        for each in breaches
    ]
    waiting += [
        Waiting(each.subject, _row("assessment", each.pk), light="yellow")
        for each in late
    ]
    waiting += [
        Waiting(
            str(_("Consents to ask for again: %(count)d") % {"count": count}),
            _list("privacynotice"),
        )
        for count in renew
        if count
    ]
    return Tray(
        title=_("Personal data to look after"),
        count=len(waiting),
        first=waiting[:_FIRST],
        url=_list("breach"),
        empty=_("No breach is open, no audit is due."),
        weight=70,
    )


def _form(
    model_admin: Any,
    request: HttpRequest,
    form: Any,
    act: Any,
    title: str,
    model: str,
) -> HttpResponse:
    return pages.take_form(
        model_admin, request, form, act, "vote_form", title, back=_list(model)
    )


def _list(model: str) -> str:
    return reverse(f"admin:residents_{model}_changelist")


def _row(model: str, pk: int) -> str:
    return reverse(f"admin:residents_{model}_change", args=[pk])
