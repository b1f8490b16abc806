"""Repairs and outage notices in the desk (WT-9)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from hazards.admin.water.pages import Act, Shown, Table, WaterAdmin, page_of
from hazards.choices.water import Cause, EntryKind, OutageKind, RepairKind, RepairState
from hazards.forms.water import desk as forms
from hazards.models import Outage, Repair
from hazards.operations.water.accounts import Money, enter_money
from hazards.operations.water.repairs import (
    Done,
    accept_repair,
    announce_outage,
    assign_repair,
    finish_repair,
    report_fault,
    void_repair,
)
from hazards.policies import water as policies
from liuli.attachments.choices import Opens
from liuli.attachments.operations import store_photo
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_S = RepairState


def _in(*states: str) -> Any:
    def may(user: Any, repair: Repair) -> bool:
        return bool(repair.state in states and policies.may_keep(user, repair.unit))

    return may


def _accepts(user: Any, repair: Repair) -> bool:
    return bool(_in(_S.DONE)(user, repair) and repair.done_by_id != user.pk)


def _costs(user: Any, repair: Repair) -> bool:
    return repair.state != _S.VOID and policies.may_enter_cost(user, _community(repair))


def _community(repair: Repair) -> Unit:
    found: Unit = Unit.objects.above(repair.unit).get(level=Level.COMMUNITY)
    return found


def _assign(repair: Repair, data: Any, user: Any) -> None:
    assign_repair(
        repair, repairer=data["repairer"], segment=data["segment"], actor=user
    )


def _finish(repair: Repair, data: Any, user: Any) -> None:
    now = timezone.now()
    photos = [
        store_photo(
            photo.read(),
            unit=repair.unit,
            opens_with=Opens.HAZARDS,
            actor=user,
            now=now,
        )
        for photo in data["photos"]
    ]
    done = Done(
        text=data["text"],
        cause=Cause(data["cause"]),
        households_off=data["households_off"],
        shut_at=data["shut_at"],
        restored_at=data["restored_at"],
        lost_m3=data["lost_m3"],
    )
    finish_repair(repair, done=done, photos=photos, actor=user, now=now)


def _cost(repair: Repair, data: Any, user: Any) -> None:
    money = Money(
        kind=EntryKind(data["kind"]),
        on=data["on"],
        amount=data["amount"],
        what=data["what"],
        document=data["document"],
        quantity=data["quantity"],
        repair=repair,
    )
    enter_money(_community(repair), money, actor=user, now=timezone.now())


@admin.register(Repair)
class RepairAdmin(WaterAdmin[Repair]):
    """Faults of the network, the latest first."""

    list_display = [
        "number_link", "kind", "place", "segment", "reported_at", "repairer",
        "state_word",
    ]  # fmt: skip
    list_display_links = ["number_link"]
    list_filter = ["state", "kind", "cause"]
    list_select_related = ["segment", "unit"]
    search_fields = ["place"]
    ordering = ["-reported_at", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.FaultForm
    new_title = gettext_lazy("New report of a fault")
    acts = {
        "assign": Act(
            gettext_lazy("Take in hand"),
            forms.AssignForm,
            _in(_S.REPORTED),
            _assign,
            needs_user=True,
        ),
        "done": Act(
            gettext_lazy("Report it done"), forms.DoneForm, _in(_S.ASSIGNED), _finish
        ),
        "accept": Act(
            gettext_lazy("Accept the repair"),
            forms.PlainForm,
            _accepts,
            lambda repair, _data, user: accept_repair(
                repair, actor=user, now=timezone.now()
            ),
        ),
        "again": Act(
            gettext_lazy("Not done yet: repair again"),
            forms.AssignForm,
            _accepts,
            _assign,
            needs_user=True,
        ),
        "cost": Act(
            gettext_lazy("Enter material or labour"),
            forms.RepairCostForm,
            _costs,
            _cost,
        ),
        "void": Act(
            gettext_lazy("Make the report void"),
            forms.ReasonForm,
            _in(_S.REPORTED, _S.ASSIGNED),
            lambda repair, data, user: void_repair(
                repair, reason=data["reason"], actor=user
            ),
        ),
    }

    @display(description=gettext_lazy("Number"), ordering="pk")
    def number_link(self, repair: Repair) -> str:
        """As printed."""
        return repair.number

    @display(
        description=gettext_lazy("State"),
        label={
            "reported": "danger",
            "assigned": "warning",
            "done": "warning",
            "accepted": "success",
            "void": "info",
        },
    )
    def state_word(self, repair: Repair) -> tuple[str, str]:
        """How far it has come."""
        return repair.state, str(repair.get_state_display())

    def perform_new(self, community: Any, data: Any, user: Any) -> Repair:
        """Report it."""
        return report_fault(
            community,
            kind=RepairKind(data["kind"]),
            place=data["place"],
            text=data["text"],
            actor=user,
            at=timezone.now(),
        )

    def shown(self, obj: Repair, request: HttpRequest) -> Shown:
        """WT-9, and what it cost."""
        facts = [
            (_("Kind of fault"), obj.get_kind_display()),
            (_("Place"), obj.place),
            (_("What was seen"), obj.text),
            (_("Pipe segment"), obj.segment),
            (_("State"), obj.get_state_display()),
            (_("Reported at"), _moment(obj.reported_at)),
            (_("Who repairs"), obj.repairer),
            (_("Cause"), obj.get_cause_display()),
            (_("Households without water"), obj.households_off),
            (_("Water off from"), _moment(obj.shut_at)),
            (_("Water back at"), _moment(obj.restored_at)),
            (_("Water lost, estimated (m³)"), obj.lost_m3),
            (_("What was done"), obj.done_text),
            (_("Accepted by"), obj.accepted_by),
        ]
        costs = Table(
            _("Costs"),
            [_("Day"), _("What for"), _("What"), _("Quantity"), _("Amount (yuan)"),
             _("Invoice or bill number")],
            [
                [(row.on, page_of("waterentry", row.pk)), row.get_kind_display(),
                 row.what, row.quantity, row.amount_yuan, row.document or "—"]
                for row in obj.costs.order_by("on", "pk")
            ],
        )  # fmt: skip
        return Shown(
            title=_("Water repair %(number)s") % {"number": obj.number},
            facts=facts,
            tables=[costs],
            banners=[(obj.reason, "warning")] if obj.reason else [],
            photos=obj.photos.select_related("file"),
        )


@admin.register(Outage)
class OutageAdmin(WaterAdmin[Outage]):
    """Outage notices; the page of one is printed and put up."""

    list_display = ["starts_at", "ends_at", "kind", "places", "cause", "by"]
    list_display_links = ["starts_at"]
    list_filter = ["kind"]
    list_select_related = ["by", "unit"]
    ordering = ["-starts_at"]
    actions_list = ["open_new"]
    new_form = forms.OutageForm
    new_title = gettext_lazy("New outage notice")

    def perform_new(self, community: Any, data: Any, user: Any) -> Outage:
        """Announce it."""
        return announce_outage(
            community,
            kind=OutageKind(data["kind"]),
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            places=data["places"],
            cause=data["cause"],
            actor=user,
            now=timezone.now(),
        )

    def shown(self, obj: Outage, request: HttpRequest) -> Shown:
        """As it is put up."""
        facts = [
            (_("Kind of outage"), obj.get_kind_display()),
            (_("Water off from"), _moment(obj.starts_at)),
            (_("Water back by"), _moment(obj.ends_at)),
            (_("Streets without water"), obj.places),
            (_("Why"), obj.cause),
            (_("Announced at"), _moment(obj.announced_at)),
            (_("Announced by"), obj.unit.name),
        ]
        return Shown(title=_("Notice of water outage"), facts=facts)


def _moment(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
