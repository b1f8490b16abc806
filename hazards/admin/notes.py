"""Hazard text of ledgers: offered to the cadre, opened or dismissed by a button."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from hazards.choices import NoteState
from hazards.forms.moves import DismissForm, NoteForm, SplitForm
from hazards.models import LedgerNote
from hazards.operations.notes import (
    dismiss_note,
    join_note,
    open_from_note,
    split_note,
)
from hazards.policies import hazards as policies
from hazards.rules.notes import parts_of
from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404, require


@admin.register(LedgerNote)
class LedgerNoteAdmin(ReadOnlyAdmin[LedgerNote]):
    """What ledgers say of hazards; none opens by itself."""

    view_capability = Capability.SITES_VIEW
    list_display = ["text", "where", "address", "noted_on", "due_text", "state"]
    list_filter = ["state", "site__kind"]
    list_select_related = ["site__address", "site__unit"]
    search_fields = ["text"]
    ordering = ["-state", "-noted_on", "pk"]

    def unit_of(self, obj: LedgerNote) -> Any:
        """The site's unit decides."""
        return obj.site.unit

    @display(description=gettext_lazy("Site"))
    def where(self, note: LedgerNote) -> str:
        """Name, or keeper masked."""
        return note.site.label

    @display(description=gettext_lazy("Address"))
    def address(self, note: LedgerNote) -> str:
        """As written."""
        return note.site.address.raw

    def get_urls(self) -> list[Any]:
        """With the buttons and the page that splits."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/open/", view(self.open), name="hazards_ledgernote_open"),
            path(
                "<int:pk>/dismiss/",
                view(self.dismiss),
                name="hazards_ledgernote_dismiss",
            ),
            path("<int:pk>/split/", view(self.split), name="hazards_ledgernote_split"),
            path("<int:pk>/join/", view(self.join), name="hazards_ledgernote_join"),
            *super().get_urls(),
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One note, and what can be done with it."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        return self._page(request, self._seen(request, int(number)))

    def open(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Open it as a hazard: found by the one who opens it, from now on."""
        note = self._seen(request, pk)
        if request.method != "POST":
            return self._back(pk)
        form = NoteForm(request.POST, note=note)
        if form.is_valid():
            actor: Any = request.user
            with refusals_as_messages(request):
                hazard = open_from_note(
                    note,
                    item=form.cleaned_data["item"],
                    severity=form.cleaned_data["severity"] or None,
                    text=form.cleaned_data["text"] or None,
                    actor=actor,
                    now=timezone.now(),
                )
                messages.success(
                    request, _("Opened as %(number)s.") % {"number": hazard.number}
                )
                return HttpResponseRedirect(
                    reverse("admin:hazards_hazard_change", args=[hazard.pk])
                )
        return self._page(request, note, form=form)

    def dismiss(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Set it aside with a reason."""
        note = self._seen(request, pk)
        if request.method != "POST":
            return self._back(pk)
        form = DismissForm(request.POST)
        if form.is_valid():
            actor: Any = request.user
            with refusals_as_messages(request):
                dismiss_note(
                    note,
                    reason=form.cleaned_data["reason"],
                    actor=actor,
                    now=timezone.now(),
                )
                messages.success(request, _("The note is set aside."))
                return HttpResponseRedirect(
                    reverse("admin:hazards_ledgernote_changelist")
                )
        return self._page(request, note, dismissal=form)

    def split(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Several hazards in one text: the parts are proposed and may be changed."""
        note, actor = self._seen(request, pk), self._who(request)
        require(policies.may_decide_note, actor, note)
        if note.state != NoteState.OFFERED:
            messages.error(request, _("This note has already been decided."))
            return self._back(pk)
        proposed = "\n".join(parts_of(note.text))
        form = SplitForm(request.POST or None, initial={"parts": proposed})
        if form.is_valid():
            with refusals_as_messages(request):
                made = split_note(
                    note,
                    parts=form.cleaned_data["parts"],
                    actor=actor,
                    now=timezone.now(),
                )
                words = _("Split into %(count)d notes.") % {"count": len(made)}
                messages.success(request, words)
                return self._back(pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Split a ledger note"),
            "opts": self.opts,
            "note": note,
            "form": form,
        }
        return TemplateResponse(request, "hazards/note_split.html", context)

    def join(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put a split note together again."""
        note = self._seen(request, pk)
        if request.method == "POST":
            with refusals_as_messages(request):
                join_note(note, actor=self._who(request), now=timezone.now())
                messages.success(request, _("The note is whole again."))
        return self._back(pk)

    def _who(self, request: HttpRequest) -> Any:
        return request.user

    def _back(self, pk: int) -> HttpResponse:
        return HttpResponseRedirect(
            reverse("admin:hazards_ledgernote_change", args=[pk])
        )

    def _seen(self, request: HttpRequest, pk: int) -> LedgerNote:
        found = get_visible_or_404(LedgerNote, request.user, pk=pk)
        shown: LedgerNote = LedgerNote.objects.select_related(
            "site__address", "site__unit", "hazard", "decided_by"
        ).get(pk=found.pk)
        return shown

    def _page(
        self,
        request: HttpRequest,
        note: LedgerNote,
        *,
        form: Any = None,
        dismissal: Any = None,
    ) -> HttpResponse:
        actor: Any = request.user
        decides = policies.may_decide_note(actor, note)
        parts = LedgerNote.objects.filter(place_in_whole__whole=note)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Note of a ledger"),
            "opts": self.opts,
            "note": note,
            "parts": parts.order_by("place_in_whole__position"),
            "whole": LedgerNote.objects.filter(parts__part=note).first(),
            "may_decide": note.state == NoteState.OFFERED and decides,
            "may_join": note.state == NoteState.SPLIT
            and decides
            and not parts.filter(
                state__in=(NoteState.OPENED, NoteState.SPLIT)
            ).exists(),
            "has_several": len(parts_of(note.text)) > 1,
            "form": form or NoteForm(note=note, initial={"text": note.text}),
            "dismissal": dismissal or DismissForm(),
        }
        return TemplateResponse(request, "hazards/note_detail.html", context)
