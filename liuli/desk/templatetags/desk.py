"""Small words for the desk's pages."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final

from django import template
from django.db import models
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuli.desk.rows import Rows

register = template.Library()
_LINE: Final = ("title", "icon", "link", "active")


@register.simple_tag
def menu_group(group: dict[str, Any]) -> SafeString:
    """One group of the menu, drawn once for all who see the same lines in it."""
    lines = tuple(tuple(item[k] for k in _LINE) for item in group["items"])
    return _drawn_group(group["title"], lines, group["open"])


@lru_cache(maxsize=2_000)
def _drawn_group(title: str, lines: tuple[Any, ...], is_open: bool) -> SafeString:  # noqa: FBT001
    items = [dict(zip(_LINE, line, strict=True)) for line in lines]
    facts = {"title": title, "items": items, "is_open": is_open}
    return render_to_string("desk/_menu_group.html", facts)


@register.simple_tag
def icon_words() -> SafeString:
    """What the theme's bare icons mean, in the reader's language."""
    return _drawn_words(get_language() or "")


@cache
def _drawn_words(_language: str) -> SafeString:
    return render_to_string("admin/_icon_words.html")


@register.inclusion_tag("desk/_rows.html", takes_context=True)
def desk_rows(context: Any, cl: Any) -> dict[str, Any]:
    """The table of a list, or why it is empty."""
    rows = Rows(cl)
    desk = cl.model_admin
    return {
        "cl": cl,
        "rows": rows,
        "result_headers": rows.headings,
        "num_sorted_fields": sum(bool(head.get("sorted")) for head in rows.headings),
        "has_add_permission": desk.has_add_permission(context["request"]),
    }


@register.filter
def last_day(period: Any) -> date | None:
    """The last day inside a half-open period; None where it is open."""
    upper: date | None = period.upper
    return None if upper is None else upper - timedelta(days=1)


@register.filter
def yuan(amount: Decimal | None) -> str:
    """Money as people read it: 2,134,800.00; a dash where it is not known."""
    return "—" if amount is None else f"{amount:,.2f}"


@register.filter
def record_words(title: Any) -> Any:
    """A record's name in the reader's language; anything else as it is.

    Records that concern people call themselves by number only ("Address #12").
    """
    if not isinstance(title, models.Model):
        return title
    name = str(title)
    if title._meta.label_lower == "parameters.parameter":  # noqa: SLF001
        return _(getattr(title, "label", name))
    if not name.startswith(f"{title._meta.object_name} #"):  # noqa: SLF001
        return name
    return _("%(kind)s no. %(number)s") % {
        "kind": title._meta.verbose_name,  # noqa: SLF001
        "number": title.pk,
    }
