"""Beat leaves a sign of life at the broker, for /healthz."""

import logging
import time
from typing import Any

from celery.beat import PersistentScheduler

BEAT_KEY = "liuli:beat"
BEAT_LIFE_SECONDS = 60
_EVERY_SECONDS = 10

log = logging.getLogger(__name__)


class HeartbeatScheduler(PersistentScheduler):
    """Celery's own scheduler, which also refreshes a key that expires.

    Beat fires with a coarse clock, so ticks never sleep longer than the key lives.
    """

    _last_sign = 0.0

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Fire what is due, leave a sign, and say how long to sleep (seconds)."""
        pause = super().tick(*args, **kwargs)
        if time.monotonic() - self._last_sign >= _EVERY_SECONDS:
            self._last_sign = time.monotonic()
            self._leave_sign()
        return min(float(pause or 0), float(_EVERY_SECONDS))

    def _leave_sign(self) -> None:
        try:
            with self.app.connection_for_write() as connection:
                channel: Any = connection.default_channel
                client = channel.client
                client.set(BEAT_KEY, int(time.time()), ex=BEAT_LIFE_SECONDS)
        except (OSError, ConnectionError, AttributeError) as error:
            log.warning("Beat could not leave a sign of life: %s", type(error).__name__)
