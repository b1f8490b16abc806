"""News from places: an address that changes its grid takes its people along."""

from typing import Any

from django.dispatch import receiver

from liuli.kernel.access import SYSTEM
from liuli.places.signals import addresses_moved
from residents.operations import follow_addresses


@receiver(addresses_moved, dispatch_uid="residents.addresses_moved")
def take_people_along(sender: Any, address_ids: list[int], **kwargs: Any) -> None:
    """Stays copy the unit of their address."""
    follow_addresses(address_ids, actor=SYSTEM)
