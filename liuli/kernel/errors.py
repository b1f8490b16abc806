"""The one error a person can cause and read."""

from django.utils.functional import Promise


class Refused(Exception):  # noqa: N818  it is a decision, not a fault
    """An act was refused: a sentence for the person and a code that never changes.

    Raised inside an operation's transaction, so a refused act leaves no trace. Doors
    turn it into a form error, an admin message or a JSON answer.
    """

    def __init__(self, message: str | Promise, *, code: str) -> None:
        super().__init__(code)
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(Refused):
    """In the person's territory, but not theirs to do (HTTP 403)."""
