"""What happened to a row: its own history and the audit, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.audit.models import Entry
from liuli.desk.acts import act_words
from liuli.exchange.provenance import origins_of

_MOST = 200


@dataclass(frozen=True)
class Line:
    """One thing that happened: when, who, what, which fields."""

    at: datetime
    who: str
    what: str
    fields: tuple[str, ...]


def history_page(admin: Any, request: HttpRequest, obj: models.Model) -> HttpResponse:
    """The page of one row's history; field names only, never a person's values."""
    lines = sorted(
        [*_row_lines(obj), *_audit_lines(obj)], key=lambda line: line.at, reverse=True
    )[:_MOST]
    user: Any = request.user
    context = {
        **admin.admin_site.each_context(request),
        "title": _("History"),
        "opts": admin.opts,
        "object": obj,
        "lines": lines,
        "origins": origins_of(obj),
        "may_import": user.may(Capability.LEDGERS_IMPORT),
        "model": obj._meta.label_lower,  # noqa: SLF001
    }
    return TemplateResponse(request, "desk/history.html", context)


def _audit_lines(obj: models.Model) -> list[Line]:
    entries = Entry.objects.filter(
        object_type=obj._meta.label_lower,  # noqa: SLF001
        object_id=str(obj.pk),
    ).order_by("-at")[:_MOST]
    return [Line(e.at, e.actor_label, act_words(e.action), ()) for e in entries]


def _row_lines(obj: models.Model) -> list[Line]:
    """From the trigger-written event rows, each compared with the one before."""
    event_model = _event_model(obj)
    if event_model is None:
        return []
    events: list[Any] = list(
        event_model._default_manager.filter(pgh_obj_id=obj.pk)  # noqa: SLF001
        .select_related("pgh_context")
        .order_by("-pgh_id")[:_MOST]
    )
    names = {
        field.attname: str(field.verbose_name)
        for field in obj._meta.concrete_fields  # noqa: SLF001
    }
    lines = []
    for event, before in zip(events, [*events[1:], None], strict=True):
        changed = _changed(event, before, names)
        lines.append(
            Line(event.pgh_created_at, _who(event), _label(event.pgh_label), changed)
        )
    return lines


def _event_model(obj: models.Model) -> type[models.Model] | None:
    name = f"{obj._meta.object_name}Event"  # noqa: SLF001
    try:
        return apps.get_model(obj._meta.app_label, name)  # noqa: SLF001
    except LookupError:
        return None


def _changed(event: Any, before: Any, names: dict[str, str]) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(
        label
        for attribute, label in names.items()
        if hasattr(event, attribute)
        and getattr(event, attribute) != getattr(before, attribute)
    )


def _who(event: Any) -> str:
    context = event.pgh_context
    if context is None:
        return _("outside the portal")
    return str(context.metadata.get("label", _("outside the portal")))


def _label(label: str) -> str:
    return {"insert": _("added"), "update": _("changed"), "delete": _("removed")}.get(
        label, label
    )
