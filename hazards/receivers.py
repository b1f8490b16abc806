"""News from below that sites and hazards follow."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from hazards.operations.handing_over import hand_hazards_over, hazards_in_hand
from hazards.operations.sites import follow_addresses
from liuli.places.signals import addresses_moved
from residents.signals import duty_handed_over, items_in_hand


@receiver(addresses_moved)
def sites_follow_their_addresses(
    sender: Any, *, address_ids: list[int], unit: Any, **kwargs: Any
) -> None:
    """An address got another grid: so did the sites there."""
    follow_addresses(address_ids, unit=unit)


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
