"""verify_compensation: whether anybody changed amounts past the portal (SEC-8)."""

from typing import Any

from django.core.management.base import BaseCommand

from petitions.operations import broken_seals

_BROKEN = 1


class Command(BaseCommand):
    """One line per broken seal, kind and number only; exit 1 when there is one."""

    help = "Check the seals of lines of payee rolls and of payments."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at every row."""
        found = list(broken_seals())
        for kind, number in found:
            self.stdout.write(f"{kind} {number}")
        self.stdout.write(f"broken: {len(found)}")
        if found:
            raise SystemExit(_BROKEN)
