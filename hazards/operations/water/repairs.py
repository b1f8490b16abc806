"""Repairs of the network: reported, taken in hand, done, accepted (B3, WT-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices.water import Cause, OutageKind, PhotoStage, RepairKind, RepairState
from hazards.models import Connection, Outage, Repair, RepairPhoto, Segment
from hazards.operations.water.outage_news import tell_of_outage
from hazards.policies import water as policies
from liuli.accounts.models import User
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit


@dataclass(frozen=True, slots=True)
class Done:
    """What is said once the pipe holds again."""

    text: str
    cause: Cause = Cause.UNKNOWN
    households_off: int | None = None
    shut_at: datetime | None = None
    restored_at: datetime | None = None
    lost_m3: int | None = None


@transaction.atomic
def report_fault(
    unit: Unit,
    *,
    kind: RepairKind,
    place: str,
    text: str = "",
    segment: Segment | None = None,
    connection: Connection | None = None,
    photos: Sequence[File] = (),
    client_id: UUID | None = None,
    actor: User,
    at: datetime,
) -> Repair:
    """Write down a leak or another fault. Refused `place_missing`."""
    require(policies.may_read, actor, unit)
    if not place.strip():
        raise Refused(_("Say where it is."), code="place_missing")
    repair = Repair.objects.create(
        unit=unit,
        kind=kind,
        place=place.strip(),
        text=text.strip(),
        segment=segment,
        connection=connection,
        reported_at=at,
        reported_by=actor,
        client_id=client_id,
    )
    _hang(repair, photos, PhotoStage.BEFORE)
    record("hazards.water_fault_reported", repair, actor=actor)
    return repair


@transaction.atomic
def assign_repair(
    repair: Repair, *, repairer: str, segment: Segment | None, actor: Actor
) -> Repair:
    """Say who repairs it and on which segment it lies. Refused `illegal_move`."""
    repair = _moving(repair, RepairState.ASSIGNED, actor)
    repair.repairer = repairer.strip()
    repair.segment = segment or repair.segment
    repair.save(update_fields=["state", "repairer", "segment"])
    record("hazards.water_repair_assigned", repair, actor=actor)
    return repair


@transaction.atomic
def finish_repair(
    repair: Repair,
    *,
    done: Done,
    photos: Sequence[File] = (),
    actor: Actor,
    now: datetime,
) -> Repair:
    """Say what was done; another person accepts it. Refused `illegal_move`."""
    repair = _moving(repair, RepairState.DONE, actor)
    repair.done_text, repair.cause = done.text.strip(), done.cause
    repair.households_off, repair.lost_m3 = done.households_off, done.lost_m3
    repair.shut_at, repair.restored_at = done.shut_at, done.restored_at
    repair.done_by_id, repair.done_at = actor.actor_id, now
    repair.save(
        update_fields=[
            "state", "done_text", "cause", "households_off", "lost_m3", "shut_at",
            "restored_at", "done_by", "done_at",
        ]
    )  # fmt: skip
    _hang(repair, photos, PhotoStage.AFTER)
    record("hazards.water_repair_done", repair, actor=actor)
    return repair


@transaction.atomic
def accept_repair(repair: Repair, *, actor: Actor, now: datetime) -> Repair:
    """Accept it (验收). Refused `illegal_move`, `same_person`."""
    repair = _moving(repair, RepairState.ACCEPTED, actor)
    if repair.done_by_id == actor.actor_id:
        raise Refused(
            _(
                "Another person than the one who reported it done has to accept the "
                "repair."
            ),
            code="same_person",
        )
    repair.accepted_by_id, repair.accepted_at = actor.actor_id, now
    repair.save(update_fields=["state", "accepted_by", "accepted_at"])
    record("hazards.water_repair_accepted", repair, actor=actor)
    return repair


@transaction.atomic
def void_repair(repair: Repair, *, reason: str, actor: Actor) -> Repair:
    """Take a mistaken report out. Refused `illegal_move`, `reason_missing`."""
    repair = _moving(repair, RepairState.VOID, actor)
    if not reason.strip():
        raise Refused(_("Say why the report is void."), code="reason_missing")
    repair.reason = reason.strip()
    repair.save(update_fields=["state", "reason"])
    record("hazards.water_repair_void", repair, actor=actor)
    return repair


@transaction.atomic
def add_repair_photos(
    repair: Repair, *, photos: Sequence[File], stage: PhotoStage, actor: Actor
) -> None:
    """Hang photos on a repair; they may come after their record."""
    require(policies.may_read, actor, repair.unit)
    _hang(repair, photos, stage)


@transaction.atomic
def announce_outage(
    unit: Unit,
    *,
    kind: OutageKind,
    starts_at: datetime,
    ends_at: datetime,
    places: str,
    cause: str,
    segment: Any = None,
    actor: User,
    now: datetime,
) -> Outage:
    """Announce when the water is off; a planned outage a day ahead (WT-9).

    Grid workers of the place are told at once, and a text stands ready for the group.

    Raises ValidationError in the words of the constraints.
    """
    require(policies.may_keep, actor, unit)
    outage = Outage(
        unit=unit,
        kind=kind,
        announced_at=now,
        starts_at=starts_at,
        ends_at=ends_at,
        places=places.strip(),
        cause=cause.strip(),
        segment=segment,
        by=actor,
    )
    outage.full_clean()
    outage.save()
    tell_of_outage(outage, now=now)
    record("hazards.outage_announced", outage, actor=actor)
    return outage


def _moving(repair: Repair, state: RepairState, actor: Actor) -> Repair:
    repair = Repair.objects.for_update().select_related("unit").get(pk=repair.pk)
    require(policies.may_keep, actor, repair.unit)
    flows.REPAIR.require(repair.state, state)
    repair.state = state
    return repair


def _hang(repair: Repair, photos: Sequence[File], stage: PhotoStage) -> None:
    RepairPhoto.objects.bulk_create(
        (RepairPhoto(repair=repair, file=file, stage=stage) for file in photos),
        ignore_conflicts=True,
    )
