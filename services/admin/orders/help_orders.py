"""Home help in the desk (K15)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from services.choices.orders import HelpKind, HelpState
from services.forms.orders import desk as forms
from services.models import HelpOrder
from services.operations.orders import help as acts
from services.policies import orders as policies


def _in(*states: str) -> Any:
    def may(user: Any, order: HelpOrder) -> bool:
        return order.state in states and policies.may_keep(user, order)

    return may


def _answerable(user: Any, order: HelpOrder) -> bool:
    waiting = order.complaints.filter(answered_at__isnull=True)
    return policies.may_keep(user, order) and waiting.exists()


@admin.register(HelpOrder)
class HelpOrderAdmin(RecordAdmin[HelpOrder]):
    """What is asked for at home, who does it, what it costs."""

    view_capability = Capability.ORDERS_VIEW
    list_display = ["name_link", "kind", "wished_on", "supplier", "price_yuan",
                    "state_word"]  # fmt: skip
    list_display_links = ["name_link"]
    list_filter = ["state", "kind"]
    list_select_related = ["person__unit", "supplier"]
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.AskForm
    new_title = gettext_lazy("New order of home help")
    new_capability = Capability.ORDERS_KEEP
    new_form_asks_user = True
    acts = {
        "assign": Act(
            gettext_lazy("Give it to a partner"),
            forms.AssignForm,
            _in(HelpState.REQUESTED),
            lambda order, data, user: acts.give_to_partner(
                order, **data, actor=user, now=timezone.now()
            ),
        ),
        "done": Act(
            gettext_lazy("The partner says it is done"),
            forms.DoneForm,
            _in(HelpState.ASSIGNED),
            lambda order, data, user: acts.help_done(
                order, on=data["on"], actor=user, now=timezone.now()
            ),
        ),
        "confirm": Act(
            gettext_lazy("The resident confirms it"),
            forms.StepForm,
            _in(HelpState.DONE),
            lambda order, _data, user: acts.confirm_help(
                order, actor=user, now=timezone.now()
            ),
        ),
        "complain": Act(
            gettext_lazy("Note a complaint"),
            forms.ComplaintForm,
            _in(HelpState.DONE, HelpState.CONFIRMED),
            lambda order, data, user: acts.complain(
                order, text=data["text"], actor=user, now=timezone.now()
            ),
        ),
        "answer": Act(
            gettext_lazy("Answer a complaint"),
            forms.AnswerForm,
            _answerable,
            lambda _order, data, user: acts.answer_complaint(
                data["complaint"], answer=data["answer"], actor=user,
                now=timezone.now(),
            ),
        ),
        "cancel": Act(
            pgettext_lazy("home help", "Cancel the order"),
            forms.ReasonForm,
            _in(HelpState.REQUESTED, HelpState.ASSIGNED),
            lambda order, data, user: acts.cancel_help(
                order, reason=data["reason"], actor=user, now=timezone.now()
            ),
        ),
    }  # fmt: skip

    @display(description=gettext_lazy("Resident"))
    def name_link(self, order: HelpOrder) -> str:
        """Masked."""
        return f"{order.person.masked_name} · {order.unit.short_name}"

    @display(
        description=gettext_lazy("State"),
        label={
            "requested": "warning", "assigned": "info", "done": "warning",
            "confirmed": "success", "cancelled": "info",
        },
    )  # fmt: skip
    def state_word(self, order: HelpOrder) -> tuple[str, str]:
        """In words and colour."""
        return order.state, str(order.get_state_display())

    def perform_new(self, community: Any, data: Any, user: Any) -> HelpOrder:
        """Note it."""
        data = {**data, "kind": HelpKind(data["kind"])}
        person = data.pop("person")
        return acts.ask_for_help(person, **data, actor=user, now=timezone.now())

    def shown(self, obj: HelpOrder, request: HttpRequest) -> Shown:
        """How far it has come."""
        facts = [
            (_("Resident"), obj.person.masked_name),
            (_("Unit"), obj.unit),
            (_("Kind of help"), obj.get_kind_display()),
            (_("What is to be done"), obj.what),
            (_("Wished on"), obj.wished_on),
            (_("State"), obj.get_state_display()),
            (_("Partner"), obj.supplier),
            (_("Price agreed (yuan)"), obj.price_yuan),
            (_("Done on"), obj.done_on),
            (_("Reason"), obj.reason),
        ]
        complaints = Table(
            _("Complaints"),
            [_("Noted"), _("Complaint"), _("Answer")],
            [
                [f"{timezone.localtime(one.at):%Y-%m-%d}", one.text, one.answer or "—"]
                for one in obj.complaints.all()
            ],
            empty=_("No complaint."),
        )
        links = []
        if obj.need_id is not None:
            links.append((_("Need"), page_of("residents.need", obj.need_id)))
        return Shown(
            title=_("Order of home help"),
            facts=facts,
            tables=[complaints],
            links=links,
        )
