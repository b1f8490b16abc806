"""A person's own exports: asked for, being written, ready for a day."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from liuli.accounts.roles import Capability
from liuli.exchange.choices import ExportState
from liuli.exchange.exports import take_export
from liuli.exchange.models import Export
from liuli.exchange.views import render_page
from liuli.exchange.writing import XLSX
from liuli.kernel.access import Actor, get_visible_or_404, require
from liuli.kernel.errors import NotAllowed, Refused

_PAGE = 25
_BUSY = frozenset({ExportState.WAITING, ExportState.RUNNING})


def _may_export(actor: Actor, _nothing: Any = None) -> bool:
    return actor.may(Capability.LISTS_EXPORT)


@never_cache
@require_GET
def exports(request: HttpRequest) -> HttpResponse:
    """What this person has asked for, the latest first."""
    require(_may_export, _user(request))
    rows = Export.objects.visible_to(request.user)
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    return render_page(
        request, "exchange/export_list.html", _("Exported files"), page_obj=page
    )


@never_cache
@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """One export: how far it is, or the file."""
    found = _export(request, pk)
    return render_page(
        request,
        "exchange/export_detail.html",
        found.title,
        export=found,
        busy=found.state in _BUSY,
        percent=_percent(found),
        text=_progress_text(found),
    )


@never_cache
@require_GET
def export_progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the worker is."""
    found = _export(request, pk)
    return JsonResponse(
        {
            "busy": found.state in _BUSY,
            "progress": _percent(found),
            "text": _progress_text(found),
        }
    )


@require_POST
def export_file(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    """The file; each download is audited, so a link alone fetches nothing."""
    found = _export(request, pk)
    now = timezone.now()
    try:
        pieces = take_export(found, actor=_user(request), now=now)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("exchange:export", pk=pk)
    name = f"{found.title}-{timezone.localtime(found.finished_at):%Y%m%d-%H%M}.xlsx"
    answer = StreamingHttpResponse(pieces, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    answer["Content-Length"] = str(found.size)
    answer["Cache-Control"] = "no-store"
    return answer


def _percent(export: Export) -> int:
    return min(99, 100 * export.written // max(export.expected, 1))


def _progress_text(export: Export) -> str:
    if export.state == ExportState.WAITING:
        return _("Waiting for a worker.")
    return _("%(written)d of %(expected)d rows") % {
        "written": export.written,
        "expected": export.expected,
    }


def _export(request: HttpRequest, pk: int) -> Export:
    return get_visible_or_404(Export, _user(request), pk=pk)


def _user(request: HttpRequest) -> Any:
    return request.user
