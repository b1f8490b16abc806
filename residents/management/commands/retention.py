"""retention: what has been kept long enough, listed or carried out (PI-5)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.kernel.access import System
from liuli.territory.models import Unit
from residents.operations.retention import carry_out_retention, due_for_retention


class Command(BaseCommand):
    """Counts only, never a name; `--check` changes nothing."""

    help = "List or carry out what the retention of personal data asks for."

    def add_arguments(self, parser: CommandParser) -> None:
        """The unit, and whether it is only a dry run."""
        parser.add_argument(
            "--unit",
            default=settings.LIULI_COMMUNITY,
            help="code of the community (default: LIULI_COMMUNITY)",
        )
        parser.add_argument("--check", action="store_true", help="only list it")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per rule; a wrong unit is one line and exit code 2."""
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(
                _("There is no unit with the code %(code)s.")
                % {"code": options["unit"]},
                returncode=2,
            )
        now = timezone.now()
        for one in due_for_retention(unit, today=timezone.localdate(now)):
            self.stdout.write(
                f"{one.key}: {one.count} due, {one.held} held, kept {one.days} days"
            )
        if not options["check"]:
            carry_out_retention(unit, actor=System("retention"), now=now)
