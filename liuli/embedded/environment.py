"""The environment of manage.py and of every child: addresses, secrets, mode."""

import os

from liuli.embedded.addresses import database_url, socket_url
from liuli.embedded.folders import DataFolder
from liuli.embedded.postgres import APP, OWNER, database_address
from liuli.embedded.servers import clean_environment
from liuli.embedded.valkey import socket_of
from liuli.embedded.vault import current_epoch, open_vault

_OURS = ("LIULI_SUPERUSER_PASSWORD", "LIULI_OWNER_PASSWORD", "LIULI_APP_PASSWORD")


def needed_servers() -> tuple[str, ...]:
    """The embedded servers to start: those no address is given for."""
    needed = []
    if not os.environ.get("DATABASE_URL"):
        needed.append("postgres")
    if not os.environ.get("REDIS_URL"):
        needed.append("valkey")
    return tuple(needed)


def portal_environment(folder: DataFolder, *, mode: str) -> dict[str, str]:
    """What the portal's processes get; words set by the person win over ours."""
    given = clean_environment(dict(os.environ))
    vault = open_vault(folder)
    ours = {name: value for name, value in vault.items() if name not in _OURS}
    ours |= {
        "LIULI_MODE": mode,
        "LIULI_DATA": str(folder.root),
        "LIULI_STATIC": str(folder.root / "static"),
        "LIULI_EPOCH": current_epoch(folder),
        "DJANGO_SETTINGS_MODULE": "liuli.settings",
        "PYTHONNOUSERSITE": "1",
        "PYTHONUNBUFFERED": "1",
    }
    needed = needed_servers()
    if "postgres" in needed:
        given.pop("DATABASE_OWNER_URL", None)
        ours["DATABASE_URL"] = database_url(database_address(folder, APP))
        ours["DATABASE_OWNER_URL"] = database_url(database_address(folder, OWNER))
    if "valkey" in needed:
        ours["REDIS_URL"] = socket_url(str(socket_of(folder)))
    named = {name: value for name, value in given.items() if value}
    # A thousand modules read from their source cost each process two seconds.
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    return given | ours | {name: named[name] for name in ours if name in named}
