"""script/backup: database and files into one archive, from a running portal or not."""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from liuli.embedded.addresses import DatabaseAddress, parse_database_url
from liuli.embedded.archive import Manifest, key_marks, write_archive
from liuli.embedded.environment import needed_servers, portal_environment
from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import DataFolder
from liuli.embedded.postgres import complaint, tool
from liuli.embedded.servers import clean_environment
from liuli.embedded.sharing import SharedServers


def backup(words: list[str]) -> int:
    """Write a backup; the portal may go on working meanwhile."""
    parser = argparse.ArgumentParser(prog="script/backup")
    parser.add_argument("file", help="the archive to write (it must not exist)")
    target = from_caller(parser.parse_args(words).file)
    if target.exists():
        raise CannotStartError(f"{target} exists already. Choose another name.")
    if not target.parent.is_dir():
        raise CannotStartError(f"There is no folder {target.parent}.")
    folder = DataFolder.from_environment()
    folder.prepare()
    kinds = tuple(kind for kind in needed_servers() if kind == "postgres")
    with SharedServers(folder, kinds):
        env = portal_environment(folder, mode="local")
        size, manifest = make_backup(folder, env, target)
    count = len(manifest.members) - 1
    sys.stderr.write(
        f"{target}: {size / 1e6:.1f} MB, database and {count} files.\n"
        "It holds people's data: keep it safe. It does not hold the keys: keep"
        f" {folder.secrets} (or your own LIULI_FIELD_KEYS and LIULI_INDEX_KEY) apart"
        " from it; without them nobody can read the protected fields.\n"
    )
    return 0


def make_backup(
    folder: DataFolder, env: dict[str, str], target: Path
) -> tuple[int, Manifest]:
    """Dump first, files after: every file a dumped row names was there before it."""
    address = owner_address(env)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as place:
        dump = Path(place) / "database.dump"
        words = ["--format=custom", "--compress=6", "--file", str(dump)]
        run_tool("pg_dump", address, words)
        manifest = Manifest(
            portal=portal_version(),
            postgres=ask(address, "show server_version")[0],
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            epoch=env["LIULI_EPOCH"],
            app_role=parse_database_url(env["DATABASE_URL"]).user,
            migrations=ask(address, _MIGRATIONS),
            keys=key_marks(env),
        )
        size = write_archive(target, manifest, dump, folder.files)
    return size, manifest


_MIGRATIONS = "select app || '.' || name from django_migrations order by 1"


def owner_address(env: dict[str, str]) -> DatabaseAddress:
    """The connection that may read and make everything."""
    return parse_database_url(env.get("DATABASE_OWNER_URL") or env["DATABASE_URL"])


def ask(address: DatabaseAddress, query: str) -> list[str]:
    """The first column of a query's answer, as text."""
    said = run_tool("psql", address, ["-XqAt", "-c", query])
    return said.splitlines()


def run_tool(name: str, address: DatabaseAddress, words: list[str]) -> str:
    """Run one of PostgreSQL's own programs; the password never is on its line."""
    env = clean_environment(dict(os.environ)) | {
        "PGHOST": address.host,
        "PGUSER": address.user,
        "PGPASSWORD": address.password,
        "PGDATABASE": address.name,
        "PGCONNECT_TIMEOUT": "10",
        **({"PGPORT": address.port} if address.port else {}),
    }
    done = subprocess.run(
        [tool(name), *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )
    if done.returncode != 0:
        raise CannotStartError(f"{name} failed: {complaint(done.stderr)}")
    return done.stdout


def portal_version() -> str:
    """The version of this checkout."""
    from liuli.version import VERSION

    return VERSION


def from_caller(name: str) -> Path:
    """A path as the person meant it who typed it."""
    return Path(os.environ.get("LIULI_CALLED_FROM") or Path.cwd()) / name
