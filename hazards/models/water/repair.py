"""Repairs, their photos, what they cost, and notices of outage (B3, WT-9, WT-10)."""

from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices.water import (
    OF_A_REPAIR,
    PLANNED_OUTAGE_HOURS,
    Cause,
    EntryKind,
    OutageKind,
    PhotoStage,
    RepairKind,
    RepairState,
)
from hazards.models.water.bill import yuan
from hazards.models.water.connection import Connection
from hazards.models.water.network import Segment, WaterRow, staff, unit_column
from hazards.querysets.water.money import EntryQuerySet
from hazards.querysets.water.network import (
    OutageQuerySet,
    RepairQuerySet,
    WaterQuerySet,
)
from liuli.kernel.history import tracked

_REVERSES = """
    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM hazards_waterentry first
        WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL
          AND first.kind = NEW.kind AND first.unit_id = NEW.unit_id
          AND first.amount_yuan = -NEW.amount_yuan
    ) THEN
        RAISE EXCEPTION 'a reversing row takes back exactly one entry'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'waterentry_reverses_exactly';
    END IF;
    RETURN NEW;
"""


@tracked()
class Repair(WaterRow):
    """A fault of the network from its report to its acceptance."""

    unit = unit_column()
    kind = models.CharField(_("kind of fault"), max_length=8, choices=RepairKind)
    place = models.CharField(_("place"), max_length=200)
    text = models.CharField(_("what was seen"), max_length=500, blank=True)
    segment = models.ForeignKey(
        Segment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repairs",
        verbose_name=_("pipe segment"),
    )
    connection = models.ForeignKey(
        Connection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repairs",
        verbose_name=_("water connection"),
    )
    state = models.CharField(
        _("state"), max_length=8, choices=RepairState, default=RepairState.REPORTED
    )
    reported_at = models.DateTimeField(_("reported at"))
    reported_by = staff(_("reported by"))
    repairer = models.CharField(_("who repairs"), max_length=80, blank=True)
    cause = models.CharField(
        _("cause"), max_length=8, choices=Cause, default=Cause.UNKNOWN
    )
    households_off = models.PositiveSmallIntegerField(
        _("households without water"), null=True, blank=True
    )
    shut_at = models.DateTimeField(_("water off from"), null=True, blank=True)
    restored_at = models.DateTimeField(_("water back at"), null=True, blank=True)
    lost_m3 = models.PositiveIntegerField(
        _("water lost, estimated (m³)"), null=True, blank=True
    )
    done_text = models.CharField(_("what was done"), max_length=500, blank=True)
    done_by = staff(_("reported done by"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    accepted_by = staff(_("accepted by"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    client_id = models.UUIDField(
        _("number given by the phone"), null=True, blank=True, unique=True
    )

    objects = RepairQuerySet.as_manager()

    class Meta:
        verbose_name = _("water repair")
        verbose_name_plural = _("water repairs")
        ordering = ["-reported_at", "-pk"]
        indexes = [models.Index(fields=["unit", "state"])]
        constraints = [
            models.CheckConstraint(
                name="repair_kind_known", condition=Q(kind__in=RepairKind.values)
            ),
            models.CheckConstraint(
                name="repair_state_known", condition=Q(state__in=RepairState.values)
            ),
            models.CheckConstraint(
                name="repair_cause_known", condition=Q(cause__in=Cause.values)
            ),
            models.CheckConstraint(
                name="repair_accepted_by_another",
                condition=~Q(state=RepairState.ACCEPTED)
                | (
                    Q(accepted_by__isnull=False, accepted_at__isnull=False)
                    & ~Q(accepted_by=F("done_by"))
                ),
                violation_error_message=_(
                    "Another person than the one who reported it done has to accept "
                    "the repair."
                ),
            ),
            models.CheckConstraint(
                name="repair_void_for_a_reason",
                condition=~Q(state=RepairState.VOID) | ~Q(reason=""),
                violation_error_message=_("Say why the report is void."),
            ),
            models.CheckConstraint(
                name="repair_restored_after_shut",
                condition=Q(restored_at__isnull=True)
                | Q(shut_at__isnull=True)
                | Q(restored_at__gte=F("shut_at")),
                violation_error_message=_(
                    "The water cannot come back before it was turned off."
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="repair_moves_by_its_table",
                field="state",
                transitions=flows.REPAIR.transitions(),
            )
        ]

    @property
    def number(self) -> str:
        """As it is printed."""
        return f"WX{self.pk:06d}"


class RepairPhoto(WaterRow):
    """A photo of a fault or of its repair."""

    unit_lookup = "repair__unit"

    repair = models.ForeignKey(
        Repair, on_delete=models.CASCADE, related_name="photos",
        verbose_name=_("water repair"),
    )  # fmt: skip
    file = models.ForeignKey(
        "attachments.File",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("photo"),
    )
    stage = models.CharField(_("when"), max_length=8, choices=PhotoStage)

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a repair")
        verbose_name_plural = _("photos of repairs")
        ordering = ["repair", "pk"]
        constraints = [
            models.CheckConstraint(
                name="repairphoto_stage_known", condition=Q(stage__in=PhotoStage.values)
            ),
            models.UniqueConstraint(name="repairphoto_once", fields=["repair", "file"]),
        ]


@tracked()
class WaterEntry(WaterRow):
    """Money of the water account besides receipts: costs, and subsidies received.

    Never changed: what is wrong is taken back by a reversing row.
    """

    unit = unit_column()
    kind = models.CharField(_("what for"), max_length=14, choices=EntryKind)
    on = models.DateField(_("day"))
    amount_yuan = yuan(_("amount (yuan)"))
    volume_m3 = models.PositiveIntegerField(_("volume (m³)"), null=True, blank=True)
    quantity = models.DecimalField(
        _("quantity"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    what = models.CharField(_("what"), max_length=120, blank=True)
    document = models.CharField(_("invoice or bill number"), max_length=60, blank=True)
    repair = models.ForeignKey(
        Repair,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="costs",
        verbose_name=_("water repair"),
    )
    by = staff(_("entered by"), null=True, blank=True)
    at = models.DateTimeField(_("entered at"))
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=_("takes back"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the water account")
        verbose_name_plural = _("entries of the water account")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["unit", "on"])]
        constraints = [
            models.CheckConstraint(
                name="waterentry_kind_known", condition=Q(kind__in=EntryKind.values)
            ),
            models.CheckConstraint(
                name="waterentry_repair_iff_of_one",
                condition=Q(kind__in=OF_A_REPAIR, repair__isnull=False)
                | (~Q(kind__in=OF_A_REPAIR) & Q(repair__isnull=True)),
                violation_error_message=_("The cost of a repair belongs to a repair."),
            ),
            models.CheckConstraint(
                name="waterentry_volume_iff_supply",
                condition=Q(kind=EntryKind.SUPPLY, volume_m3__isnull=False)
                | (~Q(kind=EntryKind.SUPPLY) & Q(volume_m3__isnull=True)),
                violation_error_message=_(
                    "A bulk water bill says how much water it is for."
                ),
            ),
            models.CheckConstraint(
                name="waterentry_negative_iff_reversing",
                condition=Q(reverses__isnull=True, amount_yuan__gt=0)
                | (Q(reverses__isnull=False, amount_yuan__lt=0) & ~Q(reason="")),
                violation_error_message=_("Say why the entry is taken back."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="waterentry_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
            pgtrigger.Trigger(
                name="waterentry_reverses_exactly",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_REVERSES,
            ),
        ]


@tracked()
class Outage(WaterRow):
    """When the water is off, and since when people know (WT-9)."""

    unit = unit_column()
    kind = models.CharField(_("kind of outage"), max_length=10, choices=OutageKind)
    announced_at = models.DateTimeField(_("announced at"))
    starts_at = models.DateTimeField(_("water off from"))
    ends_at = models.DateTimeField(_("water back by"))
    places = models.CharField(_("where"), max_length=300)
    cause = models.CharField(_("why"), max_length=300)
    segment = models.ForeignKey(
        Segment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outages",
        verbose_name=_("pipe segment"),
    )
    by = staff(_("announced by"))

    objects = OutageQuerySet.as_manager()

    class Meta:
        verbose_name = _("outage notice")
        verbose_name_plural = _("outage notices")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="outage_kind_known", condition=Q(kind__in=OutageKind.values)
            ),
            models.CheckConstraint(
                name="outage_forward",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The end lies before the beginning."),
            ),
            models.CheckConstraint(
                name="outage_planned_announced_a_day_ahead",
                condition=Q(kind=OutageKind.EMERGENCY)
                | Q(
                    starts_at__gte=F("announced_at")
                    + timedelta(hours=PLANNED_OUTAGE_HOURS)
                ),
                violation_error_message=_(
                    "A planned outage is announced at least 24 hours ahead. "
                    "Choose a later start, or say that it is an emergency."
                ),
            ),
        ]
