"""News from below that sites follow."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from hazards.models import HousingOrder
from hazards.operations.handing_over import hand_hazards_over, hazards_in_hand
from hazards.operations.occupancy import note_people
from hazards.operations.sites import follow_addresses
from liuli.places.signals import addresses_moved
from residents.signals import ban_breached, duty_handed_over, items_in_hand


@receiver(addresses_moved)
def sites_follow_their_addresses(
    sender: Any, *, address_ids: list[int], unit: Any, **kwargs: Any
) -> None:
    """An address got another grid: so did the sites there."""
    follow_addresses(address_ids, unit=unit)


@receiver(ban_breached)
def people_found_get_a_relocation_note(sender: Any, *, ban: Any, **kwargs: Any) -> None:
    """Somebody lives where an order is in force: note where they go (HZ-21)."""
    for order in HousingOrder.objects.in_force().filter(ban=ban):
        note_people(order, now=timezone.now())


@receiver(items_in_hand)
def count_hazards_in_hand(sender: Any, *, unit: Any, user: Any, **kwargs: Any) -> int:
    """Before a duty passes on: how many hazards would."""
    return int(hazards_in_hand(unit, user).count())


@receiver(duty_handed_over)
def hazards_pass_on(
    sender: Any,
    *,
    unit: Any,
    before: Any,
    after: Any,
    actor: Any,
    now: Any,
    **kwargs: Any,
) -> int:
    """A staff duty passed on: so do the hazards in the other's hands."""
    return hand_hazards_over(
        unit,
        before=before,
        after=after,
        note=_("Handed over with the duty."),
        actor=actor,
        now=now,
    )
