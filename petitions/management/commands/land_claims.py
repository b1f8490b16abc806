"""land_claims: keep what the community's case study says of village groups (LC-12)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.kernel.access import System
from liuli.territory.models import Unit
from petitions.operations.claims import load_claims


class Command(BaseCommand):
    """Claims are told beside the counts and change none; twice changes nothing."""

    help = "Load the claims of the case study about land compensation."

    def add_arguments(self, parser: CommandParser) -> None:
        """The community."""
        parser.add_argument(
            "--unit",
            default=settings.LIULI_COMMUNITY,
            help="code of the community (default: LIULI_COMMUNITY)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """A wrong unit is one line and exit code 2."""
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(
                _("There is no unit with the code %(code)s.")
                % {"code": options["unit"]},
                returncode=2,
            )
        today = timezone.localdate()
        new = load_claims(unit, today=today, actor=System("land_claims"))
        self.stdout.write(f"new claims: {new}")
