"""Partners in the desk: contracts, what they served, settlements (K4, K21, K8)."""

from datetime import date, timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from liuli.parameters.operations import parameter
from services.admin.meals.pages import Act, MealAdmin, Shown, Table, page_of
from services.choices.orders import Covers, PartnerKind
from services.forms.meals import desk as meal_forms
from services.forms.orders import desk as forms
from services.models import Contract, Serving, Supplier, VoucherUse
from services.operations.meals.canteens import add_supplier
from services.operations.meals.settling import draw_settlement
from services.operations.orders import partners
from services.policies import meals as meal_policies
from services.policies import orders as policies
from services.rules.meals.subsidy import next_month

_ROWS = 20
_MONTHS = 12


def _has_contract(user: Any, supplier: Supplier) -> bool:
    holding = supplier.contracts.filter(period__contains=timezone.localdate())
    return policies.may_keep(user, supplier) and holding.exists()


@admin.register(Supplier)
class SupplierAdmin(MealAdmin[Supplier]):
    """Partners: their contracts, what each served, and settlements."""

    list_display = ["name", "kind", "unit", "office_phone", "closed_on"]
    list_display_links = ["name"]
    list_filter = ["kind"]
    list_select_related = ["unit"]
    ordering = ["name"]
    actions_list = ["open_new"]
    new_form = meal_forms.SupplierForm
    new_title = gettext_lazy("New partner")
    acts = {
        "describe": Act(
            gettext_lazy("Say what kind of partner it is"),
            forms.PartnerForm,
            policies.may_keep,
            lambda one, data, user: partners.describe_partner(
                one,
                kind=PartnerKind(data["kind"]),
                office_phone=data["office_phone"],
                actor=user,
            ),
        ),
        "contract": Act(
            gettext_lazy("Note a contract"),
            forms.ContractForm,
            policies.may_keep,
            lambda one, data, user: partners.sign_contract(
                one, **{**data, "covers": Covers(data["covers"])}, actor=user
            ),
        ),
        "end": Act(
            gettext_lazy("End a contract early"),
            forms.EndContractForm,
            _has_contract,
            lambda _one, data, user: partners.end_contract(
                data["contract"],
                last_on=data["last_on"],
                reason=data["reason"],
                actor=user,
            ),
        ),
        "draw": Act(
            gettext_lazy("Draw a settlement up"),
            meal_forms.MonthForm,
            lambda user, s: meal_policies.may_account(user, s.unit),
            lambda s, data, user: draw_settlement(
                s, month=data["month"], actor=user, now=timezone.now()
            ),
        ),
    }

    def perform_new(self, community: Any, data: Any, user: Any) -> Supplier:
        """By name."""
        return add_supplier(community, name=data["name"], actor=user)

    def shown(self, obj: Supplier, request: HttpRequest) -> Shown:
        """Contracts, twelve months of servings and vouchers, settlements."""
        facts = [
            (_("Kind of partner"), obj.get_kind_display()),
            (_("Unit"), obj.unit),
            (_("Phone of the office"), obj.office_phone),
            (_("No more from"), obj.closed_on or "—"),
        ]
        return Shown(
            title=obj.name,
            facts=facts,
            tables=[_contracts(obj), _rounds(obj), _months(obj), _settlements(obj)],
            banners=_warnings(obj),
            links=[(_("History"), self.address_of("history", obj.pk))],
        )


def _warnings(supplier: Supplier) -> list[tuple[str, str]]:
    today = timezone.localdate()
    days = int(parameter("contract.warn_days", unit=supplier.unit, on=today))
    ending = supplier.contracts.ending(today, today + timedelta(days=days + 1))
    words = _("The contract %(number)s ends on %(day)s. Renew it in time.")
    return [
        (words % {"number": one.number, "day": one.last_on}, "warning")
        for one in ending
    ]


def _contracts(supplier: Supplier) -> Table:
    today = timezone.localdate()
    return Table(
        _("Contracts"),
        [pgettext("contract", "What it is about"), _("Number of the contract"),
         _("From"), _("Last day"), _("State"), _("Where the paper is kept")],
        [
            [one.get_covers_display(), one.number, one.period.lower, one.last_on,
             _state(one, today), one.kept_at or "—"]
            for one in supplier.contracts.all()[:_ROWS]
        ],
        empty=_("No contract yet: no order can be given to this partner."),
    )  # fmt: skip


def _state(contract: Contract, today: date) -> str:
    if today > contract.last_on:
        return contract.ended_for or pgettext("contract", "over")
    if today < contract.period.lower:
        return pgettext("contract", "not yet")
    return pgettext("contract", "in force")


def _rounds(supplier: Supplier) -> Table:
    return Table(
        _("Rounds of group buying"),
        [pgettext("group buying", "Title"), pgettext("group buying", "Closes"),
         _("State")],
        [
            [(one.title, page_of("groupround", one.pk)),
             f"{timezone.localtime(one.closes_at):%Y-%m-%d}", one.get_state_display()]
            for one in supplier.rounds.all()[:_ROWS]
        ],
    )  # fmt: skip


def _months(supplier: Supplier) -> Table:
    rows = []
    month = timezone.localdate().replace(day=1)
    for _month in range(_MONTHS):
        rows.append(_month_row(supplier, month))
        month = (month - timedelta(days=1)).replace(day=1)
    return Table(
        _("Month by month"),
        [_("Month"), _("Meals served"), _("Price (yuan)"), _("Subsidy (yuan)"),
         _("Cash (yuan)"), _("Vouchers taken"), _("Vouchers (yuan)")],
        [row for row in rows if any(row[1:])],
    )  # fmt: skip


def _month_row(supplier: Supplier, month: date) -> list[Any]:
    after = next_month(month)
    servings = Serving.objects.filter(canteen__supplier=supplier)
    found = servings.in_month(month, after)
    sums = found.totals()
    uses = VoucherUse.objects.standing().filter(
        supplier=supplier, on__gte=month, on__lt=after
    )
    return [
        f"{month:%Y-%m}",
        found.standing().count(),
        sums["price"],
        sums["subsidy"],
        sums["cash"],
        uses.count(),
        sum(use.amount_yuan for use in uses),
    ]


def _settlements(supplier: Supplier) -> Table:
    return Table(
        _("Settlements"),
        [_("Month"), _("Meals served"), _("Price (yuan)"), _("State")],
        [
            [
                (f"{row.month:%Y-%m}", page_of("settlement", row.pk)),
                row.meals,
                row.price_yuan,
                row.get_state_display(),
            ]
            for row in supplier.settlements.all()[:_ROWS]
        ],
    )
