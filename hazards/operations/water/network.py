"""Segments, valves and bulk meters: what the community knows of its pipes (B1)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hazards.models import BulkMeter, Segment, Valve
from hazards.policies import water as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit


@transaction.atomic
def add_segment(community: Unit, *, actor: Actor, **facts: Any) -> Segment:
    """Add a stretch of pipe; `facts` are its columns."""
    require(policies.may_keep, actor, community)
    segment = Segment(unit=community, **facts)
    segment.full_clean()
    segment.save()
    record("hazards.segment_added", segment, actor=actor)
    return segment


@transaction.atomic
def add_valve(segment: Segment, *, name: str, place: str, actor: Actor) -> Valve:
    """Add a valve to a segment."""
    require(policies.may_keep, actor, segment.unit)
    valve = Valve(segment=segment, name=name.strip(), place=place.strip())
    valve.full_clean()
    valve.save()
    record("hazards.valve_added", valve, actor=actor)
    return valve


@transaction.atomic
def add_bulk_meter(community: Unit, *, actor: Actor, **facts: Any) -> BulkMeter:
    """Add a bulk meter; `facts` are its columns."""
    require(policies.may_keep, actor, community)
    meter = BulkMeter(unit=community, **facts)
    meter.full_clean()
    meter.save()
    record("hazards.bulk_meter_added", meter, actor=actor)
    return meter


@transaction.atomic
def say_what_it_feeds(
    meter: BulkMeter, *, segment: Segment | None, actor: Actor
) -> BulkMeter:
    """Say which pipe a bulk meter feeds. Refused `another_unit`."""
    meter = BulkMeter.objects.for_update().select_related("unit").get(pk=meter.pk)
    require(policies.may_keep, actor, meter.unit)
    if segment is not None and segment.unit_id != meter.unit_id:
        raise Refused(_("This pipe belongs to another community."), code="another_unit")
    meter.segment = segment
    meter.save(update_fields=["segment"])
    record("hazards.bulk_meter_feeds", meter, actor=actor)
    return meter
