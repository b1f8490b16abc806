"""Bills, receipts, tariffs and the account in the desk (WT-4, WT-10)."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import action, display

from hazards.admin.water.bulk import rises_table
from hazards.admin.water.cutoffs import open_cut_offs
from hazards.admin.water.losses import loss_facts
from hazards.admin.water.pages import (
    Act,
    Shown,
    Table,
    WaterAdmin,
    community_of,
    page_of,
)
from hazards.choices.water import BillState, EntryKind
from hazards.exports.water import write_dossier
from hazards.forms.water import desk as forms
from hazards.models import Bill, Receipt, WaterEntry
from hazards.operations.water.accounts import (
    Money,
    Statement,
    enter_money,
    note_dossier,
    statement_of,
    take_money_back,
)
from hazards.operations.water.bills import late_fee_of
from hazards.policies import water as policies
from hazards.rules.water.account import by_age
from liuli.accounts.roles import Capability
from liuli.exchange.writing import XLSX

_MONTHS = 12


@admin.register(Bill)
class BillAdmin(WaterAdmin[Bill]):
    """Bills; the page of one prints as the household gets it (WT-4)."""

    list_display = [
        "number_link", "household", "address", "last_on", "volume", "amount_yuan",
        "paid_yuan", "due_on", "state",
    ]  # fmt: skip
    list_display_links = ["number_link"]
    list_filter = ["state"]
    list_select_related = ["connection__address", "connection__unit"]
    search_fields = ["pk"]
    search_help_text = gettext_lazy("Household number or address")
    ordering = ["-last_on", "-pk"]

    def unit_of(self, obj: Bill) -> Any:
        """The household's unit decides."""
        return obj.connection.unit

    @display(description=gettext_lazy("Number"), ordering="pk")
    def number_link(self, bill: Bill) -> str:
        """As printed."""
        return bill.number

    @display(description=gettext_lazy("Household number"))
    def household(self, bill: Bill) -> str:
        """Of whom."""
        return bill.connection.number

    @display(description=gettext_lazy("Address"))
    def address(self, bill: Bill) -> str:
        """As written."""
        return bill.connection.address.raw

    def shown(self, obj: Bill, request: HttpRequest) -> Shown:
        """WT-4: readings, use, price, due, paid, balance before and after."""
        reading, connection = obj.reading, obj.connection
        before = Bill.objects.owed().filter(connection=connection, pk__lt=obj.pk)
        owed = sum(bill.owed_yuan for bill in before)
        is_void = obj.state == BillState.VOID
        after = owed + (0 if is_void else obj.owed_yuan)
        last = obj.receipt_lines.order_by("-receipt__paid_on").first()
        facts = [
            (_("Household number"), connection.number),
            (_("Address"), connection.address.raw),
            (_("Read on"), reading.read_on),
            (_("Last reading"), reading.previous),
            (_("Reading"), reading.value),
            (_("Volume (m³)"), obj.volume),
            (pgettext("water", "Due (yuan)"), obj.amount_yuan),
            (pgettext("water", "Paid (yuan)"), obj.paid_yuan),
            (_("Balance before (yuan)"), f"{owed:.2f}"),
            (_("Balance now (yuan)"), f"{after:.2f}"),
            (
                _("Late fee due (yuan)"),
                f"{late_fee_of(obj, on=timezone.localdate()):.2f}",
            ),
            (_("Late fee paid (yuan)"), obj.late_fee_paid_yuan),
            (_("Paid on"), last.receipt.paid_on if last else "—"),
            (_("To be paid by"), obj.due_on),
            (_("State"), obj.get_state_display()),
        ]
        lines = Table(
            _("Lines"),
            [_("Tariff"), _("Year"), _("Tier"), _("Volume (m³)"),
             _("Price (yuan/m³)"), _("Amount (yuan)")],
            [
                [row.tariff, row.year, row.tier, row.volume, row.price_yuan,
                 row.amount_yuan]
                for row in obj.lines.select_related("tariff")
            ],
            empty=_("Taken over from a ledger as it was written."),
        )  # fmt: skip
        return Shown(
            title=_("Water bill %(number)s") % {"number": obj.number},
            facts=facts,
            tables=[lines],
            links=[(_("Household"), page_of("connection", obj.connection_id))],
            banners=[(obj.reason, "warning")] if is_void else [],
        )


@admin.register(Receipt)
class ReceiptAdmin(WaterAdmin[Receipt]):
    """Receipts, one for each payment; the page of one is what is printed."""

    list_display = [
        "number_link", "household", "paid_on", "amount_yuan", "late_fee_yuan",
        "method", "by", "reason",
    ]  # fmt: skip
    list_display_links = ["number_link"]
    list_filter = ["method"]
    list_select_related = ["connection__address", "connection__unit", "by"]
    search_fields = ["pk"]
    search_help_text = gettext_lazy("Household number or address")
    ordering = ["-paid_on", "-pk"]

    def unit_of(self, obj: Receipt) -> Any:
        """The household's unit decides."""
        return obj.connection.unit

    @display(description=gettext_lazy("Number"), ordering="pk")
    def number_link(self, receipt: Receipt) -> str:
        """As printed."""
        return receipt.number

    @display(description=gettext_lazy("Household number"))
    def household(self, receipt: Receipt) -> str:
        """Of whom."""
        return receipt.connection.number

    def shown(self, obj: Receipt, request: HttpRequest) -> Shown:
        """What was paid for which bills, and what of it was late fee (WT-11)."""
        facts = [
            (_("Household number"), obj.connection.number),
            (_("Address"), obj.connection.address.raw),
            (_("Amount (yuan)"), obj.whole_yuan),
            (_("of it for bills (yuan)"), obj.amount_yuan),
            (_("of it late fee (yuan)"), obj.late_fee_yuan),
            (_("Paid on"), obj.paid_on),
            (_("Paid by"), obj.get_method_display()),
            (_("Taken by"), obj.by or _("the operator, by command")),
        ]
        if obj.reverses is not None:
            facts.append((_("Takes back"), obj.reverses.number))
        taken_back = Receipt.objects.filter(reverses=obj).first()
        words = [row.reason for row in (obj, taken_back) if row and row.reason]
        lines = Table(
            _("For these bills"),
            [_("Bill"), _("Until"), _("For the bill (yuan)"), _("Late fee (yuan)")],
            [
                [(row.bill.number, page_of("bill", row.bill_id)), row.bill.last_on,
                 row.amount_yuan, row.late_fee_yuan]
                for row in obj.lines.select_related("bill")
            ],
        )  # fmt: skip
        return Shown(
            title=pgettext("water", "Receipt %(number)s") % {"number": obj.number},
            facts=facts,
            tables=[lines],
            links=[(_("Household"), page_of("connection", obj.connection_id))],
            banners=[(each, "warning") for each in words],
        )


@admin.register(WaterEntry)
class EntryAdmin(WaterAdmin[WaterEntry]):
    """Costs and subsidies; the account page puts them beside the receipts."""

    list_display = [
        "what_for", "on", "amount_yuan", "volume_m3", "what", "document", "by",
    ]  # fmt: skip
    list_display_links = ["what_for"]
    list_filter = ["kind"]
    list_select_related = ["by", "unit"]
    ordering = ["-on", "-pk"]
    actions_list = ["open_account", "open_new"]
    new_form = forms.MoneyForm
    new_title = gettext_lazy("New entry of the water account")
    new_capability = Capability.WATER_ACCOUNTS
    acts = {
        "take_back": Act(
            gettext_lazy("Take the entry back"),
            forms.ReasonForm,
            lambda user, entry: (
                policies.may_enter_cost(user, entry.unit)
                and entry.reverses_id is None
                and not WaterEntry.objects.filter(reverses=entry).exists()
            ),
            lambda entry, data, user: take_money_back(
                entry, reason=data["reason"], actor=user, now=timezone.now()
            ),
        )
    }

    @display(description=gettext_lazy("What for"), ordering="kind")
    def what_for(self, entry: WaterEntry) -> str:
        """The kind."""
        return str(entry.get_kind_display())

    def perform_new(self, community: Any, data: Any, user: Any) -> WaterEntry:
        """Enter it."""
        money = Money(
            kind=EntryKind(data["kind"]),
            on=data["on"],
            amount=data["amount"],
            what=data["what"],
            document=data["document"],
            volume_m3=data["volume_m3"],
        )
        return enter_money(community, money, actor=user, now=timezone.now())

    def shown(self, obj: WaterEntry, request: HttpRequest) -> Shown:
        """One entry, and why it was taken back."""
        facts = [
            (_("What for"), obj.get_kind_display()),
            (_("Day"), obj.on),
            (_("Amount (yuan)"), obj.amount_yuan),
            (_("Volume (m³)"), obj.volume_m3),
            (_("What"), obj.what),
            (_("Invoice or bill number"), obj.document),
            (_("Entered by"), obj.by or _("the operator, by command")),
        ]
        links = []
        if obj.repair_id:
            links.append((_("Water repair"), page_of("repair", obj.repair_id)))
        return Shown(
            title=_("Entry of the water account"),
            facts=facts,
            links=links,
            banners=[(obj.reason, "warning")] if obj.reason else [],
        )

    # --- the account ------------------------------------
    def get_urls(self) -> list[Any]:
        """With the account page."""
        view = self.admin_site.admin_view
        own = [
            path("account/", view(self.account), name="hazards_waterentry_account"),
            path("dossier/", view(self.dossier), name="hazards_waterentry_dossier"),
        ]
        return own + super().get_urls()

    @action(
        description=gettext_lazy("Water account"), permissions=["view"],
        url_path="open-account", icon="account_balance_wallet",
    )  # fmt: skip
    def open_account(self, request: HttpRequest) -> HttpResponse:
        """To the account page."""
        return HttpResponseRedirect(self.address_of("account"))

    def account(self, request: HttpRequest) -> HttpResponse:
        """The year's result, billed and in cash, and what it is made of (WT-10)."""
        user: Any = request.user
        community = community_of(user, Capability.WATER_VIEW)
        if community is None:
            raise PermissionDenied
        today = timezone.localdate()
        wished = request.GET.get("year", "")
        year = int(wished) if wished.isdecimal() and len(wished) == 4 else today.year  # noqa: PLR2004
        year = max(year, 2000)
        first, last = date(year, 1, 1), date(year, 12, 31)
        whole = statement_of(community, first=first, last=last)
        shown = Shown(
            title=_("Water account %(year)s") % {"year": year},
            facts=[
                *account_facts(whole),
                *loss_facts(community, whole, first=first, last=min(last, today)),
            ],
            tables=[
                rises_table(user, today),
                _months(community, year, today),
                _ages(user, today),
                open_cut_offs(user),
            ],
            links=_account_links(year),
            banners=_account_banners(whole),
        )
        return self._render(request, shown, [])

    def dossier(self, request: HttpRequest) -> HttpResponse:
        """The whole network as one file for the water company (B5)."""
        user: Any = request.user
        community = community_of(user, Capability.WATER_VIEW)
        if community is None:
            raise PermissionDenied
        note_dossier(community, actor=user)
        today = timezone.localdate()
        response = HttpResponse(
            write_dossier(community, today=today), content_type=XLSX
        )
        name = f"water-{community.code}-{today.isoformat()}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response


def account_facts(whole: Statement) -> list[tuple[str, Any]]:
    """The sums of WT-10, in yuan and m³."""
    account, balance = whole.account, whole.balance
    return [
        (_("Billed (yuan)"), f"{account.billed:,.2f}"),
        (_("Collected (yuan)"), f"{account.collected:,.2f}"),
        (_("Collected of billed (%)"), account.collected_percent),
        (_("Late fees taken in (yuan)"), f"{account.late_fees:,.2f}"),
        (_("Bulk water (yuan)"), f"{account.supply_cost:,.2f}"),
        (_("Repairs, power, wages, other (yuan)"), f"{account.other_costs:,.2f}"),
        (_("Subsidies (yuan)"), f"{account.subsidies:,.2f}"),
        (_("Result as billed (yuan)"), f"{account.result_billed:,.2f}"),
        (_("Result in cash (yuan)"), f"{account.result_cash:,.2f}"),
        (_("Water bought (m³)"), f"{account.bought:,}"),
        (_("Water sold (m³)"), f"{account.sold:,}"),
        (_("Bought and not sold (m³)"), f"{account.volume_gap:,}"),
        (_("That water at its price (yuan)"), f"{account.gap_cost:,.2f}"),
        (_("Supplied by the bulk meters (m³)"), f"{balance.supplied:,}"),
        (
            _("Bought and not sold (%)"),
            balance.nrw_percent if whole.is_complete else "—",
        ),
        (
            _("Gross loss rate, CJJ 92 (%)"),
            balance.gross_loss_percent if whole.is_complete else "—",
        ),
    ]


def _account_banners(whole: Statement) -> list[tuple[str, str]]:
    found = []
    if not whole.is_complete:
        found.append(
            (
                _("%(read)d of %(all)d meters were read: too few to compute losses.")
                % {"read": whole.read, "all": whole.connections},
                "warning",
            )
        )
    if whole.account.result_cash < 0:
        found.append(
            (
                _(
                    "The account is short. A shortfall is never spread on households "
                    "without a recorded decision of the residents."
                ),
                "warning",
            )
        )
    return found


def _account_links(year: int) -> list[tuple[str, str]]:
    route = reverse("admin:hazards_waterentry_account")
    return [
        (str(year - 1), f"{route}?year={year - 1}"),
        (str(year + 1), f"{route}?year={year + 1}"),
        (_("Receipts"), reverse("admin:hazards_receipt_changelist")),
        (
            _("Dossier for the water company"),
            reverse("admin:hazards_waterentry_dossier"),
        ),
        (_("Costs"), reverse("admin:hazards_waterentry_changelist")),
    ]


def _months(community: Any, year: int, today: date) -> Table:
    rows = []
    for month in range(1, _MONTHS + 1):
        first = date(year, month, 1)
        after = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
        if first > today:
            break
        found = statement_of(
            community, first=first, last=date.fromordinal(after.toordinal() - 1)
        ).account
        rows.append(
            [
                f"{year}-{month:02d}",
                found.bought,
                found.sold,
                found.billed,
                found.collected,
                found.late_fees,
                found.supply_cost + found.other_costs,
                found.result_billed,
                found.result_cash,
            ]
        )
    return Table(
        _("By month"),
        [_("Month"), _("Bought (m³)"), _("Sold (m³)"), _("Billed (yuan)"),
         _("Collected (yuan)"), _("Late fees taken in (yuan)"), _("Costs (yuan)"),
         _("Result as billed (yuan)"), _("Result in cash (yuan)")],
        rows,
    )  # fmt: skip


def _ages(user: Any, today: date) -> Table:
    owed = [
        (bill.due_on, bill.owed_yuan) for bill in Bill.objects.visible_to(user).owed()
    ]
    words = [
        _("Not due yet"), _("up to 30 days"), _("31 to 60 days"), _("61 to 90 days"),
        _("91 to 180 days"), _("over 180 days"),
    ]  # fmt: skip
    sums = by_age(owed, today=today)
    return Table(
        _("Arrears by age"),
        [_("Overdue for"), _("Owed (yuan)")],
        [[word, f"{amount:,.2f}"] for word, amount in zip(words, sums, strict=True)],
    )
