"""Servers live as long as somebody uses them, whatever dies meanwhile."""

import os
import signal

import psycopg
import pytest

from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import DataFolder
from liuli.embedded.postgres import OWNER, database_address
from liuli.embedded.sharing import SharedServers
from tests.embedded.conftest import kill_hard, pid_of, processes_in, wait_until

pytestmark = [pytest.mark.long, pytest.mark.timeout(120)]


def query(folder, statement):
    address = database_address(folder, OWNER)
    with psycopg.connect(
        host=address.host,
        user=address.user,
        password=address.password,
        dbname=address.name,
        autocommit=True,
    ) as line:
        answer = line.execute(statement)
        return answer.fetchall() if answer.description else None


def servers_of(folder):
    return {
        pid_of(folder, "bin/postgres", "-D"),
        pid_of(folder, "valkey-server"),
    }


def test_last_user_leaves_nothing_running(folder):
    with SharedServers(folder, fast=True):
        assert query(folder, "select 1") == [(1,)]

    assert processes_in(folder) == []


def test_two_users_share_one_set_of_servers(folder, user_of):
    other = user_of(folder)
    with SharedServers(folder, fast=True):
        other.await_ready()
        before = servers_of(folder)
        assert other.leave() == 0

        assert servers_of(folder) == before
        assert query(folder, "select 1") == [(1,)]


def test_first_user_may_leave_before_the_second(folder, user_of):
    with SharedServers(folder, fast=True):
        other = user_of(folder)
        other.await_ready()
        before = servers_of(folder)

    assert servers_of(folder) == before
    assert other.leave() == 0
    assert processes_in(folder) == []


def test_killed_user_is_counted_out(folder, user_of):
    other = user_of(folder)
    other.await_ready()

    other.kill()

    wait_until(lambda: processes_in(folder) == [], within=20)


def test_user_who_comes_while_servers_stop_gets_new_ones(folder, user_of):
    for _ in range(3):
        first, second = user_of(folder), user_of(folder)
        first.await_ready()
        first.process.stdin.close()
        second.await_ready()

        assert query(folder, "select 1") == [(1,)]
        assert second.leave() == 0
        first.process.wait()
        first.process.stdout.close()


def test_killed_postgres_is_started_again(folder):
    with SharedServers(folder):  # not fast: what is committed is on disk
        query(folder, "create table kept as select 7 as value")
        dead = pid_of(folder, "bin/postgres", "-D")

        kill_hard([dead])

        wait_until(lambda: answers(folder, "select value from kept"), within=30)
        assert query(folder, "select value from kept") == [(7,)]
        assert pid_of(folder, "bin/postgres", "-D") != dead


def test_killed_valkey_is_started_again_with_its_data(folder):
    from redis import Redis

    place = str(folder.sockets("valkey") / "s.sock")
    with SharedServers(folder):  # not fast: the append-only file is on
        dead = pid_of(folder, "valkey-server")  # before it forks for the rewrite
        with Redis(unix_socket_path=place) as line:
            line.set("kept", "7")
            line.bgrewriteaof()

        kill_hard([dead])

        wait_until(
            lambda: processes_in(folder) != [] and dead not in processes_in(folder),
            within=10,
        )
        servers = SharedServers(folder)
        servers.claim()
        wait_until(lambda: valkey_says(place) == b"7", within=20)
        servers.release()


def test_killed_keeper_takes_its_server_along_and_is_replaced(folder):
    with SharedServers(folder, fast=True) as servers:
        before = pid_of(folder, "bin/postgres", "-D")
        keeper = pid_of(folder, "liuli.embedded.keeper", "postgres")

        kill_hard([keeper])

        wait_until(lambda: not servers.are_kept(), within=10)
        wait_until(lambda: before not in processes_in(folder), within=20)
        servers.ensure()
        assert query(folder, "select 1") == [(1,)]


def test_everything_killed_at_once_loses_no_committed_row(folder, user_of):
    other = user_of(folder, durable=True)
    other.await_ready()
    query(folder, "create table kept (value int)")
    for value in range(50):
        query(folder, f"insert into kept values ({value})")

    kill_hard([other.process.pid, *processes_in(folder)])
    wait_until(lambda: processes_in(folder) == [], within=10)
    other.process.communicate()
    assert (folder.root / "postgres/17/postmaster.pid").exists(), "the bait"

    with SharedServers(folder, fast=True):
        assert query(folder, "select count(*) from kept") == [(50,)]


def test_pid_file_of_a_stranger_does_not_stop_the_start(folder):
    """After a reboot the number in the pid file may be anybody's."""
    with SharedServers(folder, fast=True):
        pid_file = folder.root / "postgres/17/postmaster.pid"
        text = pid_file.read_text().split("\n", 1)[1]
    pid_file.write_text(f"{os.getpid()}\n{text}")

    with SharedServers(folder, fast=True):
        assert query(folder, "select 1") == [(1,)]


def test_cluster_half_made_by_a_killed_first_run_is_made_anew(folder):
    half = folder.root / "postgres" / "17.new"
    half.mkdir(parents=True)
    folder.root.joinpath("postgres").chmod(0o700)
    (half / "PG_VERSION").write_text("17\n")

    with SharedServers(folder, fast=True):
        assert query(folder, "select 1") == [(1,)]


def test_data_survive_a_clean_stop(folder):
    with SharedServers(folder, fast=True):
        query(folder, "create table kept as select 7 as value")

    with SharedServers(folder, fast=True):
        assert query(folder, "select value from kept") == [(7,)]


def test_folder_with_a_long_path_works_and_leaves_no_socket_folder(folder):
    deep = DataFolder(folder.root / ("x" * 100))
    deep.prepare()

    with SharedServers(deep, fast=True):
        place = deep.sockets("pg")
        assert query(deep, "select 1") == [(1,)]

    assert not place.exists()


def test_broken_cluster_is_reported_in_one_line_and_nothing_stays(folder):
    with SharedServers(folder, fast=True):
        pass
    (folder.root / "postgres/17/PG_VERSION").write_text("9\n")

    with pytest.raises(CannotStartError, match="postgres ended at once"):
        SharedServers(folder, fast=True).claim()

    wait_until(lambda: processes_in(folder) == [], within=20)


def test_keeper_told_to_stop_stops_its_server(folder):
    servers = SharedServers(folder, ("valkey",), fast=True)
    servers.claim()
    keeper = pid_of(folder, "liuli.embedded.keeper", "valkey")

    os.kill(keeper, signal.SIGTERM)

    wait_until(lambda: processes_in(folder) == [], within=20)
    assert not (folder.run / "valkey.json").exists()
    servers.release()


def answers(folder, statement):
    try:
        query(folder, statement)
    except psycopg.OperationalError:
        return False
    return True


def valkey_says(place):
    from redis import Redis
    from redis.exceptions import RedisError

    try:
        with Redis(unix_socket_path=place) as line:
            return line.get("kept")
    except RedisError:
        return None
