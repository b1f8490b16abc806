"""Export of what a list shows: the same filter, the same rows, counted and audited.

django-import-export's resource turns rows into a dataset; our writer types every text
as text (SEC-11). The file ends with who took it, when and how many rows (XL-12).
"""

from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.resources import ModelResource
from unfold.decorators import action

from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.exchange.writing import XLSX, write_workbook

_EXPORT = "export"


class PurposeForm(forms.Form):
    """Why the file is taken; it goes into the audit and onto the sheet."""

    purpose = forms.CharField(
        label=gettext_lazy("What is the file for?"),
        max_length=80,
        help_text=gettext_lazy("It is noted in the audit and written under the table."),
    )


class ExportMixin(ModelAdmin[Any]):
    """Adds 导出 to a TerritoryAdmin that names `export_resource_class`."""

    export_resource_class: type[ModelResource] | None = None
    export_capability: str = Capability.LISTS_EXPORT
    actions_list = ["open_export"]

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever may look at this list and take lists out."""
        user: Any = request.user
        return (
            self.export_resource_class is not None
            and self.has_view_permission(request)
            and user.may(self.export_capability)
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list; its export button carries the present filter along."""
        response = super().changelist_view(request, extra_context)
        data = getattr(response, "context_data", None) or {}
        for button in data.get("actions_list", ()):
            if str(button.get("path", "")).endswith(f"/{_EXPORT}/"):
                button["path"] = _with_query(button["path"], request)
        return response

    @action(
        description=gettext_lazy("Export"), permissions=["export"], url_path=_EXPORT
    )
    def open_export(self, request: HttpRequest) -> HttpResponse:
        """Show the count, then write the file; the filter travels in the address."""
        rows = self._exported(request)
        form = PurposeForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self._file(request, rows, form.cleaned_data["purpose"])
        listing = reverse(f"admin:{self._route}_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Export"),
            "opts": self.opts,
            "count": rows.count(),
            "headings": self._resource().get_export_headers(),
            "form": form,
            "back": _with_query(listing, request),
        }
        return TemplateResponse(request, "desk/export.html", context)

    @property
    def _route(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def _resource(self) -> Any:
        if self.export_resource_class is None:
            raise PermissionDenied
        return self.export_resource_class()

    def _exported(self, request: HttpRequest) -> Any:
        """The rows of the list under the same filter, all pages, where one may export.

        Somebody who works in two places may see a list in both and export in one.
        """
        user: Any = request.user
        rows: Any = self.get_changelist_instance(request).get_queryset(request)
        if hasattr(rows, "in_scopes"):
            return rows.in_scopes(user.scopes(self.export_capability))
        return rows

    def _file(self, request: HttpRequest, rows: Any, purpose: str) -> HttpResponse:
        dataset = self._resource().export(queryset=rows)
        user: Any = request.user
        now = timezone.localtime()
        facts = {"list": self.opts.label_lower, "rows": len(dataset)}
        record("lists.exported", actor=user, detail={**facts, "purpose": purpose})
        note = _("%(count)d rows · %(user)s · %(at)s · %(purpose)s") % {
            "count": len(dataset),
            "user": user.username,
            "at": f"{now:%Y-%m-%d %H:%M}",
            "purpose": purpose,
        }
        title = str(self.opts.verbose_name_plural)
        content = write_workbook(
            title, dataset.headers or [], list(dataset), notes=[note]
        )
        response = HttpResponse(content, content_type=XLSX)
        name = f"{self.opts.model_name}-{now:%Y%m%d-%H%M}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response


def _with_query(url: str, request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"{url}?{query}" if query else url
