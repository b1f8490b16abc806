"""Templates of letters: see, download, edit in Word, send back."""

from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.attachments.choices import Media
from liuli.attachments.docx import MOST_BYTES
from liuli.attachments.letter_kinds import LetterKind, letter_kinds_for
from liuli.attachments.letters import replace_template, template_for
from liuli.attachments.models import LetterTemplate
from liuli.desk.acting import refusals_as_messages
from liuli.desk.bases import TerritoryAdmin
from liuli.territory.models import Unit


class TemplateForm(forms.Form):
    """One Word file."""

    template = forms.FileField(
        label=gettext_lazy("Word file (.docx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )


@admin.register(LetterTemplate)
class LetterTemplateAdmin(TerritoryAdmin[LetterTemplate]):
    """One page: every letter this person writes, with its words and its template."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever writes any kind of letter."""
        user: Any = request.user
        return user.is_authenticated and bool(letter_kinds_for(user))

    def get_urls(self) -> list[Any]:
        """The file of a kind, the portal's own, and a place to send a new one."""
        view = self.admin_site.admin_view
        own = [
            path(
                f"<str:kind>/{action}/",
                view(page),
                name=f"attachments_lettertemplate_{action}",
            )
            for action, page in (
                ("current", self.current_view),
                ("original", self.original_view),
                ("replace", self.replace_view),
            )
        ]
        return own + super().get_urls()

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """The page."""
        user: Any = request.user
        if not self.has_view_permission(request):
            raise PermissionDenied
        kinds = [
            {
                "kind": kind,
                "unit": (unit := _unit_of(user, kind)),
                "row": LetterTemplate.objects.over(unit, kind.key)
                .select_related("unit", "uploaded_by")
                .first(),
                "form": TemplateForm(auto_id=f"id_{number}_%s"),
            }
            for number, kind in enumerate(letter_kinds_for(user), start=1)
        ]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Letter templates"),
            "kinds": kinds,
        }
        return TemplateResponse(request, "desk/letter_templates.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Versions are files, not forms."""
        raise Http404

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Versions are files, not forms."""
        raise Http404

    def current_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """The template that counts now."""
        found = _kind_or_404(request, kind)
        return _as_file(found, template_for(found, _unit_of(request.user, found)))

    def original_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """The template the portal came with."""
        found = _kind_or_404(request, kind)
        return _as_file(found, found.default.read_bytes())

    def replace_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Take a new template."""
        found, user = _kind_or_404(request, kind), request.user
        form = TemplateForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            with refusals_as_messages(request):
                replace_template(
                    found,
                    unit=_unit_of(user, found),
                    content=form.cleaned_data["template"].read(MOST_BYTES + 1),
                    actor=user,  # type: ignore[arg-type]  # signed in, says the desk
                    now=timezone.now(),
                )
                messages.success(request, _("The new template counts from now on."))
        elif request.method == "POST":
            messages.error(request, _("Choose a Word file first."))
        return HttpResponseRedirect(
            reverse("admin:attachments_lettertemplate_changelist")
        )


def _kind_or_404(request: HttpRequest, key: str) -> LetterKind:
    for kind in letter_kinds_for(request.user):
        if kind.key == key:
            return kind
    raise Http404


def _unit_of(user: Any, kind: LetterKind) -> Unit:
    """Where this person writes such letters: their first unit in territory order."""
    paths = user.scopes(kind.capability)
    unit: Unit = Unit.objects.filter(path__in=paths).order_by("path")[0]
    return unit


def _as_file(kind: LetterKind, content: bytes) -> HttpResponse:
    name = quote(f"{kind.label}.docx")
    return HttpResponse(
        content,
        content_type=Media.DOCX,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
