"""News from below that sites follow."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from hazards.models import HousingOrder
from hazards.operations.occupancy import note_people
from hazards.operations.sites import follow_addresses
from liuli.places.signals import addresses_moved
from residents.signals import ban_breached


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
