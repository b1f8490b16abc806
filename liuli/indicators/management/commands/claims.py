"""Print what the counts say of the numbers in the community's report."""

from typing import Any

from django.core.management.base import BaseCommand

from liuli.indicators.claims import bases_that_fit, claims


class Command(BaseCommand):
    """Each published number with its verdict (FX-2); reads no record."""

    help = "Check the published numbers of the case study against their own parts."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a claim, and what was not said under it."""
        for claim in claims():
            said = str(claim.verdict.label)
            if claim.rebuilt is not None:
                said = f"{said} · {claim.part} / {claim.whole} = {claim.rebuilt} %"
            self.stdout.write(f"{claim.code:<4}{claim.about} → {said}")
            if claim.part and claim.percent and claim.whole is None:
                fit = bases_that_fit(claim.part, claim.percent)
                self.stdout.write(f"    {claim.part} / {fit[0]}–{fit[-1]}")
            if claim.note:
                self.stdout.write(f"    {claim.note}")
