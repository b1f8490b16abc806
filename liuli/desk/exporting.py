"""Export of what a list shows: the same filter, the same rows, counted and audited.

The list is written by a worker (`liuli.exchange.exports`), which asks the desk again,
as the person who asked: the rows are those of the list under the same filter, of all
pages, in the units where that person may take lists out.
"""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.resources import ModelResource
from unfold.decorators import action

from liuli.accounts.roles import Capability
from liuli.exchange.exporters import Exporter, Wanted, exporter
from liuli.exchange.exports import order_export
from liuli.kernel.errors import NotAllowed

_EXPORT = "export"
_CHUNK = 1_000


class PurposeForm(forms.Form):
    """Why the file is taken; it goes into the audit and onto the sheet."""

    purpose = forms.CharField(
        label=gettext_lazy("What is the file for?"),
        max_length=80,
        help_text=gettext_lazy("It is noted in the audit and written under the table."),
    )
    is_unmasked = forms.BooleanField(
        label=gettext_lazy("With full names and numbers"),
        required=False,
        help_text=gettext_lazy(
            "Only where the purpose cannot do without them. The audit names it."
        ),
    )

    def __init__(self, *args: Any, may_unmask: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_unmask:
            del self.fields["is_unmasked"]


class ExportMixin(ModelAdmin[Any]):
    """Adds 导出 to a TerritoryAdmin that names `export_resource_class`.

    `unmasked_resource_class` writes names and numbers in full, for whoever may take
    such lists out and also holds `unmasked_capability`.
    """

    export_resource_class: type[ModelResource] | None = None
    export_capability: str = Capability.LISTS_EXPORT
    unmasked_resource_class: type[ModelResource] | None = None
    unmasked_capability: str = Capability.RESIDENTS_REVEAL
    actions_list = ["open_export"]

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever may look at this list and take lists out."""
        user: Any = request.user
        return (
            self.export_resource_class is not None
            and self.has_view_permission(request)
            and user.may(self.export_capability)
        )

    def has_unmasked_permission(self, request: HttpRequest) -> bool:
        """Whoever may take it out in full."""
        user: Any = request.user
        return (
            self.unmasked_resource_class is not None
            and self.has_export_permission(request)
            and user.may(Capability.LISTS_EXPORT_UNMASKED)
            and user.may(self.unmasked_capability)
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
        """Show the count, then order the file; the filter travels in the address."""
        found = DeskList(_wanted(self, request))
        form = PurposeForm(
            request.POST or None, may_unmask=self.has_unmasked_permission(request)
        )
        if request.method == "POST" and form.is_valid():
            user: Any = request.user
            export = order_export(
                "desk",
                self.opts.label_lower,
                dict(request.GET.lists()),
                purpose=form.cleaned_data["purpose"],
                is_unmasked=form.cleaned_data.get("is_unmasked", False),
                actor=user,
                now=timezone.now(),
            )
            return redirect("exchange:export", pk=export.pk)
        listing = reverse(f"admin:{self._route}_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Export"),
            "opts": self.opts,
            "count": found.count(),
            "headings": found.headings(),
            "form": form,
            "back": _with_query(listing, request),
        }
        return TemplateResponse(request, "desk/export.html", context)

    @property
    def _route(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def exported_rows(self, request: HttpRequest, *, is_unmasked: bool) -> Any:
        """The rows of the list under the same filter, all pages, where one may export.

        Somebody who works in two places may see a list in both and export in one.
        """
        user: Any = request.user
        rows: Any = self.get_changelist_instance(request).get_queryset(request)
        if hasattr(rows, "in_scopes"):
            rows = rows.in_scopes(user.scopes(self.export_capability))
            if is_unmasked:
                rows = rows.in_scopes(user.scopes(Capability.LISTS_EXPORT_UNMASKED))
        return rows


@exporter("desk")
class DeskList(Exporter):
    """A list of the desk, by its model, as the person who asks sees it."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__(wanted)
        model = apps.get_model(wanted.subject)
        self.desk: Any = admin.site._registry.get(model)  # noqa: SLF001
        self.request = cast("Any", HttpRequest())
        self.request.method, self.request.GET = "GET", _query(wanted)
        self.request.user = wanted.user
        may = self.desk is not None and self._may()
        if not may:
            raise NotAllowed(
                _("Your post does not allow taking this list out."), code="not_allowed"
            )

    def _may(self) -> bool:
        if self.wanted.is_unmasked:
            return bool(self.desk.has_unmasked_permission(self.request))
        return bool(self.desk.has_export_permission(self.request))

    @property
    def title(self) -> str:
        """What the desk calls the list."""
        return str(self.desk.opts.verbose_name_plural)

    def count(self) -> int:
        """The rows under the filter."""
        return int(self._rows().count())

    def headings(self) -> Sequence[str]:
        """The columns of the resource."""
        headings: list[str] = self._resource().get_export_headers()
        return headings

    def rows(self) -> Iterable[Sequence[Any]]:
        """A thousand at a time from the database, one at a time to the file."""
        resource = self._resource()
        for row in resource.filter_export(self._rows()).iterator(chunk_size=_CHUNK):
            yield resource.export_resource(row)

    def _rows(self) -> Any:
        return self.desk.exported_rows(
            self.request, is_unmasked=self.wanted.is_unmasked
        )

    def _resource(self) -> Any:
        desk = self.desk
        if self.wanted.is_unmasked:
            return desk.unmasked_resource_class()
        return desk.export_resource_class()


def _wanted(desk: ExportMixin, request: HttpRequest) -> Wanted:
    if not desk.has_export_permission(request):
        raise PermissionDenied
    query: Any = dict(request.GET.lists())
    return Wanted(request.user, desk.opts.label_lower, query)


def _query(wanted: Wanted) -> QueryDict:
    """The filter of the screen, several values of one name included."""
    query = QueryDict(mutable=True)
    for name, values in wanted.query.items():
        query.setlist(name, list(values))
    return query


def _with_query(url: str, request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"{url}?{query}" if query else url
