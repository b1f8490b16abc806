"""What the operator sees: short lines, one stream, never an error when it is gone."""

import sys
import time


class Console:
    """Writes progress to standard output; a closed terminal stops nothing."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._gone = False

    def step(self, sentence: str) -> None:
        """A line with the seconds since the start."""
        self.line(f"[{time.monotonic() - self._began:5.1f} s] {sentence}")

    def line(self, text: str) -> None:
        """A line as it is."""
        if self._gone:
            return
        try:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except OSError:
            self._gone = True
