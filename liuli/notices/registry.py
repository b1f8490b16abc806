"""What may be told: kinds of notices, when they are overtaken, texts for a group chat.

An app declares its kinds in its module `operations.notices`; the sentences stand
there, the matter stays the app's own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise

Check = Callable[[Sequence[Any]], set[int]]
Summary = Callable[[Any, datetime], str]


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind of notice: a title for a message, a sentence, the words of its codes.

    `sentence` has named placeholders that `params` fill: `unit` becomes the unit's
    name, a day or a moment is written the reader's way, a code listed in `words`
    becomes its label. `for_groups`: a robot may tell it, or count it, in a group chat.
    """

    key: str
    title: str | Promise
    sentence: str | Promise
    words: Mapping[str, type[models.TextChoices]] = field(default_factory=dict)
    for_groups: bool = False


@dataclass(frozen=True, slots=True)
class GroupText:
    """A text without personal data that a person may copy into a group chat."""

    key: str
    label: str | Promise
    capability: str
    write: Summary


class DeclaredTwiceError(ValueError):
    """Two places claim one key: a mistake in the code."""


_KINDS: dict[str, NoticeKind] = {}
_CHECKS: dict[str, Check] = {}
_GROUP_TEXTS: dict[str, GroupText] = {}


def notice_kind(
    key: str,
    *,
    title: str | Promise,
    sentence: str | Promise,
    words: Mapping[str, type[models.TextChoices]] | None = None,
    for_groups: bool = False,
) -> NoticeKind:
    """Declare a kind of notice. Raises DeclaredTwiceError."""
    if key in _KINDS:
        raise DeclaredTwiceError(key)
    _KINDS[key] = NoticeKind(key, title, sentence, words or {}, for_groups)
    return _KINDS[key]


def still_due(*kinds: str) -> Callable[[Check], Check]:
    """Declare how to tell whether the matter of a notice is still open.

    The function takes notices of these kinds and returns the primary keys of those
    that are; the others are withdrawn. One or two statements, however many notices.
    """

    def declare(check: Check) -> Check:
        for kind in kinds:
            if kind in _CHECKS:
                raise DeclaredTwiceError(kind)
            _CHECKS[kind] = check
        return check

    return declare


def group_text(
    key: str, *, label: str | Promise, capability: str
) -> Callable[[Summary], Summary]:
    """Declare a function (user, now) → text to copy into a group chat."""

    def declare(write: Summary) -> Summary:
        if key in _GROUP_TEXTS:
            raise DeclaredTwiceError(key)
        _GROUP_TEXTS[key] = GroupText(key, label, capability, write)
        return write

    return declare


def find_kind(key: str) -> NoticeKind | None:
    """The kind of that key, or None when no app declares it any more."""
    return _KINDS.get(key)


def group_kinds() -> frozenset[str]:
    """Kinds that a group chat may be told or counted."""
    return frozenset(key for key, kind in _KINDS.items() if kind.for_groups)


def checked_kinds() -> tuple[str, ...]:
    """Kinds whose matter can be overtaken."""
    return tuple(_CHECKS)


def group_texts(user: Any) -> tuple[GroupText, ...]:
    """The texts this person may copy."""
    return tuple(t for t in _GROUP_TEXTS.values() if user.may(t.capability))


def open_among(notices: Sequence[Any]) -> set[int]:
    """Primary keys of the notices whose matter is still open: one check per kind.

    A kind without a check is news: it is never overtaken.
    """
    by_check: dict[Check | None, list[Any]] = {}
    for notice in notices:
        by_check.setdefault(_CHECKS.get(notice.kind), []).append(notice)
    still = {notice.pk for notice in by_check.pop(None, [])}
    for check, among in by_check.items():
        still |= check(among) if check is not None else set()
    return still
