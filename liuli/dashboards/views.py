"""The figures of a unit, the rows behind one of them, and the same as a file."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.dashboards.board import figure_rows, make_board, page_query, page_trail
from liuli.dashboards.forms import PeriodForm
from liuli.exchange.writing import XLSX, write_workbook
from liuli.indicators.operations import note_export
from liuli.indicators.policies import may_open_rows, may_see_figures
from liuli.indicators.registry import Indicator, Period, find_indicator
from liuli.kernel.access import get_visible_or_404, require
from liuli.territory.models import Unit

_PAGE = 50


@require_safe
def unit(request: HttpRequest, code: str | None = None) -> HttpResponse:
    """One page: cards, trends, the units below side by side."""
    here = _unit(request, code)
    form, period = _period(request)
    board = make_board(here, period, user=_reader(request))
    context = {
        "board": board,
        "form": form,
        "own_units": _own_units(_reader(request)),
        "has_charts": any(group.chart for group in board.groups),
    }
    return render(request, "dashboards/board.html", context)


@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """The page as .xlsx, with the same numbers hidden."""
    here = _unit(request, code)
    _form, period = _period(request)
    headings, lines = figure_rows(make_board(here, period, user=_reader(request)))
    notes = [
        _("As of %(on)s; events from %(since)s.")
        % {"on": period.on.isoformat(), "since": str(period.since)},
        _("Small counts of people are not shown, nor what would give them away."),
    ]
    content = write_workbook(_("Figures"), headings, lines, notes=notes)
    note_export(here, period, actor=_reader(request))
    name = f"{here.short_name}-{period.on.isoformat()}.xlsx"
    return HttpResponse(
        content,
        content_type=XLSX,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=name
            )
            or "attachment"
        },
    )


@require_safe
def rows(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Exactly the rows a figure counts, as far as this reader may see them."""
    here, reader = _unit(request, code), _reader(request)
    indicator = find_indicator(key)
    if indicator is None:
        raise Http404
    require(may_open_rows, reader, here, indicator=indicator)
    _form, period = _period(request)
    pages = Paginator(visible_rows(indicator, here, period, reader), _PAGE)
    page = pages.get_page(request.GET.get("page"))
    counted = indicator.measure([here], period)[here.pk].value
    query = page_query(period)
    context = {
        "indicator": indicator,
        "unit": here,
        "period": period,
        "trail": [*page_trail(here, period, user=reader), (str(indicator.label), "")],
        "page_obj": page,
        "lines": [_line(indicator, row, reader) for row in page.object_list],
        "counted": counted,
        "beyond": 0 if indicator.is_sum else counted - pages.count,
        "query": query,
        "back": f"{reverse('dashboards:unit', args=[here.code])}?{query}",
    }
    return render(request, "dashboards/rows.html", context)


def visible_rows(indicator: Indicator, here: Unit, period: Period, user: User) -> Any:
    """The rows of a figure in a unit that one reader may see."""
    return indicator.rows.find(period).visible_to(user).in_unit(here)


def _line(
    indicator: Indicator, row: Any, reader: User
) -> tuple[str, list[tuple[str, Any]]]:
    """The record's page for this reader, and its cells with their headings."""
    url = indicator.rows.url(row, reader) if indicator.rows.url else ""
    columns = indicator.rows.columns
    return url, [(str(column.heading), column.value(row)) for column in columns]


def _reader(request: HttpRequest) -> User:
    """Who reads: nobody comes here without a sign-in."""
    return cast(User, request.user)


def _unit(request: HttpRequest, code: str | None) -> Unit:
    """The unit asked for, or the first one this reader answers for."""
    if code is None:
        require(may_see_figures, _reader(request))
        return _own_units(_reader(request))[0]
    here = get_visible_or_404(Unit, request.user, code=code)
    require(may_see_figures, _reader(request), here)
    return here


def _own_units(user: User) -> list[Unit]:
    """The units in which this reader holds a post that opens figures."""
    paths = user.scopes(Capability.FIGURES_VIEW)
    return list(Unit.objects.filter(path__in=paths).order_by("path"))


def _period(request: HttpRequest) -> tuple[PeriodForm, Period]:
    """The days asked for; wrong ones are named in the form and not used."""
    now = timezone.now()
    today = timezone.localdate(now)
    form = PeriodForm(request.GET or {}, today=today)
    on, since = form.days()
    if form.is_valid():
        form = PeriodForm(initial={"on": on, "from": since}, today=today)
    return form, Period(on=on, since=since, now=now)
