"""Addresses of the two servers: pure functions on text, safe to import anywhere."""

from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

_SOCKET_SCHEMES = ("redis+socket", "unix")


class DatabaseAddress(NamedTuple):
    """One PostgreSQL connection; `host` starting with a slash is a socket folder."""

    user: str
    password: str
    host: str
    port: str
    name: str


def database_url(address: DatabaseAddress) -> str:
    """`address` as a URL that django-environ reads, socket folder or TCP host."""
    who = f"{quote(address.user, safe='')}:{quote(address.password, safe='')}"
    if address.host.startswith("/"):
        port = f":{address.port}" if address.port else ""
        return f"postgres://{who}@{port}/{quote(address.host)}/{quote(address.name)}"
    port = f":{address.port}" if address.port else ""
    return f"postgres://{who}@{address.host}{port}/{quote(address.name)}"


def parse_database_url(url: str) -> DatabaseAddress:
    """The parts of a PostgreSQL URL in the forms `database_url` writes."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    host, name = parts.hostname or "", path.removeprefix("/")
    if path.startswith("//"):
        host, _, name = path.removeprefix("/").rpartition("/")
    return DatabaseAddress(
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=host,
        port=str(parts.port or ""),
        name=name,
    )


def socket_url(path: str) -> str:
    """The REDIS_URL of a server that listens on the Unix socket `path`."""
    return f"redis+socket://{quote(path)}"


def socket_path(url: str) -> str | None:
    """The Unix socket of a REDIS_URL, or None when it names a TCP host."""
    parts = urlsplit(url)
    return unquote(parts.path) if parts.scheme in _SOCKET_SCHEMES else None


def broker_url(redis_url: str, *, database: int) -> str:
    """`redis_url` as Celery wants it, on database number `database`."""
    path = socket_path(redis_url)
    if path is not None:
        return f"redis+socket://{quote(path)}?virtual_host={database}"
    return _numbered(redis_url, database)


def cache_url(redis_url: str, *, database: int) -> str:
    """`redis_url` as redis-py and Django's cache want it, on database `database`."""
    path = socket_path(redis_url)
    if path is not None:
        return f"unix://{quote(path)}?db={database}"
    return _numbered(redis_url, database)


def _numbered(redis_url: str, database: int) -> str:
    """A TCP redis URL with its database number replaced; options are kept."""
    return urlsplit(redis_url)._replace(path=f"/{database}").geturl()
