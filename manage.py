#!/usr/bin/env python
"""Django's command line. `script/manage` runs this in the right environment."""

import os
import sys

OWNER_COMMANDS = {"migrate", "makemigrations", "sqlmigrate", "pgtrigger", "test"}


def main() -> None:
    """Run one management command; schema commands connect as the owner."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liuli.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("LIULI_DB_ROLE", "owner")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
