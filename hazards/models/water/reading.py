"""Meter rounds and readings: a meter that runs backwards is refused here (WT-5)."""

from datetime import date

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices.water import MOST_ESTIMATES, ReadingKind, ReadingState
from hazards.models.water.connection import Meter
from hazards.models.water.network import WaterRow, staff, unit_column
from hazards.querysets.water.network import ReadingQuerySet, RoundsQuerySet
from liuli.kernel.history import tracked

_FOLLOWS = """
    SELECT * INTO meter FROM hazards_meter WHERE id = NEW.meter_id FOR UPDATE;
    SELECT r.value, r.read_on INTO last FROM hazards_meterreading r
    WHERE r.meter_id = NEW.meter_id AND r.state <> 'void'
    ORDER BY r.read_on DESC, r.id DESC LIMIT 1;
    dial := power(10, meter.digits);
    broken := CASE
        WHEN NEW.previous <> coalesce(last.value, meter.start_value)
            THEN 'meterreading_follows_the_last'
        WHEN NEW.read_on <= last.read_on OR NEW.read_on > meter.removed_on
            THEN 'meterreading_after_the_last'
        WHEN NEW.value >= dial THEN 'meterreading_fits_its_dial'
        WHEN NEW.value < NEW.previous AND NOT NEW.has_rolled
            THEN 'meterreading_backwards'
        WHEN NEW.has_rolled AND (NEW.value >= NEW.previous
            OR NEW.previous * 10 < dial * 9
            OR (NEW.value + dial - NEW.previous) * 10 > dial)
            THEN 'meterreading_rolled_over'
        WHEN NEW.volume <> NEW.value - NEW.previous
            + CASE WHEN NEW.has_rolled THEN dial ELSE 0 END
            THEN 'meterreading_volume_right'
        WHEN NEW.kind = 'estimate' AND $most <= (
            SELECT count(*) FILTER (WHERE late.kind = 'estimate') FROM (
                SELECT r.kind FROM hazards_meterreading r
                WHERE r.meter_id = NEW.meter_id AND r.state <> 'void'
                ORDER BY r.read_on DESC LIMIT $most) late)
            THEN 'meterreading_estimates_in_a_row'
    END;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'this reading does not follow from the last one'
            USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NEW;
""".replace("$most", str(MOST_ESTIMATES))
_VOID_LAST_FIRST = """
    IF EXISTS (
        SELECT 1 FROM hazards_meterreading later
        WHERE later.meter_id = NEW.meter_id AND later.state <> 'void'
          AND later.read_on > NEW.read_on
    ) OR EXISTS (
        SELECT 1 FROM hazards_bill bill
        WHERE bill.reading_id = NEW.id AND bill.state <> 'void'
    ) THEN
        RAISE EXCEPTION 'a later reading or a bill stands on this reading'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'meterreading_void_last_first';
    END IF;
    RETURN NEW;
"""


@tracked()
class MeterRound(WaterRow):
    """A time in which every meter is to be read once (抄表轮次)."""

    unit = unit_column()
    name = models.CharField(_("meter round"), max_length=60)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = RoundsQuerySet.as_manager()

    class Meta:
        verbose_name = _("meter round")
        verbose_name_plural = _("meter rounds")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="meterround_forward",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end lies before the beginning."),
            ),
            models.UniqueConstraint(
                name="meterround_one_open",
                fields=["unit"],
                condition=Q(closed_at__isnull=True),
                violation_error_message=_(
                    "A meter round is still open. Close it before the next one."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_late(self, today: date) -> bool:
        """Still open after its last day."""
        return self.closed_at is None and today > self.ends_on


@tracked()
class MeterReading(WaterRow):
    """What a household meter said, and how much water that makes."""

    unit_lookup = "meter__connection__unit"

    meter = models.ForeignKey(
        Meter,
        on_delete=models.PROTECT,
        related_name="readings",
        verbose_name=_("household meter"),
    )
    round = models.ForeignKey(
        MeterRound,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="readings",
        verbose_name=_("meter round"),
    )
    since_on = models.DateField(_("read before on"))
    read_on = models.DateField(_("read on"))
    previous = models.PositiveIntegerField(_("last reading"))
    value = models.PositiveIntegerField(_("reading"))
    volume = models.PositiveIntegerField(_("volume (m³)"))
    has_rolled = models.BooleanField(_("rolled over"), default=False)
    kind = models.CharField(
        _("how it was read"), max_length=8, choices=ReadingKind,
        default=ReadingKind.READ,
    )  # fmt: skip
    state = models.CharField(
        _("state"), max_length=8, choices=ReadingState, default=ReadingState.COUNTED
    )
    is_unusual = models.BooleanField(_("far more than usual"), default=False)
    by = staff(_("read by"), null=True, blank=True)
    at = models.DateTimeField(_("entered at"))
    client_id = models.UUIDField(
        _("number given by the phone"), null=True, blank=True, unique=True
    )
    decided_by = staff(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meter reading")
        verbose_name_plural = _("meter readings")
        ordering = ["-read_on", "-pk"]
        indexes = [models.Index(fields=["meter", "-read_on"])]
        constraints = [
            models.CheckConstraint(
                name="meterreading_kind_known",
                condition=Q(kind__in=ReadingKind.values),
            ),
            models.CheckConstraint(
                name="meterreading_state_known",
                condition=Q(state__in=ReadingState.values),
            ),
            models.CheckConstraint(
                name="meterreading_since_before",
                condition=Q(since_on__lte=F("read_on")),
            ),
            models.CheckConstraint(
                name="meterreading_void_for_a_reason",
                condition=~Q(state=ReadingState.VOID)
                | (~Q(reason="") & Q(decided_at__isnull=False)),
                violation_error_message=_("Say why the reading is void."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="meterreading_moves_by_its_table",
                field="state",
                transitions=flows.READING.transitions(),
            ),
            pgtrigger.Protect(
                name="meterreading_value_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "meter", "read_on", "previous", "value", "volume", "kind"
                ),
            ),
            pgtrigger.Trigger(
                name="meterreading_follows",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[
                    ("meter", "hazards_meter"),
                    ("last", "RECORD"),
                    ("dial", "bigint"),
                    ("broken", "text"),
                ],
                func=_FOLLOWS,
            ),
            pgtrigger.Trigger(
                name="meterreading_void_last_first",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__state__df=pgtrigger.F("new__state"),
                    new__state=ReadingState.VOID,
                ),
                func=_VOID_LAST_FIRST,
            ),
        ]
