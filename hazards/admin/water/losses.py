"""Tariffs, water used unbilled, and R_BL for the account page (WT-2, WT-6)."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from hazards.admin.water.pages import Shown, Table, WaterAdmin
from hazards.choices.water import UnbilledKind
from hazards.forms.water import losses as forms
from hazards.models import Tariff, UnbilledUse
from hazards.operations.water.accounts import Statement
from hazards.operations.water.losses import losses_of, note_unbilled_use
from hazards.operations.water.tariffs import set_tariff
from liuli.accounts.roles import Capability


@admin.register(Tariff)
class TariffAdmin(WaterAdmin[Tariff]):
    """Dated tariffs with their source (WT-2)."""

    list_display = ["code", "first_day", "last_day", "source", "is_uncertain"]
    list_display_links = ["code"]
    ordering = ["-period"]
    actions_list = ["open_new"]
    new_form = forms.TariffForm
    new_title = gettext_lazy("New tariff of the community")
    new_capability = Capability.WATER_ACCOUNTS

    @display(description=gettext_lazy("In force from"), ordering="period")
    def first_day(self, tariff: Tariff) -> date | None:
        """Its first day."""
        return tariff.period.lower  # type: ignore[no-any-return]

    @display(description=gettext_lazy("Until"))
    def last_day(self, tariff: Tariff) -> str:
        """Its last day, or a dash."""
        return str(tariff.period.upper or "—")

    def unit_of(self, obj: Tariff) -> Any:
        """A tariff of everyone belongs to no unit."""
        return obj.unit

    def perform_new(self, community: Any, data: Any, user: Any) -> Tariff:
        """From its day on; the one before ends there."""
        return set_tariff(
            community,
            code=data["code"],
            starts_on=data["starts_on"],
            tiers=data["tiers"],
            source=data["source"],
            is_uncertain=data["is_uncertain"],
            people_included=data["people_included"],
            actor=user,
        )

    def shown(self, obj: Tariff, request: HttpRequest) -> Shown:
        """Its tiers."""
        tiers = Table(
            _("Tiers"),
            [_("Tier"), _("Up to (m³ a year)"), _("More for each further person"),
             _("Price (yuan/m³)")],
            [[t.position, t.upto_m3, t.extra_m3, t.price_yuan]
             for t in obj.tiers.all()],
        )  # fmt: skip
        unsure = [(_("To be confirmed with the street office."), "warning")]
        return Shown(
            title=obj.code,
            facts=[
                (_("In force from"), obj.period.lower),
                (_("Until"), obj.period.upper or "—"),
                (_("People in a usual household"), obj.people_included),
                (_("Source"), obj.source),
            ],
            tables=[tiers],
            banners=unsure if obj.is_uncertain else [],
        )


@admin.register(UnbilledUse)
class UnbilledUseAdmin(WaterAdmin[UnbilledUse]):
    """Water used for pipes, fire and works: known, and billed to nobody."""

    list_display = ["kind", "on", "volume_m3", "note", "by"]
    list_display_links = ["kind"]
    list_filter = ["kind"]
    list_select_related = ["by", "unit"]
    ordering = ["-on", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.UnbilledForm
    new_title = gettext_lazy("Write down unbilled use")

    def perform_new(self, community: Any, data: Any, user: Any) -> UnbilledUse:
        """Write it down."""
        facts = dict(data) | {"kind": UnbilledKind(data["kind"])}
        today = timezone.localdate()
        return note_unbilled_use(community, **facts, actor=user, today=today)

    def shown(self, obj: UnbilledUse, request: HttpRequest) -> Shown:
        """What for, and how much."""
        return Shown(
            title=str(obj.get_kind_display()),
            facts=[
                (_("Day"), obj.on),
                (_("Volume (m³)"), obj.volume_m3),
                (_("Note"), obj.note),
                (_("Entered by"), obj.by),
            ],
        )


def loss_facts(
    community: Any, whole: Statement, *, first: date, last: date
) -> list[tuple[str, Any]]:
    """R_BL, its grade, and what CJJ 92 takes off the gross rate."""
    found = losses_of(community, whole, first=first, last=last)
    if found is None:
        return [(_("Loss rate R_BL, CJJ 92 (%)"), "—")]
    grades = {1: _("grade 1"), 2: _("grade 2"), 0: _("beyond grade 2")}
    off = found.corrected_by
    return [
        (
            _("Loss rate R_BL, CJJ 92 (%)"),
            f"{found.percent} ({grades[found.grade]})",
        ),
        (
            _("Taken off: R1 households, R2 pipes, R3 pressure, R4 frost (%)"),
            " / ".join(f"{each:.2f}" for each in off.parts),
        ),
    ]
