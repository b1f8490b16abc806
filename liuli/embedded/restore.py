"""script/restore: bring back a backup whole, or change nothing."""

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from liuli.embedded.addresses import cache_url, parse_database_url
from liuli.embedded.archive import Manifest, key_marks, read_archive, unpack
from liuli.embedded.backup import ask, from_caller, owner_address, run_tool
from liuli.embedded.environment import needed_servers, portal_environment
from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import DataFolder
from liuli.embedded.locks import only_one
from liuli.embedded.sharing import SharedServers
from liuli.embedded.vault import new_epoch, write_private

_TABLES = "select count(*) from pg_tables where schemaname = 'public'"
_OTHERS = (
    "select count(*) from pg_stat_activity where datname = current_database()"
    " and pid <> pg_backend_pid() and backend_type = 'client backend'"
)
# Everything of ours lies in public; dropping it drops the extensions it holds too.
_EMPTY = (
    "SET lock_timeout = '10s';\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
    "GRANT USAGE ON SCHEMA public TO PUBLIC;\n"
)


def restore(words: list[str]) -> int:
    """Restore into an empty installation, or over a full one with --force."""
    parser = argparse.ArgumentParser(prog="script/restore")
    parser.add_argument("file", help="an archive made by script/backup")
    parser.add_argument(
        "--force", action="store_true", help="replace the data that is there"
    )
    options = parser.parse_args(words)
    source = from_caller(options.file)
    manifest = read_archive(source)
    folder = DataFolder.from_environment()
    folder.prepare()
    with only_one(folder.run / "up.lock") as free:
        if not free:
            raise CannotStartError("The portal is running. Stop script/up first.")
        with SharedServers(folder, needed_servers()):
            env = portal_environment(folder, mode="local")
            _require_keys(manifest, env, folder)
            _require_room(folder, env, force=options.force)
            epoch = bring_back(source, manifest, folder, env)
    sys.stderr.write(
        f"Restored the backup of {manifest.made_at}"
        f" ({len(manifest.members) - 1} files).\nNew restore epoch: {epoch}\n"
    )
    return 0


def bring_back(
    source: Path, manifest: Manifest, folder: DataFolder, env: dict[str, str]
) -> str:
    """Files beside the old ones, the database in one transaction, then the swap.

    From the first statement on, Ctrl-C reaches psql alone: either it rolls back and
    nothing changed, or it had committed and the files and the epoch follow.
    """
    with tempfile.TemporaryDirectory(dir=folder.root, prefix=".restore-") as place:
        dump, files = Path(place) / "database.dump", Path(place) / "files"
        files.mkdir(mode=0o700)
        unpack(source, manifest, dump=dump, files=files)
        with _to_the_end():
            _fill_database(manifest, env, dump, Path(place))
            epoch = new_epoch(folder)
            folder.files.rename(Path(place) / "old-files")
            files.rename(folder.files)
    _forget_queue(env)
    mark = folder.root / "first-run.json"
    if not mark.exists():
        write_private(mark, json.dumps({"sample": False}) + "\n")
    _gather_statistics(env)
    return epoch


@contextmanager
def _to_the_end() -> Iterator[None]:
    """Let nobody stop this process half way; its children can be stopped."""

    def keep_on(number: int, _frame: object) -> None:
        name = signal.Signals(number).name
        sys.stderr.write(f"script/restore: {name}: this step is ended first\n")

    both = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, keep_on) for number in both]
    try:
        yield
    finally:
        for number, handler in zip(both, before, strict=True):
            signal.signal(number, handler)


def _fill_database(
    manifest: Manifest, env: dict[str, str], dump: Path, place: Path
) -> None:
    """Empty and fill the database in one transaction: it is all or nothing."""
    address = owner_address(env)
    words = ["--no-owner", "--file", str(place / "restore.sql")]
    if manifest.app_role != parse_database_url(env["DATABASE_URL"]).user:
        words.append("--no-acl")
    run_tool("pg_restore", address, [*words, str(dump)])
    (place / "empty.sql").write_text(_EMPTY, "ascii")
    words = ["-Xq", "--single-transaction", "-v", "ON_ERROR_STOP=1"]
    words += ["-f", str(place / "empty.sql"), "-f", str(place / "restore.sql")]
    run_tool("psql", address, words)


def _gather_statistics(env: dict[str, str]) -> None:
    """Plans are good from the first page on; without it autovacuum does so later."""
    try:
        run_tool("psql", owner_address(env), ["-Xq", "-c", "ANALYZE"])
    except CannotStartError as error:
        sys.stderr.write(f"script/restore: statistics follow later: {error}\n")


def _forget_queue(env: dict[str, str]) -> None:
    """Drop waiting tasks: they speak of the rows of before; sweeps find the new.

    A broker we were given may serve others: it is left alone.
    """
    if "valkey" not in needed_servers():
        return
    from redis import Redis

    for database in (0, 1):
        with Redis.from_url(cache_url(env["REDIS_URL"], database=database)) as line:
            line.flushdb()


def _require_keys(manifest: Manifest, env: dict[str, str], folder: DataFolder) -> None:
    """Refuse when the protected fields could not be read afterwards."""
    here = key_marks(env)
    wrong = sorted(
        name for name, mark in manifest.keys.items() if here.get(name) != mark
    )
    if wrong:
        message = f"The backup was made with other keys ({', '.join(wrong)})."
        hint = "Put its LIULI_FIELD_KEYS and LIULI_INDEX_KEY into"
        raise CannotStartError(f"{message} {hint} {folder.secrets} first.")


def _require_room(folder: DataFolder, env: dict[str, str], *, force: bool) -> None:
    """Refuse to replace data unasked, or under somebody's hands."""
    address = owner_address(env)
    full = ask(address, _TABLES) != ["0"] or any(folder.files.iterdir())
    if full and not force:
        message = "There is data here already."
        raise CannotStartError(f"{message} --force replaces it with the backup's.")
    if ask(address, _OTHERS) != ["0"]:
        raise CannotStartError("The database is in use. Stop the portal first.")
