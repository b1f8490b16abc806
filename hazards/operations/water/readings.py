"""Meter rounds and readings: entered once, flagged, decided by another (WT-5)."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices.water import MOST_ESTIMATES, ReadingKind, ReadingState
from hazards.models import Connection, Meter, MeterReading, MeterRound
from hazards.policies import water as policies
from hazards.rules.water import readings as rules
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

_LOOKED_BACK: Final = 6


@transaction.atomic
def open_meter_round(
    community: Unit, *, name: str, starts_on: date, ends_on: date, actor: Actor
) -> MeterRound:
    """Begin a time in which every meter is read. Refused `round_open`."""
    require(policies.may_keep, actor, community)
    if MeterRound.objects.open().filter(unit=community).exists():
        raise Refused(
            _("A meter round is still open. Close it before the next one."),
            code="round_open",
        )
    round_ = MeterRound(
        unit=community, name=name.strip(), starts_on=starts_on, ends_on=ends_on
    )
    round_.full_clean()
    round_.save()
    record("hazards.meter_round_opened", round_, actor=actor)
    return round_


@transaction.atomic
def close_meter_round(round_: MeterRound, *, actor: Actor, now: datetime) -> MeterRound:
    """End a round; meters not read by then stay unread. Refused `round_closed`."""
    round_ = MeterRound.objects.for_update().select_related("unit").get(pk=round_.pk)
    require(policies.may_keep, actor, round_.unit)
    if round_.closed_at is not None:
        raise Refused(_("This meter round is closed already."), code="round_closed")
    round_.closed_at = now
    round_.save(update_fields=["closed_at"])
    record("hazards.meter_round_closed", round_, actor=actor)
    return round_


@transaction.atomic
def enter_reading(
    connection: Connection,
    *,
    value: int,
    read_on: date,
    actor: Actor,
    now: datetime,
    kind: ReadingKind = ReadingKind.READ,
    client_id: UUID | None = None,
) -> MeterReading:
    """Enter what the present meter of a connection says.

    An estimate, and a use far beyond the usual, wait for another person's decision;
    all else counts at once. Raises Refused `no_meter`, `reading_backwards`,
    `reading_too_early`, `reading_in_future`, `reading_beyond_dial`,
    `too_many_estimates`.
    """
    connection = Connection.objects.select_related("unit", "community").get(
        pk=connection.pk
    )
    require(policies.may_read, actor, connection.unit)
    meter = Meter.objects.for_update().present().filter(connection=connection).first()
    if meter is None:
        raise Refused(_("No meter turns at this connection."), code="no_meter")
    past = list(meter.readings.standing().order_by("-read_on", "-pk")[:_LOOKED_BACK])
    _check_day(meter, past, read_on, today=timezone.localdate(now))
    previous = past[0].value if past else meter.start_value
    use = _use(meter, previous, value)
    _check_estimates(past, kind)
    factor = parameter("water.unusual_factor", unit=connection.unit, on=read_on)
    volumes = [one.volume for one in past]
    is_unusual = rules.is_unusual(use.volume or 0, volumes, factor=factor)
    waits = is_unusual or kind == ReadingKind.ESTIMATE
    reading = MeterReading.objects.create(
        meter=meter,
        round=_round_on(connection.community, read_on),
        since_on=past[0].read_on if past else meter.installed_on or read_on,
        read_on=read_on,
        previous=previous,
        value=value,
        volume=use.volume or 0,
        has_rolled=use.has_rolled,
        kind=kind,
        state=ReadingState.REVIEW if waits else ReadingState.COUNTED,
        is_unusual=is_unusual,
        by_id=actor.actor_id,
        at=now,
        client_id=client_id,
    )
    record("hazards.meter_read", reading, actor=actor)
    return reading


def estimate_of(connection: Connection) -> int:
    """What an estimate would say: the last value plus the usual use."""
    meter = Meter.objects.present().get(connection=connection)
    past = list(meter.readings.standing().order_by("-read_on", "-pk")[:_LOOKED_BACK])
    last = past[0].value if past else meter.start_value
    return int(
        (last + rules.usual_use([one.volume for one in past])) % 10**meter.digits
    )


@transaction.atomic
def count_reading(
    reading: MeterReading, *, actor: Actor, now: datetime
) -> MeterReading:
    """Let a reading that was checked count; by another person than who entered it."""
    reading = _locked(reading)
    require(policies.may_decide_reading, actor, reading)
    flows.READING.require(reading.state, ReadingState.COUNTED)
    reading.state = ReadingState.COUNTED
    reading.decided_by_id, reading.decided_at = actor.actor_id, now
    reading.save(update_fields=["state", "decided_by", "decided_at"])
    record("hazards.meter_reading_counted", reading, actor=actor)
    return reading


@transaction.atomic
def void_reading(
    reading: MeterReading, *, reason: str, actor: Actor, now: datetime
) -> MeterReading:
    """Take a wrong reading out; the last one only, and before it is billed.

    Whoever entered it may, and whoever decides readings there. Refused
    `reading_built_upon`, `reason_missing`.
    """
    reading = _locked(reading)
    if actor.actor_id != reading.by_id:
        require(policies.may_decide_reading, actor, reading)
    else:
        require(policies.may_read, actor, reading.meter.connection.unit)
    flows.READING.require(reading.state, ReadingState.VOID)
    if not reason.strip():
        raise Refused(_("Say why the reading is void."), code="reason_missing")
    later = reading.meter.readings.standing().filter(read_on__gt=reading.read_on)
    if later.exists() or reading.bills.standing().exists():
        raise Refused(
            _(
                "A later reading or a bill stands on this reading. "
                "Make those void first, the latest first."
            ),
            code="reading_built_upon",
        )
    reading.state, reading.reason = ReadingState.VOID, reason.strip()
    reading.decided_by_id, reading.decided_at = actor.actor_id, now
    reading.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    record("hazards.meter_reading_void", reading, actor=actor)
    return reading


def _locked(reading: MeterReading) -> MeterReading:
    found: MeterReading = (
        MeterReading.objects.for_update()
        .select_related("meter__connection__unit")
        .get(pk=reading.pk)
    )
    return found


def _round_on(community: Unit, day: date) -> MeterRound | None:
    found: MeterRound | None = (
        MeterRound.objects.open().filter(unit=community, starts_on__lte=day).first()
    )
    return found


def _check_day(
    meter: Meter, past: list[MeterReading], read_on: date, *, today: date
) -> None:
    if read_on > today:
        raise Refused(
            _("This day lies ahead. Check the date."), code="reading_in_future"
        )
    installed = meter.installed_on
    if (past and read_on <= past[0].read_on) or (installed and read_on < installed):
        raise Refused(
            _(
                "This meter was already read on that day or later. "
                "Make the later reading void first, if it is wrong."
            ),
            code="reading_too_early",
        )


def _use(meter: Meter, previous: int, value: int) -> rules.Use:
    if not 0 <= value < 10**meter.digits:
        raise Refused(
            _("The meter has %(digits)d digits; this number does not fit.")
            % {"digits": meter.digits},
            code="reading_beyond_dial",
        )
    use = rules.use_between(previous, value, digits=meter.digits)
    if use.is_backwards:
        raise Refused(
            _(
                "The reading is smaller than the last one (%(previous)d). Read the "
                "meter again; if it was changed, enter the change of the meter."
            )
            % {"previous": previous},
            code="reading_backwards",
        )
    return use


def _check_estimates(past: list[MeterReading], kind: ReadingKind) -> None:
    in_a_row = 0
    for one in past:
        if one.kind != ReadingKind.ESTIMATE:
            break
        in_a_row += 1
    if kind == ReadingKind.ESTIMATE and not rules.may_estimate(
        in_a_row, most=MOST_ESTIMATES
    ):
        raise Refused(
            _(
                "This meter was estimated twice in a row already. "
                "Somebody has to read it now."
            ),
            code="too_many_estimates",
        )
