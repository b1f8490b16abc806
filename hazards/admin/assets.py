"""Assets and their faults in the desk (G11, G25, G26, G31)."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from hazards.admin.records import Act, RecordAdmin, Shown, Table, page_of
from hazards.choices.assets import AssetKind
from hazards.forms import assets as forms
from hazards.models import Asset, AssetFault
from hazards.operations.assets import add_asset, end_asset, note_asset_repair
from hazards.operations.points import place_asset
from hazards.policies import assets as policies
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray

_FIRST = 5
_MOST_ROWS = 200
_ASKED_APART = ("unit", "kind", "name", "place", "starts_on", "shop", "linked_to")


class ServiceFilter(DropdownFilter):  # type: ignore[misc]
    """In service, out of order, taken out of service."""

    title = pgettext_lazy("asset", "state")
    parameter_name = "service"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        """What is in service first."""
        return [
            ("on", pgettext_lazy("asset", "In service")),
            ("faulty", pgettext_lazy("asset", "Out of order")),
            ("ended", pgettext_lazy("asset", "Out of service")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        if self.value() == "on":
            return queryset.in_service(today)
        if self.value() == "faulty":
            return queryset.in_service(today).filter(is_faulty=True)
        if self.value() == "ended":
            return queryset.filter(ended_on__lte=today)
        return queryset


@admin.register(Asset)
class AssetAdmin(RecordAdmin[Asset]):
    """What the community keeps besides sites; no picture of any camera is here."""

    view_capability = Capability.SITES_VIEW
    new_capability = Capability.HAZARDS_ASSIGN
    new_needs_user = True
    list_display = ["name", "kind", "place", "unit", "starts_on", "state_shown"]
    list_display_links = ["name"]
    list_filter = ["kind", ServiceFilter]
    list_select_related = ["unit"]
    search_fields = ["name"]
    search_help_text = gettext_lazy("Name or place")
    ordering = ["kind", "name", "pk"]
    actions_list = ["open_new"]
    new_form = forms.AssetForm
    new_title = gettext_lazy("Put an asset into service")
    acts = {
        "end": Act(
            gettext_lazy("Take it out of service"),
            forms.EndForm,
            lambda user, asset: (
                asset.ended_on is None and policies.may_keep(user, asset.unit)
            ),
            lambda asset, data, user: end_asset(asset, on=data["on"], actor=user),
        ),
        "place": Act(
            gettext_lazy("Put it on the map"),
            forms.AssetPointForm,
            lambda user, asset: (
                asset.ended_on is None and policies.may_keep(user, asset.unit)
            ),
            lambda asset, data, user: place_asset(asset, **data, actor=user),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With whether a fault waits, in the same statement."""
        rows: Any = super().get_queryset(request)
        return rows.with_state()

    @display(
        description=pgettext_lazy("asset", "State"),
        label={"faulty": "danger", "on": "success", "ended": "info"},
    )
    def state_shown(self, asset: Any) -> tuple[str, str]:
        """In service, out of order, or out of service."""
        return _state(asset, is_faulty=asset.is_faulty)

    def perform_new(self, community: Any, data: Any, user: Any) -> Asset:
        """Register it in the unit chosen."""
        facts = {key: data[key] for key in data if key not in _ASKED_APART}
        return add_asset(
            data["unit"],
            kind=AssetKind(data["kind"]),
            name=data["name"],
            place=data["place"],
            starts_on=data["starts_on"],
            shop=data["shop"],
            linked_to=data["linked_to"],
            facts=facts | {"is_upgrade": bool(data["is_upgrade"])},
            actor=user,
        )

    def shown(self, obj: Asset, request: HttpRequest) -> Shown:
        """What it is, its faults, and what belongs to a station or centre."""
        waiting = obj.faults.open().exists()
        user: Any = request.user
        links = [(_("Map"), reverse("hazards:map"))] if _stands(obj) else []
        if policies.may_report(user, obj.unit) and obj.ended_on is None:
            entry = reverse("fieldwork:entry", args=["assets.fault"])
            links.append((_("Report a fault"), f"{entry}?asset={obj.pk}"))
        tables = [_fault_table(obj)]
        if obj.kind in {AssetKind.STATION, AssetKind.CENTRE}:
            tables.append(_linked(obj))
        return Shown(
            title=f"{obj.get_kind_display()} · {obj.name}",
            facts=[*_facts(obj), (_("State"), _state(obj, is_faulty=waiting)[1])],
            tables=tables,
            links=links,
        )


@admin.register(AssetFault)
class AssetFaultAdmin(RecordAdmin[AssetFault]):
    """Faults of assets, and their repairs."""

    view_capability = Capability.SITES_VIEW
    list_display = ["asset_shown", "kind", "reported_on", "repaired_on", "cost_yuan"]
    list_display_links = ["asset_shown"]
    list_filter = ["kind", ("repaired_on", admin.EmptyFieldListFilter)]
    list_select_related = ["asset__unit"]
    ordering = ["-reported_at", "-pk"]
    acts = {
        "repaired": Act(
            gettext_lazy("Repaired"),
            forms.RepairedForm,
            lambda user, fault: (
                fault.repaired_on is None and policies.may_keep(user, fault.asset.unit)
            ),
            lambda fault, data, user: note_asset_repair(fault, **data, actor=user),
        )
    }

    def unit_of(self, obj: AssetFault) -> Any:
        """Where the asset is."""
        return obj.asset.unit

    @display(description=gettext_lazy("Asset"))
    def asset_shown(self, fault: AssetFault) -> str:
        """Which one, and where."""
        return f"{fault.asset.name} · {fault.asset.place}"

    @display(description=gettext_lazy("Reported on"), ordering="reported_at")
    def reported_on(self, fault: AssetFault) -> Any:
        """The day."""
        return timezone.localdate(fault.reported_at)

    def shown(self, obj: AssetFault, request: HttpRequest) -> Shown:
        """What was wrong, and what was done."""
        return Shown(
            title=self.asset_shown(obj),
            facts=[
                (pgettext("asset", "What is wrong"), obj.get_kind_display()),
                (_("Note"), obj.text),
                (_("Reported by"), obj.reported_by),
                (_("Reported on"), timezone.localdate(obj.reported_at)),
                (_("Repaired on"), obj.repaired_on),
                (_("What was done"), obj.repair_text),
                (_("Cost (yuan)"), obj.cost_yuan),
            ],
            links=[(_("Asset"), page_of("asset", obj.asset_id))],
            photos=obj.photos.select_related("file"),
        )


@tray
def out_of_order(user: Any, now: datetime) -> Tray | None:
    """Assets waiting for their repair, for whoever keeps them."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = AssetFault.objects.visible_to(user).open().select_related("asset")
    shown, count = few(rows.order_by("reported_at", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{row.asset.name} · {row.get_kind_display()}",
            url=page_of("assetfault", row.pk),
            due=row.reported_at,
        )
        for row in shown
    ]
    if not first:
        return None
    return Tray(
        title=_("Assets out of order"),
        count=count,
        first=first,
        url=reverse("admin:hazards_assetfault_changelist"),
        weight=47,
    )


def _state(asset: Asset, *, is_faulty: bool) -> tuple[str, str]:
    if asset.ended_on is not None and asset.ended_on <= timezone.localdate():
        return "ended", pgettext("asset", "Out of service")
    if is_faulty:
        return "faulty", pgettext("asset", "Out of order")
    return "on", pgettext("asset", "In service")


def _stands(asset: Asset) -> bool:
    return Asset.objects.on_the_map().filter(pk=asset.pk).exists()


def _facts(obj: Asset) -> list[tuple[Any, Any]]:
    """What every asset has, then what is known of the rest."""
    yes_no = {True: _("yes"), False: _("no"), None: ""}
    known = [
        (_("Garbage point: where it stands"), obj.get_setting_display()),
        (_("An older one rebuilt"), _("yes") if obj.is_upgrade else ""),
        (_("Has water"), yes_no[obj.has_water]),
        (_("Has power"), yes_no[obj.has_power]),
        (_("A sign tells of it"), yes_no[obj.has_sign]),
        (pgettext("asset", "Spaces"), obj.spaces),
        (_("What it serves or shows"), obj.covers),
        (_("Opening hours"), obj.hours),
        (_("Linked to"), obj.linked_to.name if obj.linked_to else ""),
        (_("Shop that agreed"), obj.shop.label if obj.shop else ""),
        (_("Out of service from"), obj.ended_on),
    ]
    return [
        (_("Place"), obj.place),
        (_("Unit"), obj.unit),
        (_("In service from"), obj.starts_on),
        *((word, value) for word, value in known if value not in ("", None)),
    ]


def _fault_table(obj: Asset) -> Table:
    return Table(
        _("Faults and repairs"),
        [
            pgettext("asset", "What is wrong"),
            _("Reported on"),
            _("Repaired on"),
            _("Cost (yuan)"),
        ],
        [
            [
                (fault.get_kind_display(), page_of("assetfault", fault.pk)),
                timezone.localdate(fault.reported_at),
                fault.repaired_on,
                fault.cost_yuan,
            ]
            for fault in obj.faults.all()[:_MOST_ROWS]
        ],
    )


def _linked(obj: Asset) -> Table:
    """What belongs to it, and what of it is out of order today (G25)."""
    return Table(
        _("What belongs to it"),
        [pgettext("asset", "Kind"), pgettext("asset", "Name"), _("Place"), _("State")],
        [
            [
                each.get_kind_display(),
                (each.name, page_of("asset", each.pk)),
                each.place,
                _state(each, is_faulty=each.is_faulty)[1],
            ]
            for each in obj.linked.with_state()[:_MOST_ROWS]
        ],
    )
