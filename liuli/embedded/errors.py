"""The one error of this package: a sentence that says what to install or set."""


class CannotStartError(Exception):
    """Something outside our reach is missing; the message says what to do."""
