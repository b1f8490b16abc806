"""Rounds of group buying in the desk, with the pick-up list (K10)."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.accounts.views import network_address
from liuli.desk.bases import refusals_as_messages
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.kernel.access import require
from liuli.kernel.text import row_number
from services.choices.orders import RoundState
from services.forms.orders import group as forms
from services.forms.orders.desk import ReasonForm, StepForm
from services.models import GroupOrder, GroupRound
from services.operations.orders import group, rounds
from services.operations.venues import holder_of_code
from services.policies import orders as policies

_MOST_ROWS = 200


def _in(*states: str) -> Any:
    def may(user: Any, one: GroupRound) -> bool:
        return one.state in states and policies.may_keep(user, one)

    return may


@admin.register(GroupRound)
class GroupRoundAdmin(RecordAdmin[GroupRound]):
    """Every round; orders, money and goods of one."""

    view_capability = Capability.ORDERS_VIEW
    list_display = ["title", "supplier", "closes_at", "pickup_from", "state_word"]
    list_display_links = ["title"]
    list_filter = ["state"]
    list_select_related = ["unit", "supplier"]
    ordering = ["-closes_at", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.RoundForm
    new_title = gettext_lazy("New round of group buying")
    new_capability = Capability.ORDERS_KEEP
    acts = {
        "order": Act(
            gettext_lazy("Take an order"),
            forms.OrderForm,
            _in(RoundState.OPEN),
            lambda one, data, user: group.order_for_person(
                one,
                person=data["person"],
                wants=data["wants"],
                actor=user,
                now=timezone.now(),
            ),
            needs_user=True,
        ),
        "short": Act(
            gettext_lazy("Fewer pieces came"),
            forms.ShortForm,
            _in(RoundState.CLOSED),
            lambda _one, data, user: rounds.note_short(
                data["good"], came=data["came"], actor=user, now=timezone.now()
            ),
        ),
        "settle": Act(
            gettext_lazy("Settle the round"),
            StepForm,
            _in(RoundState.CLOSED),
            lambda one, _data, user: rounds.settle_round(
                one, actor=user, now=timezone.now()
            ),
        ),
        "fail": Act(
            gettext_lazy("Call the round off"),
            ReasonForm,
            _in(RoundState.OPEN, RoundState.CLOSED),
            lambda one, data, user: rounds.fail_round(
                one, reason=data["reason"], actor=user, now=timezone.now()
            ),
        ),
    }

    def get_urls(self) -> list[Any]:
        """With the pick-up list."""
        view = self.admin_site.admin_view(self.pickup)
        own = path("<int:pk>/pickup/", view, name="services_groupround_pickup")
        return [own, *super().get_urls()]

    @display(
        description=gettext_lazy("State"),
        label={
            "open": "info", "closed": "success", "failed": "danger", "settled": "info",
        },
    )  # fmt: skip
    def state_word(self, one: GroupRound) -> tuple[str, str]:
        """In words and colour."""
        return one.state, str(one.get_state_display())

    def make_new_form(self, request: HttpRequest, community: Any) -> Any:
        """With the partners of the community."""
        return forms.RoundForm(request.POST or None, community=community)

    def perform_new(self, community: Any, data: Any, user: Any) -> GroupRound:
        """Open it."""
        data = {**data}
        supplier, goods = data.pop("supplier"), data.pop("goods")
        return rounds.open_round(
            community,
            supplier=supplier,
            facts=rounds.RoundFacts(**data),
            goods=goods,
            actor=user,
        )

    def shown(self, obj: GroupRound, request: HttpRequest) -> Shown:
        """The account, the goods, the orders."""
        account = rounds.account_of(obj)
        facts = [
            (_("State"), obj.get_state_display()),
            (_("Partner"), obj.supplier),
            (_("Orders are taken"), _span(obj.opens_at, obj.closes_at)),
            (_("Picked up"), _span(obj.pickup_from, obj.pickup_until)),
            (_("Place"), obj.pickup_place),
            (_("Pieces it takes to go through"), obj.minimum),
            (pgettext("group buying", "Pieces ordered"), account.ordered),
            (_("Picked up, given back, unclaimed"),
             f"{account.picked} / {account.refunded} / {account.unclaimed}"),
            (_("Still to be fetched"), account.open),
            (pgettext("group buying", "Collected (yuan)"), account.collected_yuan),
            (_("Given back (yuan)"), account.paid_back_yuan),
            (_("For the partner (yuan)"), account.kept_yuan),
        ]  # fmt: skip
        banners = [(obj.ended_for, "warning")] if obj.ended_for else []
        pickup = self.address_of("pickup", obj.pk)
        return Shown(
            title=obj.title,
            facts=facts,
            tables=[_goods(obj), _orders(obj)],
            banners=banners,
            links=[
                (_("Pick-up list"), pickup),
                (_("Partner"), page_of("services.supplier", obj.supplier_id)),
            ],
        )

    def pickup(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The list to print, and one tap for whoever stands there with a number."""
        user: Any = request.user
        round_ = self._seen(request, pk)
        require(policies.may_keep, user, round_)
        form = forms.CounterForm(request.POST if "words" in request.POST else None)
        found = self._found(request, round_, form)
        number = row_number(request.POST.get("row"))
        if number is not None:
            self._move(request, round_, number)
        orders = round_.orders.standing().with_due().select_related("person")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Pick-up list"),
            "round": round_,
            "form": form,
            "found": found,
            "can_move": round_.state in {RoundState.OPEN, RoundState.CLOSED},
            "can_pick": round_.state == RoundState.CLOSED,
            "orders": orders.prefetch_related("lines__good").order_by("number"),
        }
        response = TemplateResponse(request, "services/group_pickup.html", context)
        response["Cache-Control"] = "no-store"
        return response

    def _found(
        self, request: HttpRequest, round_: GroupRound, form: Any
    ) -> GroupOrder | None:
        if not form.is_bound or not form.is_valid():
            return None
        words = form.cleaned_data["words"].strip()
        if words.isdecimal() and len(words) < len("1000000"):
            found = group.order_at_counter(round_, number=int(words))
        else:
            with refusals_as_messages(request):
                found = None
                code = holder_of_code(
                    words, address=network_address(request), now=timezone.now()
                )
                if code is not None:
                    found = group.order_at_counter(round_, code=code)
        if found is None:
            form.add_error("words", _("No order of this round has that number."))
            return None
        rows = round_.orders.with_due().select_related("person")
        order: GroupOrder = rows.prefetch_related("lines__good").get(pk=found.pk)
        return order

    def _move(self, request: HttpRequest, round_: GroupRound, number: int) -> None:
        user: Any = request.user
        order = round_.orders.filter(pk=number).select_related("round").first()
        act = {"pay": group.collect_payment, "pick": group.pick_up}.get(
            request.POST.get("act", "")
        )
        if order is None or act is None:
            return
        with refusals_as_messages(request):
            act(order, actor=user, now=timezone.now())
            told = _("Number %(number)d: done.") % {"number": order.number}
            self.message_user(request, told, messages.SUCCESS)


def _span(starts: Any, ends: Any) -> str:
    first, last = timezone.localtime(starts), timezone.localtime(ends)
    return f"{first:%Y-%m-%d %H:%M}–{last:%m-%d %H:%M}"


def _goods(round_: GroupRound) -> Table:
    return Table(
        _("Goods"),
        [pgettext("group buying", "Good"), _("Price (yuan)"), _("Pieces there are"),
         pgettext("group buying", "Pieces ordered"), pgettext("group buying", "Left")],
        [
            [str(good), good.price_yuan, good.stock, good.taken, good.left]
            for good in round_.goods.all()
        ],
    )  # fmt: skip


def _orders(round_: GroupRound) -> Table:
    orders = round_.orders.with_due().select_related("person")
    return Table(
        pgettext("group buying", "Orders"),
        [_("Pick-up number"), _("Ordered by"), _("To pay (yuan)"),
         pgettext("group buying", "Paid (yuan)"),
         _("State")],
        [
            [one.number, who(one), one.due_yuan, one.paid_yuan, state_of(one)]
            for one in orders.prefetch_related("lines").order_by("number")[:_MOST_ROWS]
        ],
    )  # fmt: skip


def who(order: GroupOrder) -> str:
    """The masked name, or that a code ordered."""
    return order.person.masked_name if order.person is not None else _("by code")


def state_of(order: GroupOrder) -> str:
    """How far an order has come, in a word."""
    if order.cancelled_at is not None:
        return pgettext("group buying", "cancelled")
    lines = list(order.lines.all())
    if any(line.open for line in lines):
        return _("to be fetched")
    if any(line.picked for line in lines):
        return _("picked up")
    return _("unclaimed") if any(line.unclaimed for line in lines) else _("given back")
