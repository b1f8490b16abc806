"""Which letters the portal writes, and the words each may use.

An app declares its letters in its room `exports`, which its pages load; the words
stand in the template between double braces: {{ 信访人 }}.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a template: how code calls it, how a template does, an example."""

    key: str
    name: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter. `default` is the checked-in template.

    Whoever holds `capability` in a unit may replace the template there.
    """

    key: str
    label: str | Promise
    capability: str
    default: Path
    words: Sequence[Word]

    def by_name(self, values: Mapping[str, str]) -> dict[str, str]:
        """What the template asks for, by its own names. Raises KeyError for a gap."""
        return {word.name: values[word.key] for word in self.words}

    @property
    def examples(self) -> dict[str, str]:
        """A letter to nobody, to try a template with."""
        return {word.name: word.example for word in self.words}


class LetterDeclaredTwiceError(ValueError):
    """Two places claim one key: a mistake in the code."""


_KINDS: dict[str, LetterKind] = {}


def letter_kind(kind: LetterKind) -> LetterKind:
    """Declare a kind of letter. Raises LetterDeclaredTwiceError."""
    if kind.key in _KINDS:
        raise LetterDeclaredTwiceError(kind.key)
    _KINDS[kind.key] = kind
    return kind


def find_letter_kind(key: str) -> LetterKind | None:
    """The kind of that key."""
    return _KINDS.get(key)


def letter_kinds() -> tuple[LetterKind, ...]:
    """All kinds, in order of their keys."""
    return tuple(_KINDS[key] for key in sorted(_KINDS))


def letter_kinds_for(user: Any) -> tuple[LetterKind, ...]:
    """The kinds whose templates this person may keep."""
    return tuple(kind for kind in letter_kinds() if user.may(kind.capability))
