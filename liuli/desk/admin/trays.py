"""今日待办 of the core apps: the administrator's, the auditor's, the unplaced."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_words
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability, Role
from liuli.audit.models import Entry
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.parameters.models import Parameter
from liuli.places.models import Address

_FIRST = 5
_ENDING_DAYS = 14


@tray
def locked_accounts(user: Any, now: datetime) -> Tray | None:
    """Colleagues who cannot sign in after too many failures (SEC-2)."""
    if not user.may(Capability.ACCOUNTS_MANAGE):
        return None
    rows = User.objects.visible_to(user).locked(now).order_by("locked_until")
    return Tray(
        title=_("Locked accounts"),
        count=rows.count(),
        first=_people(rows, is_locked=True),
        url=reverse("admin:accounts_user_changelist") + "?state=locked",
        empty=_("Nobody is locked out."),
        weight=10,
    )


@tray
def people_without_post(user: Any, now: datetime) -> Tray | None:
    """Open accounts that open nothing."""
    if not user.may(Capability.ACCOUNTS_MANAGE):
        return None
    rows = User.objects.visible_to(user).without_post(timezone.localdate(now))
    return Tray(
        title=_("People without a post"),
        count=rows.count(),
        first=_people(rows.order_by("display_name")),
        url=reverse("admin:accounts_user_changelist") + "?state=idle",
        empty=_("Everybody who can sign in holds a post."),
        weight=30,
    )


@tray
def posts_ending(user: Any, now: datetime) -> Tray | None:
    """Posts and stand-ins that end within two weeks: prolong or replace."""
    if not user.may(Capability.ACCOUNTS_MANAGE):
        return None
    rows = (
        Post.objects.visible_to(user)
        .ending(timezone.localdate(now), days=_ENDING_DAYS)
        .select_related("user", "unit")
        .order_by("period__endswith", "pk")
    )
    shown, count = few(rows, _FIRST)
    first = [
        Waiting(
            text=f"{post.user} · {Role(post.role).label} · {post.unit.short_name}",
            url=reverse("admin:accounts_user_change", args=[post.user_id]),
            due=_midnight(post.period.upper),
        )
        for post in shown
    ]
    return Tray(
        title=_("Posts ending within 14 days"),
        count=count,
        first=first,
        url=reverse("admin:accounts_post_changelist") + "?held=ending",
        empty=_("No post ends soon."),
        weight=20,
    )


@tray
def unconfirmed_parameters(user: Any, now: datetime) -> Tray | None:
    """Numbers the portal works with that nobody has confirmed."""
    if not user.may(Capability.PARAMETERS_CHANGE):
        return None
    rows = (
        Parameter.objects.visible_to(user)
        .holding(timezone.localdate(now))
        .filter(is_uncertain=True)
        .order_by("key")
    )
    shown, count = few(rows, _FIRST)
    first = [
        Waiting(
            text=f"{now_words(one.label)}: {one.value}",
            url=reverse("admin:parameters_parameter_change", args=[one.pk]),
        )
        for one in shown
    ]
    return Tray(
        title=_("Parameters to confirm"),
        count=count,
        first=first,
        url=reverse("admin:parameters_parameter_changelist") + "?is_uncertain__exact=1",
        empty=_("Every parameter is confirmed."),
        weight=70,
    )


@tray
def unplaced_addresses(user: Any, now: datetime) -> Tray | None:
    """未入格: addresses no grid claims."""
    if not user.may(Capability.PLACES_CHANGE):
        return None
    rows = Address.objects.visible_to(user).outside_grids().in_street_order()
    shown, count = few(rows, _FIRST)
    first = [
        Waiting(
            text=address.raw,
            url=reverse("admin:places_address_change", args=[address.pk]),
        )
        for address in shown
    ]
    return Tray(
        title=_("Addresses in no grid"),
        count=count,
        first=first,
        url=reverse("admin:places_address_changelist") + "?outside=yes",
        empty=_("Every address belongs to a grid."),
        weight=80,
    )


@tray
def refused_access(user: Any, now: datetime) -> Tray | None:
    """What people tried today and were not allowed to."""
    if not user.may(Capability.AUDIT_VIEW):
        return None
    day = timezone.localdate(now)
    rows = Entry.objects.visible_to(user).filter(
        action="access.refused", at__gte=_midnight(day)
    )
    shown, count = few(rows.order_by("-at"), _FIRST)
    first = [
        Waiting(
            text=entry.actor_label,
            url=reverse("admin:audit_entry_change", args=[entry.pk]),
            due=entry.at,
        )
        for entry in shown
    ]
    query = f"?act=access.refused&at__year={day.year}"
    query += f"&at__month={day.month}&at__day={day.day}"
    return Tray(
        title=_("Access refused today"),
        count=count,
        first=first,
        url=reverse("admin:audit_entry_changelist") + query,
        empty=_("Nobody was refused access today."),
        weight=10,
    )


def _people(rows: Any, *, is_locked: bool = False) -> Iterable[Waiting]:
    return [
        Waiting(
            text=f"{person} · {person.username}",
            url=reverse("admin:accounts_user_change", args=[person.pk]),
            due=person.locked_until if is_locked else None,
        )
        for person in rows[:_FIRST]
    ]


def _midnight(day: Any) -> datetime:
    """The first instant of a local day."""
    return timezone.make_aware(datetime.combine(day, time.min))
