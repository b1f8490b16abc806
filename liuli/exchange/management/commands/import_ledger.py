"""import_ledger: take one ledger file in from the command line."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.exchange.faults import fault
from liuli.exchange.operations import check_file_only, import_file
from liuli.exchange.pipeline import Result, limits_for
from liuli.exchange.registry import get_kind, kinds
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit

_COUNTS = ("read", "created", "updated", "unchanged", "duplicate", "refused")
_UNREADABLE = 2
_SHOWN = 20


class _Unreadable(Exception):  # noqa: N818 - a verdict on the call
    """The file or an option is of no use; the message says why, in one line."""


class Command(BaseCommand):
    """Exit 0 when the file was processed, 2 with one line when it is no ledger."""

    help = "Import a ledger workbook (--check: say what would happen, write nothing)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE [--kind KIND] [--unit CODE] [--into NAME] [--check] [--json]."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", default="", help="the ledger kind, not guessed")
        parser.add_argument("--unit", default=settings.LIULI_COMMUNITY)
        parser.add_argument(
            "--into",
            action="append",
            default=[],
            metavar="[SHEET=]NAME",
            help="what the rows belong to (a vote, a drive, a quarter, a roll)",
        )
        parser.add_argument(
            "--hidden-rows",
            choices=("read", "skip"),
            default="read",
            help="what becomes of rows the sheet hides; either way they are told",
        )
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import or check the file and print what came of it."""
        try:
            result = self._process(options)
        except (Refused, _Unreadable) as refusal:
            self.stderr.write(" ".join(str(refusal).split()))
            raise SystemExit(_UNREADABLE) from refusal
        if options["as_json"]:
            answer = as_json(result, options["file"].name)
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._print_summary(result, is_check=options["check"])

    def _process(self, options: dict[str, Any]) -> Result:
        if options["kind"] and get_kind(options["kind"]) is None:
            known = ", ".join(kind.slug for kind in kinds())
            line = _("There is no ledger kind of this name. Known: %(known)s")
            raise _Unreadable(line % {"known": known})
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise _Unreadable(_("There is no unit with this code."))
        what: dict[str, Any] = {
            "data": _read(options["file"], unit),
            "file_name": options["file"].name,
            "kind": options["kind"],
            "actor": SYSTEM,
            "now": timezone.now(),
            "into": _into(options["into"]),
            "hidden": options["hidden_rows"],
        }
        if options["check"]:
            return check_file_only(unit, **what)
        return import_file(unit, **what)[1]

    def _print_summary(self, result: Result, *, is_check: bool) -> None:
        self.stdout.write(str(result.kind.label))
        words = {
            "read": _("read"),
            "created": _("created"),
            "updated": _("updated"),
            "unchanged": _("unchanged"),
            "duplicate": _("duplicate"),
            "refused": _("refused"),
        }
        for sheet in result.sheets:
            counts = [f"{words[name]} {getattr(sheet, name)}" for name in _COUNTS]
            self.stdout.write(f"{sheet.sheet}: {', '.join(counts)}")
        for problem in sorted(result.problems, key=lambda p: p.level == "warning")[
            :_SHOWN
        ]:
            where = f"{problem.sheet}!{problem.row} {problem.column}".strip()
            self.stdout.write(f"  {where}: {problem.message}")
        if len(result.problems) > _SHOWN:
            rest = len(result.problems) - _SHOWN
            self.stdout.write(_("  … and %(rest)d more problems.") % {"rest": rest})
        if is_check:
            self.stdout.write(_("Only checked: nothing was written."))


def as_json(result: Result, file_name: str) -> dict[str, Any]:
    """The answer as issue 2, section 3 fixes it."""
    return {
        "file": file_name,
        "kind": result.kind.slug,
        "sheets": [
            {"sheet": sheet.sheet, **{name: getattr(sheet, name) for name in _COUNTS}}
            for sheet in result.sheets
        ],
        "problems": [
            {
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "code": problem.code,
                "message": problem.message,
                "level": problem.level,
            }
            for problem in result.problems
        ],
    }


def _into(words: list[str]) -> dict[str, str]:
    """NAME for every sheet, SHEET=NAME for one of them."""
    pairs = (word.rpartition("=") for word in words)
    return {sheet: name for sheet, _equals, name in pairs}


def _read(path: Path, unit: Unit) -> bytes:
    most = limits_for(unit, by_command=True).megabytes
    try:
        if path.stat().st_size > most * 1024 * 1024:
            raise fault("too_large", most=most)
        return path.read_bytes()
    except OSError as error:
        line = _("The file cannot be read: %(reason)s")
        raise _Unreadable(
            line % {"reason": error.strerror or type(error).__name__}
        ) from error
