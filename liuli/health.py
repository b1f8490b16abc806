"""/healthz: one entry each for database, broker, worker, beat, storage."""

import logging
import os
import tempfile
from collections.abc import Callable

from celery import current_app
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from liuli.accounts.views import open_to_all
from liuli.kernel.heartbeat import BEAT_KEY

log = logging.getLogger(__name__)
_FAULTS = (DatabaseError, OperationalError, RedisError, OSError)


@open_to_all
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when everything answers, 503 with the failing part named."""
    parts = {name: _state(check) for name, check in _CHECKS.items()}
    well = all(state == "ok" for state in parts.values())
    body = {"status": "ok" if well else "failing", **parts}
    response = JsonResponse(body, status=200 if well else 503)
    # What is wrong is logged part by part; Django need not log the answer again.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response


class HealthMiddleware:
    """Answer /healthz before anything asks the database who is calling."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the one address; pass everything else on."""
        if request.path == "/healthz":
            return healthz(request)
        return self.get_response(request)


def _state(check: Callable[[], bool]) -> str:
    try:
        return "ok" if check() else "failing"
    except _FAULTS as error:
        log.warning("Health: %s", type(error).__name__)
        return "failing"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _broker() -> bool:
    with current_app.connection_for_read(connect_timeout=1) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        return True


def _worker() -> bool:
    with current_app.connection_for_read(connect_timeout=1) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        replies = current_app.control.ping(timeout=1.5, limit=1, connection=broker)
        return bool(replies)


def _beat() -> bool:
    with current_app.connection_for_read(connect_timeout=1) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        client = getattr(broker.default_channel, "client", None)
        return client is not None and bool(client.exists(BEAT_KEY))


def _storage() -> bool:
    folder = settings.MEDIA_ROOT
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".health") as probe:
        probe.write(b"ok")
        probe.flush()
        os.fsync(probe.fileno())
    return True


_CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "broker": _broker,
    "worker": _worker,
    "beat": _beat,
    "storage": _storage,
}
