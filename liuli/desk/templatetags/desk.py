"""Small words for the desk's pages."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.db import models
from django.utils.translation import gettext as _

register = template.Library()


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
