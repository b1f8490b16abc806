"""Letters of a case in the desk: write, download, serve; seen with the case only."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.attachments.choices import Media
from liuli.attachments.docx_pages import docx_as_pdf
from liuli.attachments.letters import open_sealed_file
from liuli.attachments.models import SealedFile
from liuli.desk.acting import refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from petitions.admin.framing import (
    pdf_or_back,
    purpose_of,
    reply_so_far,
    seen,
    take,
    to_case,
    to_handle,
)
from petitions.choices.cases import Purpose
from petitions.choices.letters import LetterKind, Service
from petitions.exports.letters import agreement_words, letter_words
from petitions.forms import letters as forms
from petitions.models import CaseLetter
from petitions.operations.access import look_at
from petitions.operations.letters import serve_letter, write_case_letter
from petitions.operations.replies import issue_reply


def write(admin: Any, request: HttpRequest, *, pk: int, kind: str) -> HttpResponse:
    """Write one letter from the facts of the case."""
    user, case = to_handle(request, pk)
    if kind not in LetterKind.values or kind == LetterKind.AGREEMENT:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    with refusals_as_messages(request):
        write_case_letter(
            case,
            kind=LetterKind(kind),
            words=letter_words,
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The letter is written: download and check it."))
    return to_case(case)


def reply(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """What the body replied, and at once the letter that says it."""
    user, case = to_handle(request, pk)
    form = forms.ReplyForm(request.POST or None, initial=reply_so_far(case))

    def act() -> HttpResponse:
        now = timezone.now()
        issue_reply(case, reply=dict(form.cleaned_data), actor=user, now=now)
        write_case_letter(
            case, kind=LetterKind.REPLY, words=letter_words, actor=user, now=now
        )
        messages.success(request, _("The letter is written: download and check it."))
        return to_case(case)

    return take(
        admin, request, form, act, "case_form", _("Prepare the reply"), case=case
    )


def agreement(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """An agreement for both parties to sign; recorded once they have."""
    user, case = to_handle(request, pk)
    form = forms.AgreementForm(request.POST or None)

    def act() -> HttpResponse:
        said = form.cleaned_data
        write_case_letter(
            case,
            kind=LetterKind.AGREEMENT,
            words=lambda fresh, _kind, today: agreement_words(
                fresh, today, other_party=said["other_party"], terms=said["terms"]
            ),
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The letter is written: download and check it."))
        return to_case(case)

    return take(
        admin,
        request,
        form,
        act,
        "case_form",
        _("Write an agreement for signing"),
        case=case,
        hint=_("Record it with “Settle by agreement” once both have signed."),
    )


def serve(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """When and how a letter reached the petitioner."""
    letter = get_visible_or_404(CaseLetter, request.user, pk=pk)
    user, case = to_handle(request, letter.case_id)
    form = forms.ServeForm(request.POST or None, request.FILES or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        serve_letter(
            letter,
            served_on=data["served_on"],
            service=Service(data["service"]),
            receipt=data["receipt"],
            photo=data["photo"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The service is noted."))
        return to_case(case)

    title = _("Service of: %(letter)s") % {"letter": letter.get_kind_display()}
    return take(admin, request, form, act, "case_form", title, case=case)


def download(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The letter itself, for whoever sees its case; each download is a look (PP-3)."""
    letter = get_visible_or_404(CaseLetter, request.user, pk=pk)
    return _file(request, letter, letter.file, ".docx")


def download_pdf(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The same letter as PDF, to print or to send; a look like the other."""
    user: Any = request.user
    letter = get_visible_or_404(CaseLetter, user, pk=pk)
    case = seen(user, letter.case_id)
    purpose = purpose_of(request, case)
    if not purpose:
        return to_case(case)
    look_at(case, purpose=Purpose(purpose), actor=user, now=timezone.now())
    title = f"{case.number}-{letter.get_kind_display()}"
    return pdf_or_back(
        request,
        lambda: docx_as_pdf(open_sealed_file(letter.file), title=title),
        name=f"{title}.pdf",
        back=reverse("admin:petitions_case_change", args=[case.pk]),
    )


def receipt(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The photo of a receipt."""
    letter = get_visible_or_404(CaseLetter, request.user, pk=pk)
    if letter.receipt_photo is None:
        raise Http404
    return _file(request, letter, letter.receipt_photo, ".jpg")


def _file(
    request: HttpRequest, letter: CaseLetter, file: SealedFile, ending: str
) -> HttpResponse:
    user: Any = request.user
    case = seen(user, letter.case_id)
    purpose = purpose_of(request, case)
    if not purpose:
        return to_case(case)
    look_at(case, purpose=Purpose(purpose), actor=user, now=timezone.now())
    name = quote(f"{case.number}-{letter.get_kind_display()}{ending}")
    shown = "inline" if file.media == Media.JPEG else "attachment"
    return HttpResponse(
        open_sealed_file(file),
        content_type=file.media,
        headers={
            "Content-Disposition": f"{shown}; filename*=UTF-8''{name}",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
