"""Servings, settlements and the recovery list in the desk (K8, ML-6)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.desk.filters import RelatedFilter
from services.admin.meals.pages import Act, MealAdmin, Shown, Table, page_of
from services.choices.meals import OverpaidState, SettlementState
from services.forms.meals import desk as forms
from services.models import Overpaid, Serving, Settlement
from services.operations.meals.overpaid import close_overpaid
from services.operations.meals.serving import take_serving_back
from services.operations.meals.settling import decide_settlement
from services.policies import meals as policies


class ByCanteen(RelatedFilter):
    """Those of one canteen."""

    title = gettext_lazy("Canteen")
    parameter_name = "canteen"


@admin.register(Serving)
class ServingAdmin(MealAdmin[Serving]):
    """Every meal served, and every row that takes one back."""

    list_display = [
        "on", "meal", "diner", "canteen", "price_yuan", "subsidy_yuan",
        "voucher_yuan", "points_yuan", "cash_yuan", "taken_yuan", "reason",
    ]  # fmt: skip
    list_display_links = ["on"]
    list_filter = ["meal", "way", ByCanteen]
    list_select_related = ["agreement", "canteen", "unit"]
    date_hierarchy = "on"
    ordering = ["-on", "-pk"]
    acts = {
        "back": Act(
            gettext_lazy("Take the serving back"),
            forms.ReasonForm,
            lambda user, s: (
                policies.may_correct(user, s)
                and s.reverses_id is None
                and not Serving.objects.filter(reverses=s).exists()
            ),
            lambda s, data, user: take_serving_back(
                s, reason=data["reason"], actor=user, now=timezone.now()
            ),
        )
    }

    @display(description=gettext_lazy("Agreement number"))
    def diner(self, row: Serving) -> str:
        """By number; the name stays in the agreement."""
        return row.agreement.number

    def shown(self, obj: Serving, request: HttpRequest) -> Shown:
        """Who pays how much of it."""
        back = Serving.objects.filter(reverses=obj).first()
        facts = [
            (_("Agreement number"), obj.agreement.number),
            (_("Canteen"), obj.canteen.name),
            (_("Day"), obj.on),
            (_("Meal"), obj.get_meal_display()),
            (_("Portion"), obj.get_portion_display()),
            (_("Dine in or delivery"), obj.get_way_display()),
            (_("Price (yuan)"), obj.price_yuan),
            (_("Subsidy (yuan)"), obj.subsidy_yuan),
            (_("Vouchers (yuan)"), obj.voucher_yuan),
            (_("Points (yuan)"), obj.points_yuan),
            (_("Cash (yuan)"), obj.cash_yuan),
            (_("Taken at the till (yuan)"), obj.taken_yuan),
            (_("Served at"), f"{timezone.localtime(obj.at):%Y-%m-%d %H:%M}"),
            (_("Served by"), obj.by or "—"),
            (_("Reason"), obj.reason or "—"),
        ]
        return Shown(
            title=_("Serving #%(number)s") % {"number": obj.pk},
            facts=facts,
            banners=[(_("This serving was taken back."), "warning")] if back else [],
            links=[(_("Agreement"), page_of("mealagreement", obj.agreement_id))],
        )


@admin.register(Settlement)
class SettlementAdmin(MealAdmin[Settlement]):
    """Settlements; the page of one prints as it is signed."""

    list_display = [
        "month", "supplier", "meals", "price_yuan", "subsidy_yuan", "voucher_yuan",
        "cash_yuan", "state",
    ]  # fmt: skip
    list_display_links = ["month"]
    list_filter = ["state"]
    list_select_related = ["supplier", "unit"]
    ordering = ["-month", "-pk"]
    acts = {
        "decide": Act(
            gettext_lazy("Approve or decline"),
            forms.DecideForm,
            lambda user, s: (
                s.state == SettlementState.DRAWN and policies.may_decide(user, s)
            ),
            lambda s, data, user: decide_settlement(
                s,
                to=SettlementState(data["to"]),
                note=data["note"],
                actor=user,
                now=timezone.now(),
            ),
        )
    }

    def shown(self, obj: Settlement, request: HttpRequest) -> Shown:
        """The sums, by canteen and day: the servings themselves."""
        facts = [
            (_("Provider"), obj.supplier.name),
            (_("Month"), f"{obj.month:%Y-%m}"),
            (_("Meals served"), obj.meals),
            (_("Price (yuan)"), obj.price_yuan),
            (_("Subsidy (yuan)"), obj.subsidy_yuan),
            (_("Vouchers (yuan)"), obj.voucher_yuan),
            (_("Points (yuan)"), obj.points_yuan),
            (_("Cash the provider took (yuan)"), obj.cash_yuan),
            (_("Still to be paid (yuan)"), obj.payable_yuan),
            (_("State"), obj.get_state_display()),
            (_("Drawn up by"), obj.drawn_by or "—"),
            (_("Decided by"), obj.decided_by or "—"),
            (_("Note"), obj.note or "—"),
        ]
        return Shown(
            title=_("Settlement of meals %(month)s") % {"month": f"{obj.month:%Y-%m}"},
            facts=facts,
            tables=[_by_day(obj)],
            links=[(_("Provider"), page_of("supplier", obj.supplier_id))],
        )


@admin.register(Overpaid)
class OverpaidAdmin(MealAdmin[Overpaid]):
    """The recovery list: nothing is deducted by itself (ML-6)."""

    list_display = ["found_on", "diner", "served_on", "amount_yuan", "state", "note"]
    list_display_links = ["found_on"]
    list_filter = ["state"]
    list_select_related = ["serving__agreement", "serving__unit"]
    ordering = ["-pk"]
    acts = {
        "close": Act(
            gettext_lazy("Say what became of it"),
            forms.CloseOverpaidForm,
            lambda user, o: (
                o.state == OverpaidState.OPEN and policies.may_recover(user, o)
            ),
            lambda o, data, user: close_overpaid(
                o,
                to=OverpaidState(data["to"]),
                note=data["note"],
                on=data["on"],
                actor=user,
            ),
        )
    }

    def unit_of(self, obj: Overpaid) -> Any:
        """The diner's unit decides."""
        return obj.serving.unit

    @display(description=gettext_lazy("Agreement number"))
    def diner(self, row: Overpaid) -> str:
        """By number."""
        return row.serving.agreement.number

    @display(description=gettext_lazy("Meal served on"))
    def served_on(self, row: Overpaid) -> Any:
        """The day of the meal."""
        return row.serving.on

    def shown(self, obj: Overpaid, request: HttpRequest) -> Shown:
        """Whose, how much, and why."""
        agreement = obj.serving.agreement
        facts = [
            (_("Agreement number"), agreement.number),
            (_("Why the subsidy stopped"), agreement.get_stop_reason_display()),
            (_("Last day of the subsidy"), agreement.subsidy_until),
            (_("Meal served on"), obj.serving.on),
            (_("Subsidy (yuan)"), obj.amount_yuan),
            (_("State"), obj.get_state_display()),
            (_("Note"), obj.note or "—"),
        ]
        return Shown(
            title=_("Overpaid subsidy"),
            facts=facts,
            links=[(_("Agreement"), page_of("mealagreement", agreement.pk))],
        )


def _by_day(settlement: Settlement) -> Table:
    found = Serving.objects.filter(settled__settlement=settlement).by_day()
    return Table(
        _("Servings by canteen and day"),
        [_("Day"), _("Canteen"), _("Servings"), _("Price (yuan)"), _("Subsidy (yuan)"),
         _("Vouchers (yuan)"), _("Points (yuan)"), _("Cash (yuan)")],
        [
            [
                row["on"], row["canteen__name"], row["rows"], row["price"],
                row["subsidy"], row["voucher"], row["points"], row["cash"],
            ]
            for row in found
        ],
    )  # fmt: skip
