"""Orders from outside, levels of command, suspected major hazards (EV-6, HZ-19)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from hazards.admin.records import RecordAdmin, Shown
from hazards.choices.campaigns import MajorResult
from hazards.forms import campaigns as forms
from hazards.models import ExternalOrder, HazardLevel, MajorJudgement
from hazards.operations.major import judge_site
from hazards.operations.orders import take_order, tell_next_level
from liuli.accounts.roles import Capability


class _OfAHazard(RecordAdmin[Any]):
    """A record that hangs on a hazard."""

    view_capability = Capability.HAZARDS_VIEW
    new_capability = Capability.HAZARDS_ASSIGN
    new_needs_user = True
    list_display_links = ["hazard_number"]
    list_select_related = ["hazard__unit", "by"]
    ordering = ["-pk"]
    actions_list = ["open_new"]

    def unit_of(self, obj: Any) -> Any:
        """Where the hazard is."""
        return obj.hazard.unit

    @display(description=gettext_lazy("Hazard"))
    def hazard_number(self, row: Any) -> str:
        """Its number in our ledger."""
        return str(row.hazard.number)

    def link_of(self, row: Any) -> tuple[str, str]:
        """The hazard's page."""
        page = reverse("admin:hazards_hazard_change", args=[row.hazard_id])
        return row.hazard.number, page


@admin.register(ExternalOrder)
class ExternalOrderAdmin(_OfAHazard):
    """Orders of 12345: their number and due date stay, the earlier date wins."""

    list_display = ["hazard_number", "number", "received_on", "due_on", "by"]
    new_form = forms.OrderForm
    new_title = gettext_lazy("Write an order of 12345 down")

    def perform_new(self, community: Any, data: Any, user: Any) -> ExternalOrder:
        """Tie it to its hazard."""
        return take_order(
            data["number"],
            number=data["order_number"],
            received_on=data["received_on"],
            due_on=data["due_on"],
            actor=user,
            now=timezone.now(),
        )

    def shown(self, obj: ExternalOrder, request: HttpRequest) -> Shown:
        """Both dates, and which one binds."""
        return Shown(
            title=obj.number,
            facts=[
                (_("Received on"), obj.received_on),
                (_("Their due date"), obj.due_on),
                (_("Due date that binds"), obj.hazard.due_on),
            ],
            links=[self.link_of(obj)],
        )


@admin.register(HazardLevel)
class HazardLevelAdmin(_OfAHazard):
    """What was told to the next level (四级)."""

    list_display = ["hazard_number", "level", "on", "reason", "by"]
    list_filter = ["level"]
    new_form = forms.LevelForm
    new_title = gettext_lazy("Tell the next level")

    def perform_new(self, community: Any, data: Any, user: Any) -> HazardLevel:
        """One level at a time."""
        return tell_next_level(
            data["number"], reason=data["reason"], actor=user, now=timezone.now()
        )

    def shown(self, obj: HazardLevel, request: HttpRequest) -> Shown:
        """Which level, when, why."""
        return Shown(
            title=str(obj.get_level_display()),
            facts=[(_("Day"), obj.on), (_("Reason"), obj.reason)],
            links=[self.link_of(obj)],
        )


@admin.register(MajorJudgement)
class MajorJudgementAdmin(RecordAdmin[MajorJudgement]):
    """疑似重大: a suspicion by the edition of the day; fire and rescue judge."""

    view_capability = Capability.HAZARDS_VIEW
    new_capability = Capability.HAZARDS_ASSIGN
    new_needs_user = True
    list_display = ["site_name", "on", "rule_set", "result", "by"]
    list_display_links = ["site_name"]
    list_filter = ["result"]
    list_select_related = ["site__address", "site__unit", "rule_set", "by"]
    ordering = ["-on", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.JudgeForm
    new_title = gettext_lazy("Is it a major fire hazard?")

    def unit_of(self, obj: MajorJudgement) -> Any:
        """Where the site is."""
        return obj.site.unit

    @display(description=gettext_lazy("Site"))
    def site_name(self, row: MajorJudgement) -> str:
        """Its name, else its keeper masked, and address."""
        return f"{row.site.label} · {row.site.address.raw}"

    def perform_new(self, community: Any, data: Any, user: Any) -> MajorJudgement:
        """By the edition of that day."""
        return judge_site(
            data["site"],
            direct=[condition.code for condition in data["direct"]],
            evacuation=data["evacuation"],
            other=data["other"],
            is_crowded=data["is_crowded"],
            on=data["on"],
            actor=user,
            now=timezone.now(),
        )

    def shown(self, obj: MajorJudgement, request: HttpRequest) -> Shown:
        """What was counted, and what to do with it."""
        banner = {
            MajorResult.SUSPECTED: _(
                "Suspected only: hand the hazard over to fire and rescue, they judge."
            ),
            MajorResult.ASK: _(
                "How many conditions this edition asks for is not confirmed here: "
                "ask the fire station."
            ),
        }.get(MajorResult(obj.result))
        return Shown(
            title=self.site_name(obj),
            facts=[
                (_("Day"), obj.on),
                (pgettext("major", "Edition"), obj.rule_set),
                (_("A crowded place"), _("yes") if obj.is_crowded else _("no")),
                (_("Direct conditions"), "、".join(obj.direct) or "—"),
                (_("Comprehensive conditions of evacuation"), obj.evacuation),
                (_("Other comprehensive conditions"), obj.other),
                (pgettext("major", "Result"), obj.get_result_display()),
                (_("Source"), obj.rule_set.source),
            ],
            banners=[(banner, "warning")] if banner else [],
        )
