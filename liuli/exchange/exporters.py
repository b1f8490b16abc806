"""What can be taken out, declared by whoever owns the rows.

A door registers how its lists become rows; the worker asks it again, as the person who
asked, so that the rights are those of that moment:

    @exporter("desk")
    class DeskList(Exporter):
        def count(self) -> int: ...
        def headings(self) -> Sequence[str]: ...
        def rows(self) -> Iterable[Sequence[Any]]: ...
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

X = TypeVar("X", bound="type[Exporter]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for: which list, under which filter, masked or not."""

    user: Any
    subject: str
    query: Mapping[str, Sequence[str]]
    is_unmasked: bool = False


class Exporter(ABC):
    """One list as one person may take it out.

    `__init__` raises NotAllowed for whoever may not. Rows come one after the other and
    hold text, numbers, dates or None; they are masked unless `wanted.is_unmasked`.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted

    @property
    @abstractmethod
    def title(self) -> str:
        """What the list is called."""

    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def headings(self) -> Sequence[str]:
        """The headings of the columns."""

    @abstractmethod
    def rows(self) -> Iterable[Sequence[Any]]:
        """The rows, never all at once."""


_SOURCES: dict[str, Callable[[Wanted], Exporter]] = {}


def exporter(source: str) -> Callable[[X], X]:
    """Register a source of lists under its name."""

    def register(made: X) -> X:
        if source in _SOURCES:
            raise ValueError(f"Two sources of exports are called {source}.")
        _SOURCES[source] = made
        return made

    return register


def exporter_for(source: str, wanted: Wanted) -> Exporter:
    """The list somebody wants. Raises NotAllowed, and KeyError for no such source."""
    return _SOURCES[source](wanted)
