"""News from below that sites follow."""

from typing import Any

from django.dispatch import receiver

from hazards.operations.sites import follow_addresses
from liuli.places.signals import addresses_moved


@receiver(addresses_moved)
def sites_follow_their_addresses(
    sender: Any, *, address_ids: list[int], unit: Any, **kwargs: Any
) -> None:
    """An address got another grid: so did the sites there."""
    follow_addresses(address_ids, unit=unit)
