"""Print the votes of a unit with their raw counts and ratios."""

import json
from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from liuli.audit.operations import record
from liuli.kernel.access import System
from liuli.territory.models import Unit
from residents.choices.votes import HELD
from residents.models import Vote
from residents.operations.sealing import verify_seals
from residents.operations.votes import VoteResult, vote_result
from residents.rules.votes import LegalTest, Verdict


class Command(BaseCommand):
    """Every held vote of a unit; no name, no door; every run leaves an audit line."""

    help = "Print the votes of a unit: roll, ballots, for, against, abstain."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument(
            "--unit",
            default=settings.LIULI_COMMUNITY,
            help="code of the unit (default: LIULI_COMMUNITY)",
        )
        parser.add_argument(
            "--verify",
            action="store_true",
            help="prove the seal of every closed vote; exit code 1 where one is broken",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count and print; a wrong unit is one line and exit code 2."""
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(
                _("There is no unit with the code %(code)s.")
                % {"code": options["unit"]},
                returncode=2,
            )
        if options["verify"]:
            self._verify(unit)
            return
        with transaction.atomic():
            held = Vote.objects.in_unit(unit).filter(status__in=HELD).order_by("pk")
            lines = [_line(vote, vote_result(vote)) for vote in held]
            record("votes.printed", unit, actor=System("votes"))
        if options["json"]:
            answer = {"unit": unit.code, "votes": lines}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
            return
        for line in lines:
            roll = "?" if line["roll"] is None else line["roll"]
            self.stdout.write(
                f"{line['label']}  {line['ballots']} / {roll}  "
                f"{line['for']} / {line['against']} / {line['abstain']}"
            )

    def _verify(self, unit: Unit) -> None:
        broken = 0
        for vote, holds in verify_seals(unit, actor=System("votes")):
            word = _("the seal holds") if holds else _("THE SEAL IS BROKEN")
            self.stdout.write(f"{vote.title}  {vote.seal[:16]}  {word}")
            broken += not holds
        if broken:
            raise CommandError(
                _("%(count)d votes are no longer what was sealed.") % {"count": broken},
                returncode=1,
            )


def _line(vote: Vote, result: VoteResult) -> dict[str, Any]:
    tally = result.tally
    return {
        "label": vote.title,
        "status": vote.status,
        "held_on": vote.held_on.isoformat() if vote.held_on else None,
        "electorate_known": tally.roll is not None,
        "roll": tally.roll,
        "ballots": tally.ballots,
        "for": tally.yes,
        "against": tally.no,
        "abstain": tally.abstain,
        "invalid": tally.invalid,
        "not_voted": tally.silent,
        "channels": result.channels,
        "turnout_percent": _number(result.turnout),
        "for_percent_of_ballots": _number(result.of_ballots),
        "for_percent_of_roll": _number(result.of_roll),
        "double_entered": not vote.is_recorded,
        "tests": [_test(test) for test in result.tests],
        "missing": list(result.missing),
    }


def _test(test: LegalTest) -> dict[str, Any]:
    return {
        "basis": test.rule.basis,
        "law": test.rule.law,
        "holds": test.holds,
        "quorum_heads": _verdict(test.quorum_heads),
        "agreement_heads": _verdict(test.agreement_heads),
        "quorum_area": _verdict(test.quorum_area),
        "agreement_area": _verdict(test.agreement_area),
    }


def _verdict(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "holds": verdict.holds,
        "part": verdict.part,
        "whole": verdict.whole,
        "needed": verdict.needed,
    }


def _number(ratio: Decimal | None) -> float | None:
    """For JSON, which has no decimal; the sum itself was done in whole numbers."""
    return None if ratio is None else float(ratio)
