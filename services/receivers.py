"""News from below that services follow."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from residents.signals import person_erased
from services.operations.meals.agreements import forget_diner


@receiver(person_erased, dispatch_uid="services.person_erased")
def diners_are_forgotten(sender: Any, *, person_id: int, **kwargs: Any) -> None:
    """An erased resident leaves no name in the agreements on meals (PI-6)."""
    forget_diner(person_id, now=timezone.now())
