"""Rounds, readings and pipes in the desk."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from hazards.admin.water.pages import Act, Shown, Table, WaterAdmin, page_of
from hazards.choices.water import ReadingState
from hazards.forms.water import desk as forms
from hazards.models import (
    Connection,
    MeterReading,
    MeterRound,
    Segment,
)
from hazards.operations.water.bills import issue_bills
from hazards.operations.water.network import add_segment, add_valve
from hazards.operations.water.readings import close_meter_round, open_meter_round
from hazards.policies import water as policies
from liuli.parameters.operations import parameter

_ROWS = 60


def _keeps(user: Any, record: Any) -> bool:
    return policies.may_keep(user, record.unit)


@admin.register(MeterRound)
class MeterRoundAdmin(WaterAdmin[MeterRound]):
    """Rounds, and which meters still wait."""

    list_display = ["name", "starts_on", "ends_on", "closed_at"]
    list_display_links = ["name"]
    ordering = ["-starts_on"]
    actions_list = ["open_new"]
    new_form = forms.RoundForm
    new_title = gettext_lazy("New meter round")
    acts = {
        "bill": Act(
            gettext_lazy("Issue the bills"),
            forms.PlainForm,
            lambda user, row: policies.may_account(user, row.unit),
            lambda row, _data, user: issue_bills(
                row.unit, actor=user, now=timezone.now()
            ),
        ),
        "close": Act(
            gettext_lazy("Close the round"),
            forms.PlainForm,
            lambda user, row: row.closed_at is None and _keeps(user, row),
            lambda row, _data, user: close_meter_round(
                row, actor=user, now=timezone.now()
            ),
        ),
    }

    def perform_new(self, community: Any, data: Any, user: Any) -> MeterRound:
        """Open it."""
        return open_meter_round(community, actor=user, **data)

    def shown(self, obj: MeterRound, request: HttpRequest) -> Shown:
        """How far it has come."""
        user: Any = request.user
        readings = MeterReading.objects.visible_to(user).standing().filter(round=obj)
        unread = (
            Connection.objects.visible_to(user)
            .filter(community=obj.unit)
            .unread_in(obj)
            .select_related("address")
        )
        facts = [
            (_("From"), obj.starts_on),
            (_("Until"), obj.ends_on),
            (_("Read"), readings.count()),
            (_("Not read yet"), unread.count()),
            (
                _("To be checked"),
                readings.filter(state=ReadingState.REVIEW).count(),
            ),
            (_("Waiting for a bill"), readings.unbilled().count()),
        ]
        waiting = Table(
            _("Not read yet"),
            [_("Household number"), _("Address")],
            [
                [(row.number, page_of("connection", row.pk)), row.address.raw]
                for row in unread.in_street_order()[:_ROWS]
            ],
            empty=_("Every meter is read."),
        )
        late = obj.is_late(timezone.localdate())
        return Shown(
            title=obj.name,
            facts=facts,
            tables=[waiting],
            banners=[(_("The last day of this round is over."), "warning")]
            if late
            else [],
        )


@admin.register(MeterReading)
class MeterReadingAdmin(WaterAdmin[MeterReading]):
    """Every reading; what is to be done with one is on its household's page."""

    list_display = [
        "household", "address", "read_on", "previous", "value", "volume", "kind",
        "state_word", "by",
    ]  # fmt: skip
    list_display_links = ["household"]
    list_filter = ["state", "kind"]
    list_select_related = [
        "meter__connection__address",
        "meter__connection__unit",
        "by",
    ]
    search_fields = ["pk"]
    search_help_text = gettext_lazy("Household number or address")
    ordering = ["-read_on", "-pk"]

    def unit_of(self, obj: MeterReading) -> Any:
        """The household's unit decides."""
        return obj.meter.connection.unit

    @display(description=gettext_lazy("Household number"))
    def household(self, row: MeterReading) -> str:
        """Of whom."""
        return row.meter.connection.number

    @display(description=gettext_lazy("Address"))
    def address(self, row: MeterReading) -> str:
        """As written."""
        return row.meter.connection.address.raw

    @display(
        description=gettext_lazy("State"),
        label={"counted": "success", "review": "warning", "void": "info"},
    )
    def state_word(self, row: MeterReading) -> tuple[str, str]:
        """Whether it counts."""
        return row.state, str(row.get_state_display())

    def shown(self, obj: MeterReading, request: HttpRequest) -> Shown:
        """One reading, and the way to its household."""
        connection = obj.meter.connection
        facts = [
            (_("Household number"), connection.number),
            (_("Address"), connection.address.raw),
            (_("Read on"), obj.read_on),
            (_("Last reading"), obj.previous),
            (_("Reading"), obj.value),
            (_("Volume (m³)"), obj.volume),
            (_("How it was read"), obj.get_kind_display()),
            (_("State"), obj.get_state_display()),
            (_("Read by"), obj.by or "—"),
        ]
        return Shown(
            title=_("Reading of %(day)s") % {"day": obj.read_on},
            facts=facts,
            links=[(_("Household"), page_of("connection", connection.pk))],
            banners=[(obj.reason, "warning")] if obj.reason else [],
        )


@admin.register(Segment)
class SegmentAdmin(WaterAdmin[Segment]):
    """Pipes, their age and their bursts of the last year; repeats are marked."""

    list_display = [
        "name", "area", "course", "material", "diameter_mm", "length_m", "laid_year",
        "bursts",
    ]  # fmt: skip
    list_display_links = ["name"]
    list_filter = ["area"]
    search_fields = ["name", "course"]
    ordering = ["name"]
    actions_list = ["open_new"]
    new_form = forms.NewSegmentForm
    new_title = gettext_lazy("New pipe segment")
    acts = {
        "valve": Act(
            gettext_lazy("Add a valve"),
            forms.ValveForm,
            _keeps,
            lambda row, data, user: add_valve(row, actor=user, **data),
        )
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the bursts that count."""
        today = timezone.localdate()
        days = int(parameter("water.repeat_days", on=today))
        rows: Any = super().get_queryset(request)
        return rows.with_bursts(today - timedelta(days=days))

    @display(
        description=gettext_lazy("Bursts in a year"),
        label={"many": "danger", "some": "warning", "none": "success"},
    )
    def bursts(self, row: Any) -> tuple[str, str]:
        """B3: repeats on one segment are marked."""
        most = int(parameter("water.repeat_count", on=timezone.localdate()))
        count = row.burst_count
        tone = "many" if count >= most else "some" if count else "none"
        return tone, str(count)

    def perform_new(self, community: Any, data: Any, user: Any) -> Segment:
        """Add it."""
        return add_segment(community, actor=user, **data)

    def shown(self, obj: Segment, request: HttpRequest) -> Shown:
        """Its facts, valves and repairs."""
        facts = [
            (_("Served area"), obj.get_area_display()),
            (_("From where to where"), obj.course),
            (_("Material"), obj.material),
            (_("Diameter (mm)"), obj.diameter_mm),
            (_("Length (m)"), obj.length_m),
            (_("Year laid"), obj.laid_year),
            (_("Water connections"), obj.connections.count()),
        ]
        valves = Table(
            _("Valves"),
            [_("Number or name"), _("Place")],
            [[valve.name, valve.place or "—"] for valve in obj.valves.all()],
        )
        repairs = Table(
            _("Repairs"),
            [_("Reported at"), _("Kind of fault"), _("Place"), _("Cause"), _("State")],
            [
                [
                    (
                        f"{timezone.localtime(row.reported_at):%Y-%m-%d}",
                        page_of("repair", row.pk),
                    ),
                    row.get_kind_display(),
                    row.place,
                    row.get_cause_display(),
                    row.get_state_display(),
                ]
                for row in obj.repairs.order_by("-reported_at")[:_ROWS]
            ],
        )
        return Shown(title=obj.name, facts=facts, tables=[repairs, valves])
