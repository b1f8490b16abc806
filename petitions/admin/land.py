"""Village groups in the desk: plan, parcels, components, rolls."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.kernel.access import get_visible_or_404
from petitions.admin.acts import Act, ActsAdmin
from petitions.admin.comparison import ComparisonPages
from petitions.choices.compensation import Component, SplitBody
from petitions.exports.claims import tell
from petitions.forms import land as forms
from petitions.forms.claims import ClaimForm, WithdrawForm
from petitions.forms.splits import SplitForm
from petitions.models import LandClaim, Parcel, Roll, Scheme, VillageGroup
from petitions.operations.claims import (
    claims_beside,
    record_claim,
    withdraw_claim,
)
from petitions.operations.land import (
    found_group,
    reckon,
    record_item,
    record_parcel,
    state_scheme,
)
from petitions.operations.splits import prepare_split
from petitions.policies import compensation as policies

_SCHEME_FIELDS = [
    name
    for name in forms.SchemeForm.base_fields
    if name != "plan_fixed_on"
]  # fmt: skip


def _keeps(user: Any, group: Any) -> bool:
    return policies.may_keep(user, group.unit)


def _scheme(group: VillageGroup) -> Scheme | None:
    found: Scheme | None = (
        Scheme.objects.filter(group=group)
        .select_related("standard", "paper", "retained_paper")
        .first()
    )
    return found


def _plan_so_far(group: Any, words: Any) -> dict[str, Any]:
    scheme = _scheme(group)
    known = {name: getattr(scheme, name) for name in _SCHEME_FIELDS} if scheme else {}
    return known | {"plan_fixed_on": group.plan_fixed_on}


def _item_so_far(group: Any, words: Any) -> dict[str, Any]:
    component = words.get("component", "")
    scheme = _scheme(group)
    item = scheme.items.filter(component=component).first() if scheme else None
    if item is None:
        return {"component": component}
    names = ("component", "promised", "received", "received_on", "paper")
    return {name: getattr(item, name) for name in names}


def _parcel_so_far(group: Any, words: Any) -> dict[str, Any]:
    parcel: Parcel | None = group.parcels.filter(number=words.get("number", "")).first()
    if parcel is None:
        return {}
    names = ("number", "land_class", "tenure", "sheet", "paper")
    known = {name: getattr(parcel, name) for name in names}
    return known | {"area": parcel.area_m2, "measure": "m2"}


def _state(group: Any, form: Any, user: Any) -> None:
    facts = dict(form.cleaned_data)
    state_scheme(
        group, plan_fixed_on=facts.pop("plan_fixed_on"), facts=facts, actor=user
    )


def _item(group: Any, form: Any, user: Any) -> None:
    facts = dict(form.cleaned_data)
    component = Component(facts.pop("component"))
    record_item(group, component=component, facts=facts, actor=user)


def _parcel(group: Any, form: Any, user: Any) -> None:
    facts = form.facts()
    record_parcel(group, number=facts.pop("number"), facts=facts, actor=user)


def _split(group: Any, form: Any, user: Any) -> None:
    data = form.cleaned_data
    prepare_split(
        group,
        title=data["title"],
        total=data["total"],
        body=SplitBody(data["body"]),
        area_roll=data["area_roll"],
        actor=user,
        now=timezone.now(),
    )


def _own_number(group: Any, words: Any) -> dict[str, Any]:
    return {"group_numbers": str(group.number)}


def _claim(group: Any, form: Any, user: Any) -> None:
    facts = dict(form.cleaned_data)
    record_claim(group.unit, facts=facts, today=timezone.localdate(), actor=user)


def _keeps_a_claim(user: Any, group: Any) -> bool:
    return _keeps(user, group) and LandClaim.objects.in_use().about([group]).exists()


def _withdraw(group: Any, form: Any, user: Any) -> None:
    data = form.cleaned_data
    withdraw_claim(
        data["claim"], reason=data["reason"], today=timezone.localdate(), actor=user
    )


@admin.register(VillageGroup)
class VillageGroupAdmin(ComparisonPages, ActsAdmin[VillageGroup]):
    """Every group with what is known of its land; a row opens the group."""

    view_capability = Capability.COMPENSATION_VIEW
    add_capability = Capability.COMPENSATION_CHANGE
    list_display = ["name", "plan_day", "area", "people"]
    list_display_links = None
    list_select_related = ["scheme"]
    ordering = ["unit", "number"]
    page = "group_detail"
    add_form = forms.GroupForm
    add_title = gettext_lazy("Add a village group")
    acts = {
        "plan": Act(
            title=gettext_lazy("State the plan"),
            form=forms.SchemeForm,
            may=_keeps,
            run=_state,
            done=gettext_lazy("The plan is stated."),
            start=_plan_so_far,
        ),
        "component": Act(
            title=gettext_lazy("Record a component"),
            form=forms.ItemForm,
            may=_keeps,
            run=_item,
            done=gettext_lazy("The component is recorded."),
            start=_item_so_far,
        ),
        "parcel": Act(
            title=gettext_lazy("Record a parcel"),
            form=forms.ParcelForm,
            may=_keeps,
            run=_parcel,
            done=gettext_lazy("The parcel is recorded."),
            start=_parcel_so_far,
        ),
        "split": Act(
            title=gettext_lazy("Prepare a split"),
            form=SplitForm,
            may=_keeps,
            run=_split,
            done=gettext_lazy("The split is prepared. Next: the vote or the meeting."),
        ),
        "claim": Act(
            title=gettext_lazy("Write a claim down"),
            form=ClaimForm,
            may=_keeps,
            run=_claim,
            done=gettext_lazy("The claim is written down; no figure counts it."),
            start=_own_number,
        ),
        "claim-withdraw": Act(
            title=gettext_lazy("Withdraw a claim"),
            form=WithdrawForm,
            may=_keeps_a_claim,
            run=_withdraw,
            done=gettext_lazy("The claim is withdrawn; its row stays."),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the area of the parcels."""
        return super().get_queryset(request).with_area()  # type: ignore[attr-defined]

    @display(description=gettext_lazy("Village group"))
    def name(self, group: VillageGroup) -> str:
        """Village and number, and the way in."""
        url = self.page_url(group)
        return format_html(
            '<a class="ll-table__main" href="{}">{}</a>', url, group.full_name
        )

    @display(description=gettext_lazy("Compensation plan fixed on"))
    def plan_day(self, group: VillageGroup) -> str:
        """The day that decides who shares (LC-3)."""
        day = group.plan_fixed_on
        return f"{day:%Y-%m-%d}" if day else _("not known")

    @display(description=gettext_lazy("Land taken (mu)"))
    def area(self, group: Any) -> str:
        """亩 with four decimals."""
        return f"{group.area_mu:,.4f}" if group.area_m2 else _("not known")

    @display(description=gettext_lazy("People concerned"))
    def people(self, group: Any) -> str:
        """As the plan says."""
        scheme = getattr(group, "scheme", None)
        return str(scheme.people) if scheme and scheme.people else _("not known")

    def find(self, request: HttpRequest, pk: int) -> Any:
        """With its unit and the area of its parcels."""
        found = get_visible_or_404(VillageGroup, request.user, pk=pk)
        groups = VillageGroup.objects.with_area().select_related("unit")
        return groups.get(pk=found.pk)

    def title_of(self, record: Any) -> str:
        """With its village."""
        return str(record.full_name)

    def facts(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Plan, parcels, components in their order, rolls, and what they come to."""
        user: Any = request.user
        scheme = _scheme(record)
        items = list(scheme.items.select_related("paper")) if scheme else []
        place = {name: at for at, name in enumerate(Component.values)}
        return {
            "scheme": scheme,
            "items": sorted(items, key=lambda item: place[item.component]),
            "parcels": record.parcels.select_related("paper"),
            "rolls": Roll.objects.in_force().filter(group=record).with_sums(),
            "splits": record.splits.all(),
            "claims": tell(claims_beside([record], actor=user)),
            "reckoned": reckon(record, scheme),
            "keeps": _keeps(request.user, record),
        }

    def begin(self, form: Any, user: Any) -> VillageGroup:
        """Name a group no ledger has named yet."""
        facts = dict(form.cleaned_data)
        return found_group(facts.pop("unit"), **facts, actor=user)
