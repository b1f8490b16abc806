"""The first administrator of an empty portal; also the way back in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from liuli.accounts.operations import give_post, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import System
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit


class Command(BaseCommand):
    """Open an account with an administrator's post; print its first password once."""

    help = "Add an administrator for a unit and print the first password."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, for which unit."""
        parser.add_argument("username")
        parser.add_argument(
            "--unit", required=True, help="territory code, e.g. 510104019007"
        )
        parser.add_argument("--name", default="", help="name shown to colleagues")

    def handle(self, *args: Any, **options: Any) -> None:
        """Both acts or neither."""
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(f"No unit has the code {options['unit']}.")
        actor = System("create_administrator")
        try:
            with transaction.atomic():
                user, first = open_account(
                    options["username"],
                    display_name=options["name"] or options["username"],
                    actor=actor,
                )
                give_post(
                    user,
                    role=Role.ADMINISTRATOR,
                    unit=unit,
                    actor=actor,
                    starts_on=timezone.localdate(),
                )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"unit: {unit.name}")
        self.stdout.write(f"username: {user.username}")
        self.stdout.write(f"first password: {first}")
