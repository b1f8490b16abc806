"""Members, money and objections of land compensation (LC-8, LC-9).

Every roll in force counts, also one that still waits for its second person. A past
day is counted from dated rows: rolls entered by then and not void by then, payments up
to the day. Who shares is not kept by date and is taken as it is now.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figure,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from petitions.choices.compensation import RollState
from petitions.models import Entitlement, Member, Objection, Payment, Roll
from petitions.models.member import MOST_GROUPS, group_name

_GROUP = Group("compensation", _("Land compensation"), position=40)
_PEOPLE = pgettext_lazy("counting word", "people")
_YUAN = pgettext_lazy("counting word", "yuan")
_CASES = pgettext_lazy("counting word", "objections")
_NOTHING = Decimal("0.00")
_BY_GROUP = Dimension(
    "group_word",
    {str(number): group_name(number) for number in range(1, MOST_GROUPS + 1)},
)


def _first_roll() -> date | None:
    """Before the first roll was entered nobody knew."""
    first = Roll.objects.order_by("made_at").values_list("made_at", flat=True).first()
    return None if first is None else timezone.localdate(first)


def _in_force(period: Period) -> Any:
    """Lines of rolls entered by the end of the day and not void by then."""
    void_by_then = Q(roll__state=RollState.VOID, roll__decided_at__lte=period.moment)
    return Entitlement.objects.filter(roll__made_at__lte=period.moment).exclude(
        void_by_then
    )


def members(period: Period) -> Any:
    """Everybody who is counted on a roll in force."""
    on_rolls = _in_force(period).values("member")
    found = Member.objects.counted().filter(pk__in=on_rolls)
    return found.select_related("group").annotate(
        group_word=Cast("group__number", CharField())
    )


def lines(period: Period) -> Any:
    """Every line of a roll in force, with what was paid and lacking on the day."""
    here = (
        Payment.objects.filter(entitlement=OuterRef("pk"), paid_on__lte=period.on)
        .order_by()
        .values("entitlement")
        .annotate(total=Sum("amount_yuan"))
        .values("total")
    )
    paid = F("paid_before_yuan") + Coalesce(Subquery(here), Value(_NOTHING))
    return (
        _in_force(period)
        .annotate(paid_then=paid)
        .annotate(unpaid_then=Greatest(F("due_yuan") - F("paid_then"), _NOTHING))
        .select_related("roll__group", "member")
    )


def objections(period: Period) -> Any:
    """Raised by the day, and not answered by then."""
    return (
        Objection.objects.filter(raised_on__lte=period.on)
        .filter(Q(answered_on__isnull=True) | Q(answered_on__gt=period.on))
        .select_related("roll__group")
    )


MEMBERS = Counted(members, dimension=_BY_GROUP)
OBJECTIONS = Counted(objections)


def sums(column: str, units: Sequence[Unit], period: Period) -> Figures:
    """The sum of a column of the lines under each unit, by one statement."""
    found = (
        lines(period)
        .select_related(None)
        .order_by()
        .values("roll__group__unit__path")
        .annotate(total=Sum(column))
        .values_list("roll__group__unit__path", "total")
    )
    totals = list(found)
    return {
        unit.pk: Figure(
            value=sum((t for p, t in totals if p.startswith(unit.path)), _NOTHING),
            as_of=period.on,
        )
        for unit in units
    }


def _roll_page(line: Entitlement, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse("admin:petitions_roll_change", args=[line.roll_id])


def _money(column: str, label: Any) -> dict[str, Any]:
    return {
        "label": label,
        "group": _GROUP,
        "unit_word": _YUAN,
        "is_sum": True,
        "is_money": True,
        "first_day": _first_roll,
        "rows": Rows(
            find=lines,
            columns=(
                Column(_("Village group"), lambda line: str(line.roll.group)),
                Column(_("Full name"), lambda line: line.member.masked_name),
                Column(label, lambda line: getattr(line, column)),
            ),
            capabilities=(Capability.COMPENSATION_VIEW,),
            url=_roll_page,
        ),
    }


@indicator(
    "compensation.members",
    label=_("Members on payee rolls"),
    group=_GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    dimension=_BY_GROUP,
    first_day=_first_roll,
    rows=Rows(
        find=members,
        columns=(
            Column(_("Village group"), lambda member: str(member.group)),
            Column(_("Full name"), lambda member: member.masked_name),
            Column(_("Identity number"), lambda member: member.masked_identity),
        ),
        capabilities=(Capability.COMPENSATION_VIEW,),
    ),
)
def count_members(units: Sequence[Unit], period: Period) -> Figures:
    """Per village group, which is no unit of the territory."""
    return MEMBERS.figures(units, period)


@indicator("compensation.due", **_money("due_yuan", _("Compensation due")))
def sum_due(units: Sequence[Unit], period: Period) -> Figures:
    """应发."""
    return sums("due_yuan", units, period)


@indicator("compensation.paid", **_money("paid_then", _("Compensation paid")))
def sum_paid(units: Sequence[Unit], period: Period) -> Figures:
    """已发, before the portal and through it."""
    return sums("paid_then", units, period)


@indicator("compensation.unpaid", **_money("unpaid_then", _("Compensation unpaid")))
def sum_unpaid(units: Sequence[Unit], period: Period) -> Figures:
    """未发: never less what others were paid too much."""
    return sums("unpaid_then", units, period)


@indicator(
    "compensation.objections_open",
    label=_("Open objections to payee rolls"),
    group=_GROUP,
    unit_word=_CASES,
    counts_people=True,
    first_day=_first_roll,
    rows=Rows(
        find=objections,
        columns=(
            Column(_("Village group"), lambda row: str(row.roll.group)),
            Column(_("Raised on"), lambda row: row.raised_on),
        ),
        capabilities=(Capability.COMPENSATION_VIEW,),
    ),
)
def count_objections(units: Sequence[Unit], period: Period) -> Figures:
    """Raised and not answered."""
    return OBJECTIONS.figures(units, period)
