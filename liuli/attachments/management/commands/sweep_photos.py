"""sweep_photos: take away photo files no row names; see them first with --dry-run."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from liuli.attachments.sweeping import sweep_photos
from liuli.kernel.access import System


class Command(BaseCommand):
    """What the nightly task does, now and in words."""

    help = "Remove photo files that no row names and that are old enough."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only look."""
        parser.add_argument("--dry-run", action="store_true", help="remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line; an error where no file at all is named."""
        is_dry = options["dry_run"]
        swept = sweep_photos(
            actor=System("sweep_photos"), now=timezone.now(), is_dry=is_dry
        )
        if swept.files and not is_dry and not swept.is_removed:
            raise CommandError(
                "No row names any photo file: is this the right folder and database?"
            )
        word = "removed" if swept.is_removed else "would be removed"
        self.stdout.write(f"{swept.files} files, {swept.size} bytes {word}.")
