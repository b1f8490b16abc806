"""The desk's import pages: upload, mapping, dry run, confirmation, result, undo."""

from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from liuli.accounts.roles import Capability
from liuli.exchange import operations, pages
from liuli.exchange.blank_forms import blank_form
from liuli.exchange.choices import ConflictState
from liuli.exchange.faults import fault
from liuli.exchange.forms import UploadForm, kind_choices
from liuli.exchange.models import Import
from liuli.exchange.policies import may_import
from liuli.exchange.registry import get_kind
from liuli.exchange.storage import REPORT, open_sealed
from liuli.exchange.undoing import StandsInTheWay, undo_import
from liuli.exchange.uploads import InMemoryUploadHandler, says_too_large
from liuli.exchange.writing import XLSX
from liuli.kernel.access import get_visible_or_404, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import parameter

_PAGE = 25
_MEGABYTE = 1024 * 1024


@never_cache
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """Past imports, newest first, and the way to a new one."""
    require(may_import, _user(request))
    rows = Import.objects.visible_to(request.user).select_related("unit", "uploaded_by")
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    for job in page:
        job.kind_label = pages.kind_label(job.kind)
    return render_page(
        request, "exchange/import_list.html", _("Ledger imports"), page_obj=page
    )


@csrf_exempt
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file in; the token is checked once the file is kept out of the disk."""
    if request.method == "POST" and request.user.is_authenticated:
        most = int(parameter("ledger.max_megabytes"))
        if says_too_large(request, most * _MEGABYTE):
            return _refuse_unread(request, fault("too_large", most=most))
        handler = InMemoryUploadHandler(request, most * _MEGABYTE)
        request.upload_handlers = [handler]
    return _upload(request)


def _refuse_unread(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The form again, without taking in what was sent."""
    user = _user(request)
    require(may_import, user)
    form = _with_fault(UploadForm({}, user=user), refusal)
    return render_page(
        request,
        "exchange/import_upload.html",
        _("Import a ledger"),
        422,
        form=form,
        kinds=kind_choices(user),
    )


@never_cache
@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    require(may_import, user)
    sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if sent else (None, None)
    form = UploadForm(data, files, user=user)
    status = 200
    if sent:
        try:
            if getattr(request, "upload_too_large", False):
                raise fault("too_large", most=int(parameter("ledger.max_megabytes")))
            if form.is_valid():
                return redirect("exchange:import", pk=_take(form, user).pk)
        except NotAllowed:
            raise
        except Refused as refusal:
            form = _with_fault(form, refusal)
        status = 422
    return render_page(
        request,
        "exchange/import_upload.html",
        _("Import a ledger"),
        status,
        form=form,
        kinds=kind_choices(user),
    )


def _with_fault(form: UploadForm, refusal: Refused) -> UploadForm:
    """The form with what is wrong with the file, and nothing else."""
    form.full_clean()
    form.errors.clear()
    form.add_error("file", str(refusal))
    return form


def _take(form: UploadForm, user: Any) -> Import:
    file = form.cleaned_data["file"]
    return operations.upload_ledger(
        form.cleaned_data["unit"],
        data=file.read(),
        file_name=file.name,
        kind=form.cleaned_data["kind"],
        actor=user,
        now=timezone.now(),
    )


@never_cache
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One import, whatever it is at."""
    return _show(request, _job(request, pk))


def _show(
    request: HttpRequest, job: Import, status: int = 200, **more: Any
) -> HttpResponse:
    kind = get_kind(job.kind)
    context = {
        "job": job,
        "kind_label": pages.kind_label(job.kind),
        "busy": pages.is_busy(job),
        "progress_text": pages.progress_text(job),
        "fault": pages.fault_sentence(job) if job.fault else "",
        "problems": pages.shown_problems(job),
        "problem_count": job.problems.count(),
        "sheets": pages.shown_sheets(job),
        "hidden_sheets": pages.hidden_sheets_of(job),
        "columns": pages.column_choices(kind) if kind else [],
        "into_label": kind.into_label if kind else "",
        "known_into": kind.known_into(job.unit) if kind and kind.into_label else (),
        "hides": pages.hidden_in(job),
        "hides_unanswered": operations.is_hiding(job),
        "question_open": operations.has_open_question(job),
        "kinds": kind_choices(request.user),
        "twin": Import.objects.with_same_file(job).order_by("pk").first(),
        "undo_until": operations.undo_until(job) if job.state == "done" else None,
        "today": timezone.localdate(),
        "result_url": pages.result_url(job),
        "conflict_count": job.conflicts.filter(state=ConflictState.OPEN).count(),
        "listed": pages.LISTED,
    }
    return render_page(
        request, "exchange/import_detail.html", job.file_name, status, **context, **more
    )


@never_cache
@require_GET
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the worker is."""
    return JsonResponse(pages.progress_of(_job(request, pk)))


@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again with other columns or as another ledger."""
    job = _job(request, pk)
    return _act(
        request,
        job,
        lambda: operations.choose_columns(
            job,
            kind=request.POST.get("kind", ""),
            columns=pages.read_columns(job, request.POST),
            hidden_sheets=request.POST.getlist("hidden_sheet"),
            into=pages.read_into(job, request.POST),
            hidden=request.POST.get("hidden", ""),
            actor=_user(request),
        ),
    )


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it written."""
    job = _job(request, pk)
    return _act(
        request,
        job,
        lambda: operations.confirm_import(
            job, actor=_user(request), now=timezone.now()
        ),
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back as a whole."""
    job = _job(request, pk)
    try:
        return _act(
            request,
            job,
            lambda: undo_import(job, actor=_user(request), now=timezone.now()),
        )
    except StandsInTheWay as refusal:
        return _show(
            request, job, 409, refusal=str(refusal), obstacles=refusal.obstacles
        )


@never_cache
@require_GET
def problem_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The refused rows with their reasons, and every problem, as a workbook."""
    job = _job(request, pk)
    if not job.report:
        raise Http404
    try:
        content = open_sealed(job.report, purpose=REPORT)
    except FileNotFoundError as error:
        raise Http404 from error
    operations.note_report_taken(job, actor=_user(request))
    name = _("problems-%(number)s.xlsx") % {"number": job.pk}
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content,
        content_type=XLSX,
        headers={"Content-Disposition": disposition or "attachment"},
    )


@never_cache
@require_GET
def blank(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty workbook to fill in for one kind of ledger."""
    require(may_import, _user(request))
    declared = get_kind(kind)
    if declared is None:
        raise Http404
    disposition = content_disposition_header(
        as_attachment=True, filename=f"{declared.label}.xlsx"
    )
    return HttpResponse(
        blank_form(declared),
        content_type=XLSX,
        headers={"Content-Disposition": disposition or "attachment"},
    )


def _act(request: HttpRequest, job: Import, act: Any) -> HttpResponse:
    """Do it and show the import again; a refusal is a message above it."""
    try:
        act()
    except (NotAllowed, StandsInTheWay):
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("exchange:import", pk=job.pk)


def _job(request: HttpRequest, pk: int) -> Import:
    return get_visible_or_404(Import, _user(request), pk=pk)


def _user(request: HttpRequest) -> Any:
    return request.user


def render_page(
    request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the exchange inside the desk."""
    shell = admin.site.each_context(request)
    may = request.user.may(Capability.LEDGERS_IMPORT)  # type: ignore[union-attr]
    return render(
        request,
        template,
        {**shell, "title": title, "may_import": may, **context},
        status=status,
    )
