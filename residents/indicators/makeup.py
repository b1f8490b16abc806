"""How old people are and what schooling they had, where it is known: shares."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import Column, Figures, Period, Rows, indicator
from liuli.territory.models import Unit
from residents.indicators.classes import GROUP, living
from residents.rules.permits import add_months

AGE: Final = 45
# GB/T 4658: junior secondary, primary, and 90: 文盲 and 未上学 (PO-10).
JUNIOR_OR_LESS: Final = ("70", "71", "73", "80", "81", "83", "90")
_PEOPLE = pgettext_lazy("counting word", "people")


def with_birth(period: Period) -> Any:
    """People living here whose date of birth is known."""
    return living(period).filter(birth_on__isnull=False)


def with_schooling(period: Period) -> Any:
    """People living here whose schooling is known."""
    return living(period).exclude(education="")


def _is_old(period: Period) -> Q:
    """45 on the day itself: 以上 includes the number (G-2)."""
    return Q(birth_on__lte=add_months(period.on, -12 * AGE))


def _has_little_schooling(period: Period) -> Q:
    return Q(education__in=JUNIOR_OR_LESS)


OLD = Counted(with_birth, where=_is_old)
LITTLE_SCHOOLING = Counted(with_schooling, where=_has_little_schooling)


def _rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Full name"), lambda person: person.masked_name),
            Column(_("Unit"), lambda person: person.unit),
        ),
        capabilities=(Capability.RESIDENTS_VIEW,),
    )


@indicator(
    "residents.age_45_plus",
    label=_("Residents aged 45 or over"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    rows=_rows(OLD),
)
def count_old(units: Sequence[Unit], period: Period) -> Figures:
    """Out of those whose date of birth is known."""
    return OLD.figures(units, period)


@indicator(
    "residents.junior_school_or_less",
    label=_("Residents with junior schooling or less"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    rows=_rows(LITTLE_SCHOOLING),
)
def count_little_schooling(units: Sequence[Unit], period: Period) -> Figures:
    """Out of those whose schooling is known."""
    return LITTLE_SCHOOLING.figures(units, period)
