"""Orders, hand-overs and relocations in the desk: lists, and buttons of a hazard."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from hazards.forms import duties as forms
from hazards.models import Handover, HousingOrder, RelocationNote
from hazards.operations.handovers import note_receipt, note_reply
from hazards.operations.occupancy import lift_order, look_after, note_relocation
from hazards.policies import hazards as policies
from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.privacy.masks import mask_name

# name → model, form (None: a bare button), operation
DUTIES: dict[str, tuple[type[Any], type[Any] | None, Callable[..., Any]]] = {
    "lift": (HousingOrder, None, lift_order),
    "receipt": (Handover, forms.ReceiptForm, note_receipt),
    "reply": (Handover, forms.ReplyForm, note_reply),
    "relocate": (RelocationNote, forms.RelocationForm, note_relocation),
    "look": (RelocationNote, forms.LookForm, look_after),
}


class DutyPages:
    """Mixed into the hazard admin: what hangs on a hazard and is written down later."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        """One door per act, by the number of the row it is about."""
        view = self.admin_site.admin_view
        doors = [
            path(f"{name}/<int:pk>/", view(self._duty(name)), name=f"hazards_{name}")
            for name in DUTIES
        ]
        return [*doors, *super().get_urls()]  # type: ignore[misc]

    def _duty(self, name: str) -> Callable[[HttpRequest, int], HttpResponse]:
        model, form_class, operation = DUTIES[name]

        def door(request: HttpRequest, pk: int) -> HttpResponse:
            row = get_visible_or_404(model, request.user, pk=pk)
            back = HttpResponseRedirect(_page_of(row))
            if request.method != "POST":
                return back
            form = form_class(request.POST) if form_class else None
            if form is not None and not form.is_valid():
                for field, problems in form.errors.items():
                    label = form.fields[field].label if field in form.fields else ""
                    messages.error(request, f"{label} {' '.join(problems)}".strip())
                return back
            actor: Any = request.user
            words = form.cleaned_data if form else {}
            with refusals_as_messages(request):
                operation(row, **words, actor=actor, now=timezone.now())
                messages.success(request, _("It is written down."))
            return back

        return door


def _page_of(row: Any) -> str:
    hazard = row.order.hazard_id if isinstance(row, RelocationNote) else row.hazard_id
    return reverse("admin:hazards_hazard_change", args=[hazard]) + "#duties"


def duty_facts(hazard: Any, actor: Any) -> dict[str, Any]:
    """What hangs on a hazard, with the forms of what is to be written down next."""
    orders = list(hazard.housing_orders.select_related("ban"))
    notes = (
        RelocationNote.objects.visible_to(actor)
        .filter(order__hazard=hazard)
        .select_related("stay__person", "order")
        .prefetch_related("looks")
    )
    return {
        "orders": orders,
        "may_lift": policies.may_lift_order(actor, hazard) and not hazard.is_open,
        "handovers": [
            {"row": row, "form": _next_form(row)}
            for row in hazard.handovers.order_by("pk")
        ],
        "may_hand_over": policies.may_hand_over(actor, hazard),
        "may_relocate": policies.may_relocate(actor, hazard),
        "relocations": [
            {
                "note": note,
                "who": mask_name(note.stay.person.full_name),
                "room": note.stay.room,
                "due": note.look_due_on(),
                "form": (forms.LookForm if note.choice else forms.RelocationForm)(
                    auto_id=f"note-{note.pk}-%s"
                ),
            }
            for note in notes
        ],
    }


def _next_form(row: Handover) -> Any:
    if not row.waits:
        return None
    words = forms.ReplyForm if row.receipt else forms.ReceiptForm
    return words(auto_id=f"handover-{row.pk}-%s")


class OfHazardAdmin(ReadOnlyAdmin[Any]):
    """A list whose rows are opened on their hazard's page."""

    view_capability = Capability.HAZARDS_VIEW

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """To the hazard it belongs to."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        row = get_visible_or_404(self.model, request.user, pk=int(number))
        return HttpResponseRedirect(_page_of(row))


class WaitingFilter(admin.SimpleListFilter):
    """Waiting for an answer, or late with it."""

    title = gettext_lazy("Answer")
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The choices."""
        return [("waits", _("Waits")), ("late", _("Late"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Rows of the choice."""
        if self.value() == "waits":
            return queryset.waiting()
        if self.value() == "late":
            return queryset.late(timezone.localdate())
        return queryset


@admin.register(Handover)
class HandoverAdmin(OfHazardAdmin):
    """Hazards others are in charge of (F3, HZ-8)."""

    empty_words = gettext_lazy(
        "What others are in charge of is handed over on the page of the hazard."
    )
    list_display = ["number", "body", "due_on", "receipt", "received_on", "replied_on"]
    list_filter = ["body", WaitingFilter]
    list_select_related = ["hazard"]
    ordering = ["replied_on", "due_on", "pk"]

    def unit_of(self, obj: Handover) -> Any:
        """The hazard's unit decides."""
        return obj.hazard.unit

    @display(description=gettext_lazy("Hazard"))
    def number(self, row: Handover) -> str:
        """Its number."""
        return row.hazard.number


class NoteFilter(admin.SimpleListFilter):
    """What is still to be written down about people who had to leave."""

    title = gettext_lazy("To do")
    parameter_name = "todo"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The choices."""
        return [("where", _("Where they went")), ("look", _("A look is due"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Rows of the choice."""
        if self.value() == "where":
            return queryset.unsettled()
        if self.value() == "look":
            return queryset.look_due(timezone.localdate())
        return queryset


@admin.register(RelocationNote)
class RelocationNoteAdmin(OfHazardAdmin):
    """People who had to leave an unsafe lodging (HZ-21): masked."""

    empty_words = gettext_lazy(
        "Who had to leave an unsafe lodging is noted on the page of the hazard."
    )
    list_display = ["number", "who", "found_at", "choice", "left_on", "look_due"]
    list_filter = ["choice", NoteFilter]
    list_select_related = ["order__hazard", "stay__person"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the looks taken."""
        rows: Any = super().get_queryset(request)
        return rows.prefetch_related("looks")

    def unit_of(self, obj: RelocationNote) -> Any:
        """The hazard's unit decides."""
        return obj.order.hazard.unit

    @display(description=gettext_lazy("Hazard"))
    def number(self, note: RelocationNote) -> str:
        """Its number."""
        return note.order.hazard.number

    @display(description=gettext_lazy("Resident"))
    def who(self, note: RelocationNote) -> str:
        """Masked."""
        return mask_name(note.stay.person.full_name)

    @display(description=gettext_lazy("Next look"))
    def look_due(self, note: RelocationNote) -> Any:
        """Its day."""
        return note.look_due_on() or "—"
