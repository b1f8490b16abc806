"""A backup brings back the same rows and the same bytes, or changes nothing."""

import json
import os
import shutil
import signal
import stat
import sys
import tarfile
import threading
from pathlib import Path

import pytest

from liuli.embedded.backup import ask, backup, owner_address, run_tool
from liuli.embedded.environment import portal_environment
from liuli.embedded.errors import CannotStartError
from liuli.embedded.locks import exclusive
from liuli.embedded.postgres import database_address
from liuli.embedded.restore import restore
from liuli.embedded.sharing import SharedServers
from tests.embedded.conftest import wait_until

pytestmark = [pytest.mark.long, pytest.mark.timeout(120)]

ROWS = "select id || ' ' || name from person order by id"
MADE = (
    "create extension btree_gist; create extension pg_trgm;"
    "create table person (id bigserial primary key, name text not null);"
    "create index on person using gin (name gin_trgm_ops);"
    "create table django_migrations (id int, app text, name text);"
    "insert into django_migrations values (1, 'residents', '0001_initial');"
    "insert into person (name) values ('甲'), ('乙 ''x'''), ('𠮷');"
    "create function keep() returns trigger language plpgsql as"
    " $$ begin raise 'kept'; end $$;"
    "create trigger kept before delete on person execute function keep();"
)


@pytest.fixture
def installation(folder, alone, monkeypatch, tmp_path):
    """A folder with rows and files, its servers kept running between commands."""
    for name in ("SECRET_KEY", "LIULI_FIELD_KEYS", "LIULI_INDEX_KEY", "LIULI_MODE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIULI_DATA", str(folder.root))
    monkeypatch.setenv("LIULI_CALLED_FROM", str(tmp_path))
    with SharedServers(folder, fast=True):
        sql(folder, MADE)
        (folder.files / "ab").mkdir()
        (folder.files / "ab" / "photo.bin").write_bytes(bytes(range(256)) * 5000)
        (folder.files / "空.txt").write_bytes(b"")
        yield folder


def sql(folder, statement):
    return ask(owner_address(portal_environment(folder, mode="local")), statement)


def contents(folder):
    """Everything a restore must bring back."""
    files = {
        str(path.relative_to(folder.files)): path.read_bytes()
        for path in folder.files.rglob("*")
        if path.is_file()
    }
    return sql(folder, ROWS), files


def wipe(folder):
    run_tool(
        "psql",
        owner_address(portal_environment(folder, mode="local")),
        ["-Xqc", "drop schema public cascade", "-c", "create schema public"],
    )
    shutil.rmtree(folder.files)
    folder.files.mkdir()


def test_restore_brings_back_the_same_rows_and_bytes(installation, tmp_path):
    """SEC-9: a backup counts after a restore that gives the same back."""
    before = contents(installation)
    epoch = installation.epoch.read_text()
    assert backup(["b.tar"]) == 0
    wipe(installation)

    assert restore(["b.tar"]) == 0

    assert contents(installation) == before
    assert len(before[0]) == 3
    assert installation.epoch.read_text() != epoch
    assert stat.S_IMODE((tmp_path / "b.tar").stat().st_mode) == 0o600


def test_restore_brings_back_triggers_and_the_apps_rights(installation):
    backup(["b.tar"])
    wipe(installation)
    restore(["b.tar"])

    with pytest.raises(CannotStartError, match="kept"):
        sql(installation, "delete from person")
    rights = "select has_table_privilege('liuli_app', 'person', 'insert, update')"
    makes = "select has_schema_privilege('liuli_app', 'public', 'create')"
    assert sql(installation, rights) == ["t"]
    assert sql(installation, makes) == ["f"]


def test_backup_names_the_keys_but_holds_none(installation, tmp_path):
    backup(["b.tar"])

    with tarfile.open(tmp_path / "b.tar") as tar:
        manifest = json.load(tar.extractfile("manifest.json"))
    whole = (tmp_path / "b.tar").read_bytes()

    assert set(manifest["keys"]) == {"k1", "index"}
    assert manifest["migrations"] == ["residents.0001_initial"]
    env = portal_environment(installation, mode="local")
    for name in ("SECRET_KEY", "LIULI_INDEX_KEY"):
        assert env[name].encode() not in whole
    assert env["LIULI_FIELD_KEYS"].removeprefix("k1:").encode() not in whole


def test_restore_over_data_needs_force(installation):
    backup(["b.tar"])
    sql(installation, "insert into person (name) values ('later')")
    later = contents(installation)

    with pytest.raises(CannotStartError, match="There is data here already"):
        restore(["b.tar"])
    assert contents(installation) == later

    assert restore(["b.tar", "--force"]) == 0
    assert len(contents(installation)[0]) == 3


@pytest.mark.parametrize("where", [0.2, 0.5, 0.8])
def test_damaged_backup_is_refused_and_nothing_changes(installation, tmp_path, where):
    """SEC-9: every member has its checksum."""
    (installation.files / "big.bin").write_bytes(os.urandom(200_000))
    backup(["b.tar"])
    whole = bytearray((tmp_path / "b.tar").read_bytes())
    whole[int(len(whole) * where)] ^= 1
    (tmp_path / "b.tar").write_bytes(whole)
    before, epoch = contents(installation), installation.epoch.read_text()

    with pytest.raises(CannotStartError, match=r"damaged|whole|strange"):
        restore(["b.tar", "--force"])

    assert contents(installation) == before
    assert installation.epoch.read_text() == epoch


def test_backup_cut_short_is_refused(installation, tmp_path):
    backup(["b.tar"])
    whole = (tmp_path / "b.tar").read_bytes()
    before = contents(installation)

    for length in (0, 100, len(whole) // 2, len(whole) - 12_000):
        (tmp_path / "b.tar").write_bytes(whole[:length])
        with pytest.raises(CannotStartError, match=r"whole|manifest"):
            restore(["b.tar", "--force"])

    assert contents(installation) == before


@pytest.mark.parametrize("name", ["files/../../evil", "/etc/evil", "other"])
def test_strange_entries_are_refused(installation, tmp_path, name):
    backup(["b.tar"])
    with tarfile.open(tmp_path / "b.tar", "a") as tar:
        tar.addfile(tarfile.TarInfo(name))

    with pytest.raises(CannotStartError, match="strange entry"):
        restore(["b.tar", "--force"])


def test_restore_with_other_keys_is_refused(installation):
    backup(["b.tar"])
    before = contents(installation)
    installation.secrets.rename(installation.root / "kept.env")
    other = (installation.root / "kept.env").read_text().splitlines()
    other = [line for line in other if not line.startswith("LIULI_FIELD_KEYS")]
    installation.secrets.write_text("\n".join(other))

    with pytest.raises(CannotStartError, match=r"other keys \(k1\)"):
        restore(["b.tar", "--force"])

    assert contents(installation) == before


def test_restore_under_a_running_portal_is_refused(installation):
    backup(["b.tar"])

    with (
        exclusive(installation.run / "up.lock"),
        pytest.raises(CannotStartError, match="The portal is running"),
    ):
        restore(["b.tar", "--force"])


def test_restore_that_fails_half_way_takes_everything_back(installation):
    """An extension only a superuser may make stops the database part in the middle."""
    address = database_address(installation, "postgres")
    run_tool("psql", address, ["-Xqc", "create extension file_fdw"])
    backup(["b.tar"])
    run_tool("psql", address, ["-Xqc", "drop extension file_fdw"])
    sql(installation, "insert into person (name) values ('later')")
    before, epoch = contents(installation), installation.epoch.read_text()

    with pytest.raises(CannotStartError, match=r"permission denied .*file_fdw"):
        restore(["b.tar", "--force"])

    assert contents(installation) == before
    assert installation.epoch.read_text() == epoch
    assert not list(installation.root.glob(".restore-*"))


def interrupt_once_psql_works() -> None:
    """As `kill -INT` of script/restore while the database is being filled."""

    def is_psql(path: Path) -> bool:
        try:
            return b"--single-transaction" in path.read_bytes()
        except OSError:
            return False

    proc = Path("/proc")
    wait_until(lambda: any(map(is_psql, proc.glob("[0-9]*/cmdline"))), within=30)
    os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.skipif(sys.platform != "linux", reason="finds psql in /proc")
def test_interrupted_restore_ends_with_rows_and_files_of_one_backup(
    installation, capsys
):
    sql(installation, "create table many as select generate_series(1, 300000) as n")
    backup(["b.tar"])
    before, epoch = contents(installation), installation.epoch.read_text()
    sql(installation, "insert into person (name) values ('later')")
    (installation.files / "later.txt").write_text("later")
    interrupter = threading.Thread(target=interrupt_once_psql_works)
    interrupter.start()

    assert restore(["b.tar", "--force"]) == 0

    interrupter.join()
    assert "SIGINT" in capsys.readouterr().err
    assert contents(installation) == before
    assert installation.epoch.read_text() != epoch


def test_backup_refuses_to_overwrite(installation, tmp_path):
    (tmp_path / "b.tar").write_text("precious")

    with pytest.raises(CannotStartError, match="exists already"):
        backup(["b.tar"])

    assert (tmp_path / "b.tar").read_text() == "precious"
