"""verify_audit: walk the chain over the audit and say what was changed (SEC-7)."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from liuli.audit.sealing import verify_audit

_MOST_SHOWN = 20


class Command(BaseCommand):
    """Exit code 0 when the chain holds, 1 when it does not."""

    help = "Verify the hash chain over the audit."

    def add_arguments(self, parser: CommandParser) -> None:
        """The head noted last time, outside the portal."""
        parser.add_argument("--head", default="", help="NUMBER:DIGEST printed before")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line, then the problems, then the head to note."""
        found = verify_audit(now=timezone.now(), head=_read_head(options["head"]))
        self.stdout.write(
            f"{found.sealed} entries sealed, {found.waiting} waiting, "
            f"{len(found.problems)} problems."
        )
        for what, number in found.problems[:_MOST_SHOWN]:
            self.stdout.write(f"{what}: {number}")
        self.stdout.write(f"head {found.head}")
        if not found.holds:
            sys.exit(1)


def _read_head(text: str) -> tuple[int, str] | None:
    if not text:
        return None
    number, _colon, digest = text.partition(":")
    if not number.isdecimal() or not digest:
        raise CommandError("Write the head as NUMBER:DIGEST, as it was printed.")
    return int(number), digest
