"""Print the figures of a unit."""

import json
from argparse import ArgumentParser
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.indicators.operations import print_figures
from liuli.indicators.registry import Amount, Figure, Indicator, Period, indicators
from liuli.kernel.access import System
from liuli.territory.models import Unit


class Command(BaseCommand):
    """True figures of one unit, nothing hidden; every run leaves an audit line."""

    help = "Print the figures of a unit and everything under it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument(
            "--unit",
            default=settings.LIULI_COMMUNITY,
            help="code of the unit (default: LIULI_COMMUNITY)",
        )
        parser.add_argument("--on", help="day, YYYY-MM-DD (default: today)")
        parser.add_argument(
            "--from", dest="since", help="first day flows are counted from"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count and print; a wrong unit or day is one line and exit code 2."""
        now = timezone.now()
        unit = _unit(options["unit"])
        period = _period(options["on"], options["since"], now)
        found = print_figures(unit, period, actor=System("figures"))
        lines = [
            line
            for indicator in indicators()
            for line in _lines(indicator, found[indicator.key])
        ]
        if options["json"]:
            answer = {
                "unit": unit.code,
                "on": period.on.isoformat(),
                "figures": lines,
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            self._table(unit, period, lines)

    def _table(self, unit: Unit, period: Period, lines: list[dict[str, Any]]) -> None:
        self.stdout.write(f"{unit.name} {unit.code} {period.on.isoformat()}")
        for line in lines:
            of = "" if line["of"] is None else f" / {line['of']}"
            count = f"{line['value']}{of} {line['unit']}"
            self.stdout.write(f"{line['key']:<36}{count:>18}  {line['label']}")


def _unit(code: str) -> Unit:
    unit: Unit | None = Unit.objects.filter(code=code).first()
    if unit is None:
        raise CommandError(
            _("There is no unit with the code %(code)s.") % {"code": code},
            returncode=2,
        )
    return unit


def _period(on: str | None, since: str | None, now: datetime) -> Period:
    today = timezone.localdate(now)
    day = _day(on) if on else today
    first = _day(since) if since else None
    if day > today:
        raise CommandError(
            _("%(day)s has not come yet.") % {"day": day.isoformat()}, returncode=2
        )
    if first is not None and first > day:
        raise CommandError(
            _("The first day must not come after the last."), returncode=2
        )
    return Period(on=day, since=first, now=now)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise CommandError(
            _("%(text)s is not a day; write it like 2024-03-05.") % {"text": text},
            returncode=2,
        ) from problem


def _plain(value: Amount) -> int | float:
    """A JSON number: whole where it is whole, yuan with its fen otherwise."""
    return int(value) if value == int(value) else float(value)


def _lines(indicator: Indicator, figure: Figure) -> list[dict[str, Any]]:
    as_of = figure.as_of.isoformat() if figure.as_of else None
    total = {
        "key": indicator.key,
        "label": str(indicator.label),
        "value": _plain(figure.value),
        "unit": str(indicator.unit_word),
        "of": figure.of,
        "qualifier": figure.qualifier.value,
        "as_of": as_of,
    }
    if indicator.dimension is None:
        return [total]
    parts = [
        total
        | {
            "key": f"{indicator.key}:{word}",
            "label": f"{indicator.label} · {label}",
            "value": _plain(figure.parts.get(word, 0)),
            "of": _plain(figure.value),
        }
        for word, label in indicator.dimension.labels.items()
    ]
    return [total, *parts]
