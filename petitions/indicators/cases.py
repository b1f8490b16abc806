"""Cases, their clocks, visits and promises in figures (PT-5, PT-12, PT-16, PP-3).

Few cases point at the people behind them: every figure hides its small counts.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import (
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Sum,
    Value,
)
from django.urls import reverse
from django.utils import timezone
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
from liuli.parameters.operations import number_per_row
from liuli.territory.models import Unit
from petitions.choices.cases import TELLING, Contact, PromiseState
from petitions.models import Case, Clock, Promise, Visit

_GROUP = Group("petitions", _("Petitions"), position=39)
_CASES = pgettext_lazy("counting word", "petition cases")
_LIMITS = pgettext_lazy("counting word", "limits")
_VISITS = pgettext_lazy("counting word", "visits")
_HEADS = pgettext_lazy("counting word", "heads")
_PROMISES = pgettext_lazy("counting word", "promises")
_MAY_OPEN = (Capability.PETITIONS_HANDLE, Capability.PETITIONS_OVERSEE)


def _open(period: Period) -> Any:
    """Received by the day, and not over by then."""
    return Case.objects.filter(received_on__lte=period.on).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=period.on)
    )


def _not_told(period: Period) -> Q:
    """PT-12: the day by which to tell went by without a word; PT-3: who can be told."""
    late = (
        Clock.objects.filter(case=OuterRef("pk"), limit__in=TELLING, rings=True)
        .filter(legal_due__lt=period.on)
        .filter(Q(stopped_on__isnull=True) | Q(stopped_on__gt=F("legal_due")))
    )
    return Q(Exists(late), contact=Contact.NAMED)


def _alarms(period: Period) -> Any:
    """Limits of the office that run on the day and may ring (PT-16)."""
    return (
        Clock.objects.of_the_office()
        .filter(rings=True, started_on__lte=period.on)
        .filter(Q(stopped_on__isnull=True) | Q(stopped_on__gt=period.on))
        .select_related("case")
    )


def _yellow(period: Period) -> Any:
    """As `rules.light`: near the day to aim for, and not past the law's own."""
    days = number_per_row(
        "petitions.yellow_days", unit_path="case__unit__path", on=period.on
    )
    return _alarms(period).filter(
        legal_due__gte=period.on,
        target_due__lte=ExpressionWrapper(
            Value(period.on) + days, output_field=DateField()
        ),
    )


def _red(period: Period) -> Any:
    """Past the law's day."""
    return _alarms(period).filter(legal_due__lt=period.on)


def _visits(period: Period) -> Any:
    return Visit.objects.filter(**period.instants("at")).select_related("case")


def _group_visits(period: Period) -> Any:
    """集体访 (PT-5): from as many people as the parameter says."""
    people = number_per_row(
        "petitions.group_visit_people", unit_path="case__unit__path", on=period.on
    )
    return _visits(period).filter(head_count__gte=people)


def _promises_due(period: Period) -> Any:
    """Their day has come, and nobody has said what became of them."""
    return (
        Promise.objects.filter(due_on__lte=period.on)
        .filter(Q(settled_on__isnull=True) | Q(settled_on__gt=period.on))
        .select_related("case")
    )


def _promises_broken(period: Period) -> Any:
    """Broken, and not kept later."""
    return Promise.objects.filter(
        state=PromiseState.BROKEN, settled_on__lte=period.on
    ).select_related("case")


def _closed(period: Period) -> Any:
    return Case.objects.filter(**period.days("ended_on"))


def _on_time(period: Period) -> Q:
    """No limit of the office ran past the law's day; the petitioner's own never do."""
    late = Clock.objects.of_the_office().filter(
        case=OuterRef("pk"), stopped_on__gt=F("legal_due")
    )
    return ~Q(Exists(late))


OPEN = Counted(_open)
YELLOW = Counted(_yellow)
RED = Counted(_red)
NOT_TOLD = Counted(_open, where=_not_told)
GROUP_VISITS = Counted(_group_visits)
PROMISES_DUE = Counted(_promises_due)
PROMISES_BROKEN = Counted(_promises_broken)
CLOSED_ON_TIME = Counted(_closed, where=_on_time)

_CASE_COLUMNS = (
    Column(_("Number"), lambda case: case.number),
    Column(_("Received on"), lambda case: case.received_on),
    Column(_("State"), lambda case: case.get_status_display()),
)
_CLOCK_COLUMNS = (
    Column(_("Number"), lambda clock: clock.case.number),
    Column(_("Limit"), lambda clock: clock.get_limit_display()),
    Column(_("Day to aim for"), lambda clock: clock.target_due),
    Column(_("Last day by law"), lambda clock: clock.legal_due),
)
_VISIT_COLUMNS = (
    Column(_("Number"), lambda visit: visit.case.number),
    Column(_("Day"), lambda visit: timezone.localdate(visit.at)),
    Column(_("Number of people"), lambda visit: visit.head_count),
)
_PROMISE_COLUMNS = (
    Column(_("Number"), lambda promise: promise.case.number),
    Column(_("Made on"), lambda promise: promise.made_on),
    Column(_("By when"), lambda promise: promise.due_on),
)


def _page(row: Any, user: Actor) -> str:
    """The case in the desk; only rows of cases this reader was let into come here."""
    if not user.may(Capability.DESK_OPEN):
        return ""
    case = row.pk if isinstance(row, Case) else row.case_id
    return reverse("admin:petitions_case_change", args=[case])


def _facts(
    label: Any,
    unit_word: Any,
    find: Callable[[Period], Any],
    columns: tuple[Column, ...],
) -> dict[str, Any]:
    """What the nine have in common: small counts hidden, rows by grant only (PP-3)."""
    return {
        "label": label,
        "group": _GROUP,
        "unit_word": unit_word,
        "counts_people": True,
        "rows": Rows(find=find, columns=columns, capabilities=_MAY_OPEN, url=_page),
    }


@indicator(
    "petitions.cases_open",
    **_facts(_("Open petition cases"), _CASES, OPEN.rows, _CASE_COLUMNS),
)
def count_open(units: Sequence[Unit], period: Period) -> Figures:
    """Received and not over."""
    return OPEN.figures(units, period)


@indicator(
    "petitions.clocks_yellow",
    **_facts(_("Petition limits that are near"), _LIMITS, YELLOW.rows, _CLOCK_COLUMNS),
)
def count_yellow(units: Sequence[Unit], period: Period) -> Figures:
    """Yellow: near the day to aim for."""
    return YELLOW.figures(units, period)


@indicator(
    "petitions.clocks_red",
    is_worrying=True,
    **_facts(_("Petition limits that are over"), _LIMITS, RED.rows, _CLOCK_COLUMNS),
)
def count_red(units: Sequence[Unit], period: Period) -> Figures:
    """Red: the law's day is over."""
    return RED.figures(units, period)


@indicator(
    "petitions.not_told_in_time",
    is_worrying=True,
    **_facts(_("Petitioners not told in time"), _CASES, NOT_TOLD.rows, _CASE_COLUMNS),
)
def count_not_told(units: Sequence[Unit], period: Period) -> Figures:
    """逾期未告知 (PT-12), out of the open cases."""
    return NOT_TOLD.figures(units, period)


@indicator(
    "petitions.group_visits",
    is_flow=True,
    **_facts(_("Group visits"), _VISITS, GROUP_VISITS.rows, _VISIT_COLUMNS),
)
def count_group_visits(units: Sequence[Unit], period: Period) -> Figures:
    """集体访 (PT-5)."""
    return GROUP_VISITS.figures(units, period)


@indicator(
    "petitions.visitors",
    is_flow=True,
    is_sum=True,
    **_facts(_("People who came on visits"), _HEADS, _visits, _VISIT_COLUMNS),
)
def sum_visitors(units: Sequence[Unit], period: Period) -> Figures:
    """Heads on all visits; whoever came twice counts twice."""
    found = (
        _visits(period)
        .select_related(None)
        .order_by()
        .values("case__unit__path")
        .annotate(heads=Sum("head_count"))
    )
    totals = [(row["case__unit__path"], row["heads"]) for row in found]
    return {
        unit.pk: Figure(
            value=sum(heads for path, heads in totals if path.startswith(unit.path)),
            as_of=period.on,
        )
        for unit in units
    }


@indicator(
    "petitions.promises_due",
    **_facts(
        _("Promises to petitioners due"),
        _PROMISES,
        PROMISES_DUE.rows,
        _PROMISE_COLUMNS,
    ),
)
def count_promises_due(units: Sequence[Unit], period: Period) -> Figures:
    """Due and not settled."""
    return PROMISES_DUE.figures(units, period)


@indicator(
    "petitions.promises_broken",
    is_worrying=True,
    **_facts(
        _("Promises to petitioners broken"),
        _PROMISES,
        PROMISES_BROKEN.rows,
        _PROMISE_COLUMNS,
    ),
)
def count_promises_broken(units: Sequence[Unit], period: Period) -> Figures:
    """Broken and not kept later."""
    return PROMISES_BROKEN.figures(units, period)


@indicator(
    "petitions.closed_on_time",
    is_flow=True,
    **_facts(
        _("Petition cases closed on time"),
        _CASES,
        CLOSED_ON_TIME.rows,
        _CASE_COLUMNS,
    ),
)
def count_closed_on_time(units: Sequence[Unit], period: Period) -> Figures:
    """Every limit of the office kept, out of those that ended in the period."""
    return CLOSED_ON_TIME.figures(units, period)
