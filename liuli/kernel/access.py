"""Who acts, may they, and the one way to fetch what they may see."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import pghistory
from django.db import models, transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import NotAllowed

M = TypeVar("M", bound=models.Model)


class Actor(Protocol):
    """A user, or the system itself."""

    @property
    def actor_id(self) -> int | None:
        """Primary key of the user, None for the system."""

    @property
    def actor_label(self) -> str:
        """How the audit names this actor: a user name, never a person's data."""

    def may(self, capability: str, unit: Any = None) -> bool:
        """Whether this actor holds `capability` (over `unit`, where one is given)."""

    def scopes(self, capability: str) -> tuple[str, ...]:
        """Paths of the units over which this actor holds `capability`."""


class System:
    """The portal acting by itself: sweeps, schedules, the command line."""

    actor_id: int | None = None
    is_authenticated = True

    def __init__(self, label: str = "system") -> None:
        self.actor_label = label

    def may(self, capability: str, unit: Any = None) -> bool:
        """Do anything: what the system does was decided by code and audited."""
        return True

    def scopes(self, capability: str) -> tuple[str, ...]:
        """See the whole tree."""
        return ("",)


SYSTEM = System()


def require(
    predicate: Callable[..., bool], actor: Actor, subject: Any = None, **facts: Any
) -> None:
    """Refuse (403, code not_allowed) unless `predicate(actor, subject)` holds."""
    if not predicate(actor, subject, **facts):
        raise NotAllowed(
            _(
                "Your post does not allow this. "
                "Ask your community's administrator if you should be able to."
            ),
            code="not_allowed",
        )


def get_visible_or_404(model: type[M], user: Any, **lookup: Any) -> M:
    """The row, or 404 alike for what is absent and what is out of territory."""
    found = model._default_manager.visible_to(user).filter(**lookup).first()  # type: ignore[attr-defined]  # noqa: SLF001
    if found is None:
        raise Http404
    row: M = found
    return row


@contextmanager
def acting_as(actor: Actor, *, operation: str = "") -> Iterator[None]:
    """One transaction in which the history triggers know who acts and why."""
    facts = {"actor": actor.actor_id, "label": actor.actor_label}
    if operation:
        facts["operation"] = operation
    with pghistory.context(**facts), transaction.atomic():
        yield
