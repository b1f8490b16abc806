"""Notices as sentences, in the language of whoever reads them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liuli.notices.models import Notice
from liuli.notices.registry import NoticeKind, find_kind
from liuli.territory.models import Unit


def sentences(notices: Sequence[Notice]) -> list[str]:
    """One sentence per notice; the names of their units come in one statement."""
    units = _unit_names(notices)
    return [_sentence(notice, units) for notice in notices]


def title_of(notice: Notice) -> str:
    """What a message about a notice is called."""
    kind = find_kind(notice.kind)
    return str(kind.title) if kind else _("A notice from the portal")


def digest_title(on: date) -> str:
    """What the digest of a day is called."""
    return _("Digest of %(day)s") % {"day": date_format(on, "Y-m-d")}


def digest_text(on: date, notices: Sequence[Notice]) -> str:
    """The digest of a day as plain text: a headline and one line per notice."""
    count = ngettext(
        "%(count)d matter waits:", "%(count)d matters wait:", len(notices)
    ) % {"count": len(notices)}
    lines = [f"{n}. {line}" for n, line in enumerate(sentences(notices), 1)]
    return "\n".join([digest_title(on), count, *lines])


def _unit_names(notices: Iterable[Notice]) -> dict[int, str]:
    wanted = {n.params["unit"] for n in notices if "unit" in n.params}
    if not wanted:
        return {}
    found = Unit.objects.filter(pk__in=wanted).values_list("pk", "short_name")
    return dict(found)


def _sentence(notice: Notice, units: dict[int, str]) -> str:
    kind = find_kind(notice.kind)
    if kind is None:
        return _("This notice comes from another version of the portal.")
    said = {
        name: _said(kind, name, value, units) for name, value in notice.params.items()
    }
    return str(kind.sentence) % said


def _said(kind: NoticeKind, name: str, value: Any, units: dict[int, str]) -> Any:
    if name == "unit":
        return units.get(value, "")
    if name in kind.words:
        return str(kind.words[name](value).label)
    if name == "on" or name.endswith("_on"):
        return date_format(date.fromisoformat(value), "Y-m-d")
    if name.endswith("_at"):
        moment = timezone.localtime(datetime.fromisoformat(value))
        return date_format(moment, "H:i")
    return value
