"""The list of cases as a workbook: masked, and marked on every page (PP-3, RO-2)."""

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

import xlsxwriter
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.accounts.models import User
from liuli.kernel.text import formula_safe
from petitions.choices.cases import WINDOWS
from petitions.models import Case, CaseExport

_WIDTHS: Final = (32, 12, 10, 14, 10, 22, 18, 24, 14)


def write_cases(export: CaseExport, cases: Sequence[Case]) -> bytes:
    """One sheet; the mark stands first, last and on every printed page."""
    mark = watermark(export)
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"comments": mark})
        sheet = book.add_worksheet(_("Petitions"))
        grey = book.add_format({"font_color": "#9A2A1F", "bold": True})
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, mark, grey)
        _line(sheet, 1, _headings(), bold)
        last = 1
        for last, case in enumerate(cases, start=2):
            _line(sheet, last, _row(case))
        sheet.write_string(last + 1, 0, mark, grey)
        sheet.set_header(f"&C&12{mark.replace('&', '&&')[:200]}")
        sheet.set_footer(f"&L{mark.replace('&', '&&')[:180]}&R&P / &N")
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 1)
    return out.getvalue()


def watermark(export: CaseExport) -> str:
    """Which list this is, who asked, who let it out, when, and what for."""
    decided_at = localtime(export.decided_at) if export.decided_at else None
    decided_by = User.objects.filter(pk=export.decided_by_id).first()
    return _(
        "List %(number)d · asked by %(asked)s · let out by %(decided)s · %(at)s · "
        "only for: %(purpose)s"
    ) % {
        "number": export.pk,
        "asked": export.asked_by,
        "decided": decided_by or "—",
        "at": f"{decided_at:%Y-%m-%d %H:%M}" if decided_at else "—",
        "purpose": export.purpose,
    }


def _headings() -> Iterable[str]:
    return (
        pgettext("petition", "Number"),
        _("Received on"),
        _("Channel"),
        _("Topic"),
        _("Number of people"),
        _("Petitioner"),
        pgettext("petition", "State"),
        _("Body that decides"),
        pgettext("petition", "Due"),
    )


def _row(case: Any) -> Iterable[str]:
    due = sorted(
        clock.legal_due
        for clock in case.clocks.all()
        if clock.stopped_on is None and clock.limit not in WINDOWS
    )
    return (
        case.number,
        case.received_on.isoformat(),
        case.get_channel_display(),
        case.get_topic_display(),
        str(case.head_count),
        "、".join(each.masked_name for each in case.petitioners.all())
        or case.get_contact_display(),
        case.get_status_display(),
        str(case.body or ""),
        due[0].isoformat() if due else "",
    )


def _line(sheet: Any, number: int, values: Iterable[str], look: Any = None) -> None:
    for column, value in enumerate(values):
        sheet.write_string(number, column, formula_safe(value), look)
