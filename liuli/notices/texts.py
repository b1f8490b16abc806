"""Notices as sentences, in the language of whoever reads them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liuli.notices.models import GroupPost, Notice
from liuli.notices.registry import NoticeKind, find_kind
from liuli.territory.models import Unit

# What has a kind and codes to be put into words.
Told = Notice | GroupPost


def sentences(notices: Sequence[Told]) -> list[str]:
    """One sentence per notice; the names of their units come in one statement."""
    units = _unit_names(notices)
    return [_sentence(notice, units) for notice in notices]


def title_of(notice: Told) -> str:
    """What a message about a notice is called."""
    return find_title(notice.kind)


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


def group_text(post: GroupPost) -> tuple[str, str]:
    """Title and text of a message to a group: counts or one sentence, and a link."""
    if post.kind == "notices.group_digest":
        lines = [f"{find_title(kind)}: {count}" for kind, count in post.params.items()]
    else:
        lines = sentences([post])
    if settings.LIULI_PORTAL_URL:
        lines.append(settings.LIULI_PORTAL_URL.rstrip("/") + (post.url or "/admin/"))
    return title_of(post), "\n".join(lines)


def find_title(kind: str) -> str:
    """What a kind is called."""
    found = find_kind(kind)
    return str(found.title) if found else _("A notice from the portal")


def _unit_names(notices: Iterable[Told]) -> dict[int, str]:
    wanted = {n.params["unit"] for n in notices if "unit" in n.params}
    if not wanted:
        return {}
    found = Unit.objects.filter(pk__in=wanted).values_list("pk", "short_name")
    return dict(found)


def _sentence(notice: Told, units: dict[int, str]) -> str:
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
