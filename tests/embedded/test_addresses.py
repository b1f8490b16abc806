"""Addresses survive the way into django-environ, Celery and redis-py."""

import environ
import pytest
from redis import Redis

from liuli.embedded.addresses import (
    DatabaseAddress,
    broker_url,
    cache_url,
    database_url,
    parse_database_url,
    socket_path,
    socket_url,
)

ADDRESSES = [
    DatabaseAddress("liuli_app", "p@ss/w%rd:", "/tmp/a folder/run", "", "liuli"),
    DatabaseAddress("liuli_app", "secret", "/run/pg", "5433", "liuli"),
    DatabaseAddress("owner", "secret", "db.example.com", "5432", "liuli"),
    DatabaseAddress("owner", "secret", "db.example.com", "", "liuli"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_database_url_is_what_django_environ_reads(address):
    settings = environ.Env.db_url_config(database_url(address))

    assert settings["USER"] == address.user
    assert settings["PASSWORD"] == address.password
    assert settings["HOST"] == address.host
    assert str(settings["PORT"]) == address.port
    assert settings["NAME"] == address.name


@pytest.mark.parametrize("address", ADDRESSES)
def test_parse_database_url_reverses_database_url(address):
    assert parse_database_url(database_url(address)) == address


def test_cache_url_of_a_socket_is_understood_by_redis():
    url = cache_url(socket_url("/tmp/a b/s.sock"), database=1)

    with Redis.from_url(url) as line:
        found = line.connection_pool.connection_kwargs

    assert (found["path"], found["db"]) == ("/tmp/a b/s.sock", 1)


@pytest.mark.parametrize(
    ("given", "broker", "cache"),
    [
        ("redis://h:6379", "redis://h:6379/0", "redis://h:6379/1"),
        ("redis://h:6379/5", "redis://h:6379/0", "redis://h:6379/1"),
        ("rediss://u:p@h/3?x=1", "rediss://u:p@h/0?x=1", "rediss://u:p@h/1?x=1"),
    ],
)
def test_tcp_urls_only_change_their_database(given, broker, cache):
    assert broker_url(given, database=0) == broker
    assert cache_url(given, database=1) == cache
    assert socket_path(given) is None
