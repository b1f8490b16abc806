"""The rights desk: what people ask about their own data, answered on time (PI-6)."""

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
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.exchange.writing import XLSX
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages
from residents.admin.privacy import fact
from residents.choices.privacy import Applicant, DisclosureBasis, RequestKind
from residents.exports.copies import person_copy
from residents.forms.privacy import (
    DisclosureForm,
    RequestAnswerForm,
    RequestForm,
    ToldNoticeForm,
)
from residents.models import Person, RightsRequest
from residents.operations.processing import record_disclosure, tell_notice
from residents.operations.rights_desk import (
    answer_request,
    open_request,
    refuse_request,
    take_copy,
)
from residents.policies import privacy as policies

_FIRST = 3


@admin.register(RightsRequest)
class RightsRequestAdmin(ReadOnlyAdmin[RightsRequest]):
    """Requests with their clocks; a row opens what was asked and the answer."""

    empty_words = _(
        "Who asks to see, correct or delete their data is entered on the page "
        "of the person."
    )
    view_capability = Capability.PRIVACY_KEEP
    list_display = ["number", "kind", "name", "status", "due_on", "answered_at"]
    list_filter = ["status", "kind"]
    list_select_related = ["person"]
    ordering = ["-pk"]

    def unit_of(self, obj: RightsRequest) -> Any:
        """The community of the person."""
        return obj.person.community

    @display(description=_("Receipt"))
    def number(self, request: RightsRequest) -> str:
        """The number on the slip."""
        return request.receipt

    @display(description=_("Resident"))
    def name(self, request: RightsRequest) -> str:
        """Masked."""
        return request.person.masked_name

    def get_urls(self) -> list[Any]:
        """New for a person, the copy, what was given away, the notice told."""
        view = self.admin_site.admin_view
        doors: list[tuple[str, pages.Page, str]] = [
            ("person/<int:pk>/new/", new_request, "new"),
            ("<int:pk>/copy/", copy, "copy"),
            ("person/<int:pk>/disclose/", disclose, "disclose"),
            ("person/<int:pk>/notice/", told, "notice"),
        ]
        own = [
            path(
                route,
                view(pages.desk_page(self, page)),
                name=f"residents_rightsrequest_{name}",
            )
            for route, page, name in doors
        ]
        return own + super().get_urls()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What was asked, and the answer."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return one_request(self, request, pk=number)


def new_request(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Write down what a person asks."""
    user: Any = request.user
    person = _kept_person(user, pk)
    form = RequestForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        made = open_request(
            person,
            kind=RequestKind(data["kind"]),
            applicant=Applicant(data["applicant"]),
            text=data["text"],
            actor=user,
            now=timezone.now(),
        )
        sentence = _("Received. Receipt %(number)s, to be answered by %(day)s.")
        facts = {"number": made.receipt, "day": made.due_on.isoformat()}
        messages.success(request, sentence % facts)
        return HttpResponseRedirect(_row(made.pk))

    title = str(_("A request about personal data"))
    return pages.take_form(
        model_admin, request, form, act, "person_form", title, person=person
    )


def one_request(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """What was asked, its day, the copy, and the answer."""
    user: Any = request.user
    found = get_visible_or_404(RightsRequest, user, pk=pk)
    asked = RightsRequest.objects.select_related(
        "person__community", "person__unit"
    ).get(pk=found.pk)
    is_open = asked.status == "received"
    if request.method == "POST" and not is_open:
        raise PermissionDenied
    form = RequestAnswerForm(request.POST or None) if is_open else None

    def act() -> HttpResponse:
        data: dict[str, Any] = form.cleaned_data if form else {}
        facts: dict[str, Any] = {"actor": user, "now": timezone.now()}
        if data["result"] == "answered":
            answer_request(asked, answer=data["words"], **facts)
        else:
            refuse_request(asked, reasons=data["words"], **facts)
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(_row(asked.pk))

    shown = ("kind", "applicant", "text", "status", "received_at", "due_on", "answer",
             "answered_at")  # fmt: skip
    may_copy = policies.may_copy(user, asked.person)
    copies = is_open and asked.kind == RequestKind.COPY and may_copy
    context: dict[str, Any] = {
        "facts": [
            (_("Resident"), asked.person.masked_name),
            *(fact(asked, name) for name in shown),
        ],
        "links": _links(user, asked),
        "copy_url": reverse("admin:residents_rightsrequest_copy", args=[asked.pk])
        if copies
        else "",
        "form_title": _("Answer"),
    }
    title = str(_("Receipt %(number)s") % {"number": asked.receipt})
    if form is None:
        return pages.render_page(
            model_admin, request, "privacy_detail", title, **context
        )
    return pages.take_form(
        model_admin, request, form, act, "privacy_detail", title, **context
    )


def copy(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The copy as a workbook, for an open request only."""
    user: Any = request.user
    asked = get_visible_or_404(RightsRequest, user, pk=pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            person = take_copy(asked, actor=user, now=timezone.now())
            data = person_copy(person, today=timezone.localdate())
            response = HttpResponse(data, content_type=XLSX)
            name = f"copy-{asked.receipt}.xlsx"
            response["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
    return HttpResponseRedirect(_row(asked.pk))


def disclose(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Write down that a person's data was given to another body (PI-7)."""
    user: Any = request.user
    person = get_visible_or_404(Person, user, pk=pk)
    if not policies.may_decide(user, person.community):
        raise PermissionDenied
    form = DisclosureForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        record_disclosure(
            person,
            recipient=data["recipient"],
            basis=DisclosureBasis(data["basis"]),
            law=data["law"],
            kinds=data["kinds"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("Recorded."))
        return _to_file(person)

    title = str(_("Data given to another body"))
    return pages.take_form(
        model_admin, request, form, act, "person_form", title, person=person
    )


def told(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Write down that a person was told the notice (PI-2)."""
    user: Any = request.user
    person = get_visible_or_404(Person, user, pk=pk)
    if not policies.may_tell(user, person):
        raise PermissionDenied
    form = ToldNoticeForm(request.POST or None)

    def act() -> HttpResponse:
        how = form.cleaned_data["form"]
        tell_notice(person, form=how, actor=user, today=timezone.localdate())
        messages.success(request, _("Recorded."))
        return _to_file(person)

    title = str(_("The privacy notice was told"))
    return pages.take_form(
        model_admin, request, form, act, "person_form", title, person=person
    )


@tray
def requests_to_answer(user: Any, now: datetime) -> Tray | None:
    """What people asked about their own data."""
    if not user.may(Capability.PRIVACY_KEEP):
        return None
    today = timezone.localdate(now)
    waiting = RightsRequest.objects.visible_to(user).open()
    shown, count = few(waiting.order_by("due_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{asked.receipt} · {asked.get_kind_display()}",
            url=_row(asked.pk),
            light="red" if asked.due_on < today else "",
        )
        for asked in shown
    ]
    return Tray(
        title=_("Requests about personal data"),
        count=count,
        first=first,
        url=reverse("admin:residents_rightsrequest_changelist"),
        empty=_("Every request is answered."),
        weight=39,
    )


def _links(user: Any, asked: RightsRequest) -> list[tuple[Any, str]]:
    if not Person.objects.visible_to(user).filter(pk=asked.person_id).exists():
        return []
    file = reverse("admin:residents_person_file", args=[asked.person_id])
    return [(_("Open the person's file"), file)]


def _kept_person(user: Any, pk: int) -> Person:
    person = get_visible_or_404(Person, user, pk=pk)
    if not policies.may_keep(user, person.community):
        raise PermissionDenied
    return person


def _to_file(person: Person) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:residents_person_file", args=[person.pk])
    )


def _row(pk: int) -> str:
    return reverse("admin:residents_rightsrequest_change", args=[pk])
