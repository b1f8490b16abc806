"""Segments, valves and bulk meters: what the community knows of its pipes (B1)."""

from typing import Any

from django.db import transaction

from hazards.models import BulkMeter, Segment, Valve
from hazards.policies import water as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
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
