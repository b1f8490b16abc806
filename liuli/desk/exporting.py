"""Export of what a list shows: the same filter, the same rows, counted and audited.

django-import-export's resource turns rows into a dataset; our writer types every text
as text (SEC-11). The file ends with who took it, when and how many rows (XL-12).
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.resources import ModelResource
from unfold.decorators import action

from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.exchange.writing import XLSX, write_workbook


class PurposeForm(forms.Form):
    """Why the file is taken; it goes into the audit and onto the sheet."""

    purpose = forms.CharField(max_length=80)


class ExportMixin:
    """Adds 导出 to a TerritoryAdmin that names `export_resource_class`."""

    export_resource_class: type[ModelResource] | None = None
    export_capability: str = Capability.LISTS_EXPORT
    actions_list = ["open_export"]

    def has_open_export_permission(self, request: HttpRequest) -> bool:
        """Whoever may take lists out."""
        user: Any = request.user
        return self.export_resource_class is not None and user.may(
            self.export_capability
        )

    @action(description=gettext_lazy("Export"), permissions=["open_export"], url_path="open-export")
    def open_export(self, request: HttpRequest) -> HttpResponse:
        """The page that says how many rows will be written."""
        return self.export_page(request)

    def get_urls(self) -> list[Any]:
        """With the export page."""
        options: Any = self.opts  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.export_page)  # type: ignore[attr-defined]
        name = f"{options.app_label}_{options.model_name}_export"
        return [path("export/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def export_page(self, request: HttpRequest) -> HttpResponse:
        """Show the count, then write the file; the filter travels in the address."""
        if not self.has_open_export_permission(request):
            raise PermissionDenied
        rows = self._filtered(request)
        form = PurposeForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self._file(request, rows, form.cleaned_data["purpose"])
        options: Any = self.opts  # type: ignore[attr-defined]
        listing = reverse(
            f"admin:{options.app_label}_{options.model_name}_changelist"
        )
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Export"),
            "opts": options,
            "count": rows.count(),
            "headings": self._resource().get_export_headers(),
            "form": form,
            "back": f"{listing}?{request.GET.urlencode()}",
        }
        return TemplateResponse(request, "desk/export.html", context)

    def _resource(self) -> Any:
        if self.export_resource_class is None:
            raise PermissionDenied
        return self.export_resource_class()

    def _filtered(self, request: HttpRequest) -> Any:
        """Exactly the rows of the list under the same filter, all pages."""
        changelist = self.get_changelist_instance(request)  # type: ignore[attr-defined]
        return changelist.get_queryset(request)

    def _file(self, request: HttpRequest, rows: Any, purpose: str) -> HttpResponse:
        dataset = self._resource().export(queryset=rows)
        options: Any = self.opts  # type: ignore[attr-defined]
        user: Any = request.user
        now = timezone.localtime()
        record(
            "lists.exported",
            actor=user,
            detail={
                "list": options.label_lower,
                "rows": len(dataset),
                "purpose": purpose,
            },
        )
        note = _("%(count)d rows · %(user)s · %(at)s · %(purpose)s") % {
            "count": len(dataset),
            "user": user.username,
            "at": f"{now:%Y-%m-%d %H:%M}",
            "purpose": purpose,
        }
        content = write_workbook(
            str(options.verbose_name_plural), dataset.headers, list(dataset), notes=[note]
        )
        response = HttpResponse(content, content_type=XLSX)
        name = f"{options.model_name}-{now:%Y%m%d-%H%M}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response
