"""What meals and vouchers count: agreements, servings, diners, yuan (K5 to K8)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import DecimalField, Exists, OuterRef, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Figure,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from services.choices.meals import Meal
from services.models import MealAgreement, Serving, Voucher, VoucherUse

_GROUP: Final = Group("meals", _("Meals and vouchers"), position=6)
_COPIES = pgettext_lazy("counting word", "agreements")
_MEALS = pgettext_lazy("counting word", "meals")
_PEOPLE = pgettext_lazy("counting word", "people")
_YUAN = pgettext_lazy("counting word", "yuan")
_VOUCHERS = pgettext_lazy("counting word", "vouchers")
_MONEY: Final = DecimalField(max_digits=14, decimal_places=2)


def _not_kept() -> date | None:
    """No snapshot is kept: a sum may fall when a serving is taken back."""
    return None


def agreements(period: Period) -> Any:
    """In force on the day."""
    return MealAgreement.objects.in_force(period.on).select_related("unit")


def servings(period: Period) -> Any:
    """Served in the period and not taken back."""
    found = Serving.objects.standing().filter(**period.days("on"))
    return found.select_related("agreement", "canteen")


def rows_of_money(period: Period) -> Any:
    """Servings of the period, with the rows that take one back."""
    found = Serving.objects.filter(**period.days("on"))
    return found.select_related("agreement", "canteen")


def diners(period: Period) -> Any:
    """Who was served at least once in the period."""
    eaten = servings(period).filter(agreement=OuterRef("pk")).order_by()
    return MealAgreement.objects.filter(Exists(eaten)).select_related("unit")


def issued(period: Period) -> Any:
    """Issued in the period."""
    return Voucher.objects.filter(**period.days("issued_on")).select_related("holder")


def redeemed(period: Period) -> Any:
    """Used in the period and not refunded."""
    uses = VoucherUse.objects.standing().filter(**period.days("on"))
    return uses.select_related("voucher", "supplier")


def expired(period: Period) -> Any:
    """Over in the period, unused."""
    return Voucher.objects.filter(**period.days("expired_on")).select_related("holder")


AGREEMENTS = Counted(agreements)
SERVINGS = Counted(servings)
DINERS = Counted(diners)
ISSUED = Counted(issued)
REDEEMED = Counted(redeemed)
EXPIRED = Counted(expired)


def _desk(model: str, pk: int, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse(f"admin:services_{model}_change", args=[pk])


def _diner_rows(find: Any) -> Rows:
    return Rows(
        find=find,
        columns=(
            Column(_("Agreement number"), lambda row: row.number),
            Column(_("Diner"), lambda row: row.masked_name),
            Column(_("Signed on"), lambda row: row.signed_on),
            Column(_("Unit"), lambda row: row.unit),
        ),
        capabilities=(Capability.MEALS_VIEW,),
        url=lambda row, user: _desk("mealagreement", row.pk, user),
    )


def _serving_rows(find: Any) -> Rows:
    return Rows(
        find=find,
        columns=(
            Column(_("Day"), lambda row: row.on),
            Column(_("Meal"), lambda row: Meal(row.meal).label),
            Column(_("Canteen"), lambda row: row.canteen.name),
            Column(_("Agreement number"), lambda row: row.agreement.number),
            Column(_("Subsidy (yuan)"), lambda row: row.subsidy_yuan),
        ),
        capabilities=(Capability.MEALS_VIEW,),
        url=lambda row, user: _desk("serving", row.pk, user),
    )


def _voucher_rows(find: Any) -> Rows:
    return Rows(
        find=find,
        columns=(
            Column(_("Serial"), lambda row: row.serial),
            Column(_("Face value (yuan)"), lambda row: row.face_yuan),
            Column(_("Valid until"), lambda row: row.valid_until),
            Column(_("State"), lambda row: row.get_state_display()),
        ),
        capabilities=(Capability.MEALS_VIEW,),
        url=lambda row, user: _desk("voucher", row.pk, user),
    )


@indicator(
    "services.meal_agreements",
    label=_("Meal agreements in force"),
    group=_GROUP,
    unit_word=_COPIES,
    counts_people=True,
    rows=_diner_rows(agreements),
)
def count_agreements(units: Sequence[Unit], period: Period) -> Figures:
    """Signed and not over; a signer need not be a resident (ML-4)."""
    return AGREEMENTS.figures(units, period)


@indicator(
    "services.servings",
    label=_("Meals served"),
    group=_GROUP,
    unit_word=_MEALS,
    is_flow=True,
    in_trend=True,
    rows=_serving_rows(servings),
)
def count_servings(units: Sequence[Unit], period: Period) -> Figures:
    """Counted by the act of serving, without what was taken back (K8)."""
    return SERVINGS.figures(units, period)


@indicator(
    "services.diners",
    label=_("Diners served"),
    group=_GROUP,
    unit_word=_PEOPLE,
    is_flow=True,
    counts_people=True,
    rows=_diner_rows(diners),
)
def count_diners(units: Sequence[Unit], period: Period) -> Figures:
    """Agreements served at least once: each diner once."""
    return DINERS.figures(units, period)


@indicator(
    "services.subsidy",
    label=_("Meal subsidy paid"),
    group=_GROUP,
    unit_word=_YUAN,
    is_flow=True,
    is_sum=True,
    first_day=_not_kept,
    rows=_serving_rows(rows_of_money),
)
def sum_subsidy(units: Sequence[Unit], period: Period) -> Figures:
    """The subsidy of all servings, less what was taken back (ML-1)."""
    totals = list(
        rows_of_money(period)
        .select_related(None)
        .order_by()
        .values_list("unit__path")
        .annotate(figure_sum=Sum("subsidy_yuan", output_field=_MONEY))
    )
    return {
        unit.pk: Figure(value=_under(unit, totals), as_of=period.on) for unit in units
    }


@indicator(
    "services.vouchers_issued",
    label=_("Vouchers issued"),
    group=_GROUP,
    unit_word=_VOUCHERS,
    is_flow=True,
    rows=_voucher_rows(issued),
)
def count_issued(units: Sequence[Unit], period: Period) -> Figures:
    """By the day of issue (ML-3)."""
    return ISSUED.figures(units, period)


@indicator(
    "services.vouchers_redeemed",
    label=_("Vouchers redeemed"),
    group=_GROUP,
    unit_word=_VOUCHERS,
    is_flow=True,
    rows=Rows(
        find=redeemed,
        columns=(
            Column(_("Serial"), lambda row: row.voucher.serial),
            Column(_("Provider"), lambda row: row.supplier.name),
            Column(_("Day"), lambda row: row.on),
            Column(_("Amount (yuan)"), lambda row: row.amount_yuan),
        ),
        capabilities=(Capability.MEALS_VIEW,),
        url=lambda row, user: _desk("voucher", row.voucher_id, user),
    ),
)
def count_redeemed(units: Sequence[Unit], period: Period) -> Figures:
    """Uses that were not refunded, by their day (ML-3)."""
    return REDEEMED.figures(units, period)


@indicator(
    "services.vouchers_expired",
    label=_("Vouchers expired"),
    group=_GROUP,
    unit_word=_VOUCHERS,
    is_flow=True,
    rows=_voucher_rows(expired),
)
def count_expired(units: Sequence[Unit], period: Period) -> Figures:
    """By the day after their last one, or that of a refund too late (ML-3)."""
    return EXPIRED.figures(units, period)


def _under(unit: Unit, totals: Iterable[tuple[str, Decimal]]) -> Decimal:
    found = (total for path, total in totals if path.startswith(unit.path))
    return sum(found, Decimal("0.00"))
