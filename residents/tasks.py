"""Doorbells: classes by the month, possible duplicates by the night and by news."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from liuli.kernel.access import System
from liuli.territory.models import Unit
from residents.models import Person
from residents.operations import (
    classify_residents,
    communities_to_classify,
    find_duplicates,
)
from residents.operations.retention import carry_out_retention


@shared_task(name="residents.tasks.classify_due", soft_time_limit=600, time_limit=660)
def classify_due() -> int:
    """Read the classes where nobody has this month; rung daily, safe to repeat."""
    today = timezone.localdate()
    actor: Any = System("residents.tasks.classify_due")
    communities = communities_to_classify(today=today)
    for community in communities:
        classify_residents(community, today=today, actor=actor)
    return len(communities)


@shared_task(name="residents.tasks.retain", soft_time_limit=300)
def retain() -> int:
    """Let go what was kept long enough (PI-5); rung nightly, safe to repeat."""
    actor: Any = System("residents.tasks.retain")
    communities = Unit.objects.filter(pk__in=Person.objects.values("community"))
    done = [
        carry_out_retention(one, actor=actor, now=timezone.now())
        for one in communities.order_by("path")
    ]
    return sum(sum(each.values()) for each in done)


@shared_task(
    name="residents.tasks.find_duplicates_everywhere",
    soft_time_limit=600,
    time_limit=660,
)
def find_duplicates_everywhere() -> int:
    """Ask about new pairs in every community; rung nightly, safe to repeat."""
    communities = Unit.objects.filter(pk__in=Person.objects.values("community"))
    return sum(find_duplicates(one) for one in communities.order_by("path"))


@shared_task(name="residents.tasks.find_duplicates_of", soft_time_limit=60)
def find_duplicates_of(*, person_id: int) -> int:
    """Ask about the pairs of one person just registered."""
    person = Person.objects.select_related("community").filter(pk=person_id).first()
    if person is None:
        return 0
    return find_duplicates(person.community, person_id=person.pk)


@shared_task(name="residents.tasks.find_duplicates_in", soft_time_limit=600)
def find_duplicates_in(*, community_id: int) -> int:
    """Ask about the pairs of a community after an import."""
    return find_duplicates(Unit.objects.get(pk=community_id))
