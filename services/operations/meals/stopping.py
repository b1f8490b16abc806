"""The daily look for diners who moved away: the subsidy stops, not the meals (ML-6)."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, Subquery

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from residents.models import Stay
from services.choices.meals import EndReason
from services.models import MealAgreement
from services.operations.meals.overpaid import note_overpaid


@transaction.atomic
def stop_where_moved(*, today: date) -> int:
    """Stop the subsidy of residents whose stays have all ended, after the last day.

    A stay ends on the day after its last one. A signer who never was a resident is
    left alone. Answers how many were stopped; safe to run twice.
    """
    stays = Stay.objects.filter(person=OuterRef("person")).order_by()
    lives_here = stays.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today))
    left_on = stays.values("person").annotate(day=Max("ends_on")).values("day")
    gone = (
        MealAgreement.objects.for_update()
        .in_force(today)
        .filter(person__isnull=False, subsidy_until__isnull=True)
        .filter(~Exists(lives_here))
        .annotate(left_on=Subquery(left_on))
        .filter(left_on__isnull=False)
    )
    stopped = 0
    for agreement in gone:
        agreement.subsidy_until = agreement.left_on - timedelta(days=1)
        agreement.stop_reason = EndReason.MOVED
        agreement.save(update_fields=["subsidy_until", "stop_reason"])
        note_overpaid(agreement, found_on=today)
        record("services.subsidy_stopped", agreement, actor=SYSTEM)
        stopped += 1
    return stopped
