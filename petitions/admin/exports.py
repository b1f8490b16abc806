"""Lists of cases that leave the portal: asked here, let out here by another."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.attachments.choices import Media
from liuli.desk.acting import refusals_as_messages
from liuli.desk.bases import TerritoryAdmin
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import NotAllowed, Refused
from petitions.admin.framing import desk_page, number_or_404, render, take
from petitions.choices.cases import ExportState
from petitions.exports.cases import write_cases
from petitions.forms.access import ExportForm
from petitions.models import CaseExport
from petitions.operations.exports import (
    approve_export,
    ask_export,
    decline_export,
    fetch_export,
)
from petitions.policies import cases as policies


@admin.register(CaseExport)
class CaseExportAdmin(TerritoryAdmin[CaseExport]):
    """Who asked for which list, and what became of it."""

    list_display = ["name", "asked_by", "asked_at", "purpose", "state_word"]
    list_select_related = ["asked_by"]
    ordering = ["-pk"]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Officers, and whoever oversees."""
        user: Any = request.user
        opens = (Capability.PETITIONS_HANDLE, Capability.PETITIONS_OVERSEE)
        return bool(user.is_authenticated and any(map(user.may, opens)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The same."""
        return self.has_view_permission(request)

    @display(description=gettext_lazy("list"))
    def name(self, export: CaseExport) -> str:
        """Its number."""
        return str(export)

    @display(description=gettext_lazy("state"), ordering="state")
    def state_word(self, export: CaseExport) -> str:
        """In words."""
        return export.get_state_display()

    def get_urls(self) -> list[Any]:
        """Deciding and fetching."""
        view = self.admin_site.admin_view
        own = [
            path(
                f"<int:pk>/{action}/",
                view(desk_page(self, page)),
                name=f"petitions_caseexport_{action}",
            )
            for action, page in (("decide", decide_page), ("fetch", fetch_page))
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Ask for a list."""
        return desk_page(self, ask_page)(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """One list, and what can be done with it."""
        return desk_page(self, export_page)(request, pk=number_or_404(object_id))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The row tells its own story."""
        raise Http404


def ask_page(desk: Any, request: HttpRequest) -> HttpResponse:
    """Say what a list is for."""
    user: Any = request.user
    if not desk.has_add_permission(request):
        raise PermissionDenied
    form = ExportForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        asked = ask_export(
            data["unit"], purpose=data["purpose"], actor=user, now=timezone.now()
        )
        messages.success(request, _("Asked for. Another person lets it out."))
        return _to(asked)

    return take(
        desk,
        request,
        form,
        act,
        "case_form",
        _("Ask for a list of petitions"),
        back=reverse("admin:petitions_caseexport_changelist"),
        hint=_(
            "The list holds the cases you may see, with masked names, and carries both "
            "your names on every page."
        ),
    )


def export_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Its facts and its buttons."""
    user: Any = request.user
    export = get_visible_or_404(CaseExport, user, pk=pk)
    return render(
        desk,
        request,
        "export_detail",
        str(export),
        export=export,
        may_decide=export.state == ExportState.ASKED
        and policies.may_decide_export(user, export),
        may_fetch=export.state == ExportState.APPROVED
        and policies.may_fetch_export(user, export),
    )


def decide_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Let it out, or not."""
    user: Any = request.user
    export = get_visible_or_404(CaseExport, user, pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    with refusals_as_messages(request):
        now = timezone.now()
        if request.POST.get("decision") == ExportState.APPROVED:
            approve_export(export, write=write_cases, actor=user, now=now)
            messages.success(request, _("The list can be fetched by whoever asked."))
        else:
            decline_export(export, actor=user, now=now)
            messages.success(request, _("The list stays in the portal."))
    return _to(export)


def fetch_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The workbook."""
    user: Any = request.user
    export = get_visible_or_404(CaseExport, user, pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        content = fetch_export(export, actor=user, now=timezone.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _to(export)
    return HttpResponse(
        content,
        content_type=Media.XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="petitions-{export.pk}.xlsx"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _to(export: CaseExport) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:petitions_caseexport_change", args=[export.pk])
    )
