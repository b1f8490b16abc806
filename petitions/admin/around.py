"""What happens around a case: hearings, calls and conferences, the query slip."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.attachments.choices import Media
from liuli.kernel.codes import shown_code
from liuli.kernel.errors import NotAllowed, Refused
from petitions.admin.framing import render, take, to_case, to_handle, to_note
from petitions.choices.cases import LogKind
from petitions.exports.slips import SLIP, slip_document
from petitions.forms.log import HearingForm, LogForm
from petitions.operations.log import note_in_log
from petitions.operations.moves import record_hearing
from petitions.operations.selfservice import query_code_of


def hearing(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Days of a hearing, not counted against a re-examination (PD-10)."""
    user, case = to_handle(request, pk)
    form = HearingForm(request.POST or None)

    def act() -> HttpResponse:
        record_hearing(case, actor=user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The days of the hearing are not counted."))
        return to_case(case)

    return take(
        admin, request, form, act, "case_form", _("Record a hearing"), case=case
    )


def log(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """A call, a conference, advice (PT-8, PT-17)."""
    user, case = to_note(request, pk)
    start = {"kind": LogKind.UPWARD if case.is_urgent else LogKind.ASSISTANCE}
    form = LogForm(request.POST or None, initial=start)

    def act() -> HttpResponse:
        data = dict(form.cleaned_data)
        kind = LogKind(data.pop("kind"))
        note_in_log(case, kind=kind, actor=user, now=timezone.now(), **data)
        messages.success(request, _("It is noted."))
        return to_case(case)

    title = _("Note a call or conference")
    return take(admin, request, form, act, "case_form", title, case=case)


def slip(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The slip a petitioner takes home: the code and where to type it (PP-4)."""

    def shown(case: Any, code: str) -> HttpResponse:
        return render(
            admin,
            request,
            "case_slip",
            _("Query slip"),
            case=case,
            code=code,
            address=_progress_address(request),
        )

    return _with_code(request, pk, shown)


def slip_document_page(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The same slip as an editable document."""

    def written(case: Any, code: str) -> HttpResponse:
        content = slip_document(
            case,
            code=code,
            address=_progress_address(request),
            today=timezone.localdate(),
        )
        name = quote(f"{case.number}-{SLIP.label}.docx")
        return HttpResponse(
            content,
            content_type=Media.DOCX,
            headers={
                "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
                "Cache-Control": "private, no-store",
                "X-Content-Type-Options": "nosniff",
            },
        )

    return _with_code(request, pk, written)


def _with_code(
    request: HttpRequest, pk: int, answer: Callable[[Any, str], HttpResponse]
) -> HttpResponse:
    user, case = to_note(request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        code = query_code_of(case, actor=user, now=timezone.now())
        return answer(case, shown_code(code))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
        return to_case(case)


def _progress_address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("petitions:progress"))
