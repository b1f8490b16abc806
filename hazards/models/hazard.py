"""A hazard: one condition at one site that is not as it must be."""

from datetime import date, datetime
from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices import OPEN, HazardStatus, Severity
from hazards.querysets.hazards import HazardQuerySet
from hazards.rules import hazards as rules
from liuli.kernel.history import tracked
from liuli.territory.counters import DailyCounter

_CLEARED_AFTER_RECHECK = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_verification verification
        WHERE verification.hazard_id = NEW.id AND verification.round = NEW.round
          AND verification.passed
          AND (verification.is_on_site OR NEW.severity <> 'critical')
    ) OR NOT EXISTS (
        SELECT 1 FROM hazards_hazardphoto photo
        WHERE photo.hazard_id = NEW.id AND photo.round = NEW.round
          AND photo.stage IN ('rectified', 'verified')
    ) THEN
        RAISE EXCEPTION 'a hazard is cleared by a passed re-check with a photo'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazard_cleared_after_recheck';
    END IF;
    RETURN NEW;
"""
_NOBODY_PUT_OUT_UNSEEN = """
    IF EXISTS (
        SELECT 1 FROM hazards_relocationnote note
        JOIN hazards_housingorder ordered ON ordered.id = note.order_id
        WHERE ordered.hazard_id = NEW.id AND note.choice = ''
    ) THEN
        RAISE EXCEPTION 'where people went is written down before clearance'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazard_cleared_after_relocation';
    END IF;
    RETURN NEW;
"""
_EARLIER_DATE_WINS = """
    NEW.due_on := LEAST(
        NEW.due_on,
        (SELECT due_on FROM hazards_externalorder WHERE hazard_id = NEW.id)
    );
    RETURN NEW;
"""
_STANDS_AS_ITS_PAUSE = """
    IF NEW.paused_at IS DISTINCT FROM (
        SELECT began_at FROM hazards_hazardpause
        WHERE hazard_id = NEW.id AND ended_at IS NULL
    ) THEN
        RAISE EXCEPTION 'a clock stands still by a row that says why'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazard_paused_as_its_pause';
    END IF;
    RETURN NEW;
"""
_LOWERED_BY_TWO = """
    IF array_position(ARRAY['general', 'major', 'critical'], NEW.severity::text)
       < array_position(ARRAY['general', 'major', 'critical'], OLD.severity::text)
       AND NOT EXISTS (
        SELECT 1 FROM hazards_loweringrequest request
        WHERE request.hazard_id = NEW.id AND request.decision = 'confirmed'
          AND request.severity = NEW.severity
    ) THEN
        RAISE EXCEPTION 'a severity is lowered by two people'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazard_severity_lowered_by_two';
    END IF;
    RETURN NEW;
"""


class HazardCounter(DailyCounter):
    """The last number given out in one community on one day (EV-3)."""

    class Meta(DailyCounter.Meta):
        verbose_name = _("hazard counter")
        verbose_name_plural = _("hazard counters")


@tracked()
class Hazard(models.Model):
    """One row of the hazard ledger (问题台账), from report to clearance.

    `item` is the checklist item that failed; without one `text` says what is wrong.
    `due_on` is the last day to rectify, `recheck_due_on` the last day to re-check.
    `paused_at`: since when its clock stands still, by the open row of its pauses.
    """

    read_capability = "hazards.view"

    number = models.CharField(
        pgettext_lazy("hazard", "number"), max_length=40, unique=True, editable=False
    )
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="hazards",
        verbose_name=_("site"),
    )
    item = models.ForeignKey(
        "hazards.ChecklistItem",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hazards",
        verbose_name=_("checklist item"),
    )
    item_code = models.CharField(_("item code"), max_length=12, blank=True)
    text = models.CharField(_("what was found"), max_length=500, blank=True)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity)
    status = models.CharField(
        _("state"), max_length=16, choices=HazardStatus, default=HazardStatus.FOUND
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    found_at = models.DateTimeField(_("found at"))
    received_at = models.DateTimeField(_("received at"))
    found_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("found by"),
    )
    clock_started_at = models.DateTimeField(_("clock started at"))
    due_on = models.DateField(_("due date"))
    paused_at = models.DateTimeField(
        _("clock stands still since"), null=True, blank=True, editable=False
    )
    recheck_from = models.DateTimeField(_("re-check from"), null=True, blank=True)
    recheck_due_on = models.DateField(_("re-check due date"), null=True, blank=True)
    current_assignment = models.ForeignKey(
        "hazards.Assignment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    relapse_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relapses",
        verbose_name=_("relapse of"),
    )
    client_id = models.UUIDField(
        _("number given by the phone"), null=True, blank=True, unique=True
    )
    cleared_at = models.DateTimeField(_("cleared at"), null=True, blank=True)

    objects = HazardQuerySet.as_manager()

    class Meta:
        verbose_name = _("hazard")
        verbose_name_plural = _("hazards")
        ordering = ["-found_at", "-pk"]
        indexes = [
            models.Index(fields=["unit", "status", "due_on"]),
            models.Index(fields=["site", "item_code"]),
            models.Index(fields=["found_at"]),
            models.Index(fields=["cleared_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="hazard_severity_known", condition=Q(severity__in=Severity.values)
            ),
            models.CheckConstraint(
                name="hazard_status_known", condition=Q(status__in=HazardStatus.values)
            ),
            models.CheckConstraint(
                name="hazard_cleared_at_iff_cleared",
                condition=Q(status=HazardStatus.CLEARED, cleared_at__isnull=False)
                | (~Q(status=HazardStatus.CLEARED) & Q(cleared_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="hazard_recheck_iff_reported_done",
                condition=Q(
                    status=HazardStatus.REPORTED_DONE,
                    recheck_from__isnull=False,
                    recheck_due_on__isnull=False,
                )
                | (
                    ~Q(status=HazardStatus.REPORTED_DONE)
                    & Q(recheck_from__isnull=True, recheck_due_on__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="hazard_assigned_to_somebody",
                condition=Q(status__in=[HazardStatus.FOUND, HazardStatus.VOID])
                | Q(current_assignment__isnull=False),
            ),
            models.CheckConstraint(
                name="hazard_says_what",
                condition=(Q(item__isnull=False) & ~Q(item_code=""))
                | (Q(item__isnull=True, item_code="") & ~Q(text="")),
                violation_error_message=_("Choose an item or say what was found."),
            ),
            models.CheckConstraint(
                name="hazard_number_shaped",
                condition=Q(number__regex=r"^YH-[0-9]{12}-[0-9]{8}-[0-9]{4,}$"),
            ),
            models.CheckConstraint(
                name="hazard_round_positive", condition=Q(round__gte=1)
            ),
            models.CheckConstraint(
                name="hazard_not_its_own_relapse",
                condition=Q(relapse_of__isnull=True) | ~Q(relapse_of=F("pk")),
            ),
            models.CheckConstraint(
                name="hazard_cleared_after_found",
                condition=Q(cleared_at__isnull=True) | Q(cleared_at__gte=F("found_at")),
            ),
            models.CheckConstraint(
                name="hazard_paused_while_being_fixed",
                condition=Q(paused_at__isnull=True)
                | Q(status__in=[HazardStatus.ASSIGNED, HazardStatus.RECTIFYING]),
            ),
            models.UniqueConstraint(
                name="hazard_open_once_per_site_and_item",
                fields=["site", "item_code"],
                condition=Q(status__in=OPEN) & ~Q(item_code=""),
                violation_error_message=_(
                    "This item is already open at this site; "
                    "the new finding belongs to it."
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="hazard_moves_by_its_table",
                field="status",
                transitions=flows.HAZARD.transitions(),
            ),
            pgtrigger.Protect(
                name="hazard_begins_found",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=HazardStatus.FOUND),
            ),
            pgtrigger.Protect(
                name="hazard_number_never_reused", operation=pgtrigger.Delete
            ),
            pgtrigger.Protect(
                name="hazard_origin_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "number", "site", "found_by", "found_at", "client_id"
                ),
            ),
            pgtrigger.Trigger(
                name="hazard_cleared_after_recheck",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__status__df=pgtrigger.F("new__status"),
                    new__status=HazardStatus.CLEARED,
                ),
                func=_CLEARED_AFTER_RECHECK,
            ),
            pgtrigger.Trigger(
                name="hazard_cleared_after_relocation",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__status__df=pgtrigger.F("new__status"),
                    new__status=HazardStatus.CLEARED,
                ),
                func=_NOBODY_PUT_OUT_UNSEEN,
            ),
            pgtrigger.Trigger(
                name="hazard_due_within_order",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("due_on"),
                func=_EARLIER_DATE_WINS,
            ),
            pgtrigger.Trigger(
                name="hazard_paused_as_its_pause",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("paused_at"),
                func=_STANDS_AS_ITS_PAUSE,
            ),
            pgtrigger.Trigger(
                name="hazard_severity_lowered_by_two",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("severity"),
                func=_LOWERED_BY_TWO,
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Neither cleared nor void."""
        return self.status in OPEN

    @property
    def clock(self) -> tuple[datetime, date]:
        """When the running clock began and the last day it allows (EV-5).

        Once reported done the clock of the re-check runs instead (HZ-3).
        """
        if self.recheck_from is not None and self.recheck_due_on is not None:
            return self.recheck_from, self.recheck_due_on
        return self.clock_started_at, self.due_on

    def light(self, *, now: datetime, yellow_share: Decimal) -> str:
        """Its light at `now`, or when its clock was paused; "" once closed (EV-5)."""
        if not self.is_open:
            return ""
        started_at, due_on = self.clock
        return rules.light(
            started_at=started_at,
            due_on=due_on,
            now=self.paused_at or now,
            yellow_share=yellow_share,
            zone=timezone.get_default_timezone(),
        )

    @property
    def words_without_persons(self) -> str:
        """For the street office: free text may name people, an item never does."""
        return self.words if self.item is not None else self.site.get_kind_display()

    @property
    def words(self) -> str:
        """What is wrong: the required condition that failed, else what was said."""
        if self.item is None:
            return self.text
        return gettext("Does not meet: %(condition)s") % {"condition": self.item.words}
