"""What is put up about volunteers: names only of those who agreed (VO-1)."""

from decimal import Decimal
from typing import Any

from residents.choices.rights import ConsentPurpose
from residents.models import Consent
from services.models import ServiceHours


def consenting(volunteers: Any, *, year: int) -> tuple[list[tuple[str, Decimal]], int]:
    """`(name, hours)` of those with a standing consent, and how many have none.

    Only volunteers with confirmed hours in the year; the rest are a number.
    """
    counted = ServiceHours.objects.counted().filter(on__year=year)
    active = volunteers.filter(pk__in=counted.values("volunteer"))
    agreed = Consent.objects.standing().filter(purpose=ConsentPurpose.PUBLISH)
    named = active.filter(person__in=agreed.values("person")).with_people()
    rows = [
        (one.person.full_name, counted.filter(volunteer=one).total())
        for one in named.order_by("person__pinyin", "pk")
    ]
    return rows, active.count() - len(rows)


def hours_of_year(volunteers: Any, *, year: int) -> Decimal:
    """Confirmed hours of all of them in a year."""
    rows = ServiceHours.objects.counted().filter(on__year=year)
    total: Decimal = rows.filter(volunteer__in=volunteers).total()
    return total
