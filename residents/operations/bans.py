"""Nobody may be housed at an address until it is put right (HZ-6)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.operations import notify
from liuli.places.models import Address
from residents import policies
from residents.models import Dwelling, OccupancyBan, Stay
from residents.operations.notices import BAN_BREACHED


@transaction.atomic
def impose_ban(
    address: Address,
    *,
    actor: Actor,
    basis: str,
    now: datetime,
    source: str = "",
    dwelling: Dwelling | None = None,
) -> OccupancyBan:
    """Forbid new stays at an address, or in one dwelling there; the ban in force.

    Asking again while it is in force changes nothing and answers the ban that is
    there. Stays that exist are left as they are: see `Stay.objects.under_bans`.
    Raises Refused `ban_basis` without a basis.
    """
    place = _lock(address)
    require(policies.may_impose_ban, actor, place)
    if not basis.strip():
        raise Refused(_("Say what the ban rests on."), code="ban_basis")
    held = OccupancyBan.objects.in_force().filter(address=place, dwelling=dwelling)
    found: OccupancyBan | None = held.first()
    if found is not None:
        return found
    ban = OccupancyBan.objects.create(
        unit=place.unit,
        address=place,
        dwelling=dwelling,
        basis=basis.strip(),
        source=source,
        imposed_by_id=actor.actor_id,
        imposed_at=now,
    )
    record("residents.ban_imposed", ban, actor=actor, at=now)
    return ban


@transaction.atomic
def lift_ban(
    ban: OccupancyBan, *, actor: Actor, basis: str, now: datetime
) -> OccupancyBan:
    """Allow stays again, for good; whoever still lives there is compliant from now.

    Raises Refused `ban_lifted` when somebody has, `ban_basis` without a basis.
    """
    place = _lock(ban.address)
    ban = OccupancyBan.objects.for_update().get(pk=ban.pk)
    require(policies.may_lift_ban, actor, place)
    if ban.lifted_at is not None:
        raise Refused(_("This ban has been lifted already."), code="ban_lifted")
    if not basis.strip():
        raise Refused(_("Say why the ban is lifted."), code="ban_basis")
    ban.lifted_at, ban.lift_basis = now, basis.strip()
    ban.lifted_by_id = actor.actor_id
    ban.save(update_fields=["lifted_at", "lifted_by", "lift_basis"])
    freed = Stay.objects.filter(address=place, is_compliant=False).open()
    still = freed.under_bans()
    freed.exclude(pk__in=still.values("pk")).update(is_compliant=True)
    record("residents.ban_lifted", ban, actor=actor, at=now)
    return ban


def tell_of_breach(stay: Stay, ban: OccupancyBan, *, actor: Actor) -> None:
    """Tell whoever assigns hazards there that somebody lives where nobody may (HZ-6).

    Part of the operation that writes the stay; once per stay, never to its writer.
    """
    now = timezone.now()
    posts = Post.objects.live(timezone.localdate(now))
    posts = posts.with_capability(Capability.HAZARDS_ASSIGN).over(stay.unit)
    notify(
        set(posts.values_list("user_id", flat=True)),
        kind=BAN_BREACHED,
        key=f"ban:{ban.pk}:stay:{stay.pk}",
        params={"unit": stay.unit_id, "imposed_on": str(_day(ban)), "stay": stay.pk},
        url=reverse("admin:residents_occupancyban_change", args=[ban.pk]),
        now=now,
        actor=actor,
    )


def _day(ban: OccupancyBan) -> date:
    return timezone.localdate(ban.imposed_at)


def _lock(address: Address) -> Any:
    """The address, before its bans and stays: always in that order."""
    rows = Address.objects.select_for_update(of=("self",)).select_related("unit")
    return rows.get(pk=address.pk)
