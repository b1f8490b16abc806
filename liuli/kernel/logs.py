"""What a log line keeps of a failure."""

import logging
import re
from types import TracebackType

_DETAIL = re.compile(r"\nDETAIL:.*?(?=\n\n(?:The above|During handling)|\Z)", re.DOTALL)

_ExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


class QuietFormatter(logging.Formatter):
    """Leaves out the detail a database adds to an error: it quotes the whole row.

    `Failing row contains (…)` would write a resident's name and address into the log.
    """

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802  logging's own name
        """The traceback without quoted rows."""
        return _DETAIL.sub(
            "\nDETAIL: left out of the log.", super().formatException(ei)
        )
