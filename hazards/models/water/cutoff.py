"""Notices before the supply of a household stops for arrears, and objections (WT-11).

The network belongs to the community: what is stopped is its own supply, after a
written notice and a supervisor's word. It is no penalty, and no other power follows
from it (G-6).
"""

from datetime import timedelta
from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards import flows
from hazards.choices.water import (
    CUT_OFF_LEAST_DAYS,
    OPEN_CUT_OFF,
    CutOffState,
    Delivery,
    Receiver,
)
from hazards.models.water.bill import Bill, yuan
from hazards.models.water.connection import Connection
from hazards.models.water.network import WaterRow, staff
from hazards.querysets.water.money import CutOffQuerySet, ObjectionQuerySet
from hazards.querysets.water.network import WaterQuerySet
from liuli.kernel.history import tracked

_S = CutOffState
_ACTED = (_S.STOPPED, _S.RESUMED)
_OVER = (_S.PAID, _S.WITHDRAWN, _S.RESUMED)
_OF_ITS_HOUSEHOLD = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_cutoffnotice notice
        JOIN hazards_bill bill ON bill.connection_id = notice.connection_id
        WHERE notice.id = NEW.notice_id AND bill.id = NEW.bill_id
          AND bill.state = 'issued'
          AND bill.amount_yuan - bill.paid_yuan = NEW.owed_yuan
    ) THEN
        RAISE EXCEPTION 'a notice is about what its own household owes'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'cutoffbill_owed_by_its_household';
    END IF;
    RETURN NEW;
"""
_SPARED = """
    IF EXISTS (
        SELECT 1 FROM hazards_connection connection
        WHERE connection.id = NEW.connection_id AND connection.is_vulnerable
    ) THEN
        RAISE EXCEPTION 'the supply of a household in need is never stopped'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'cutoffnotice_not_in_need';
    END IF;
    RETURN NEW;
"""
_STOPS = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_cutoffbill line
        JOIN hazards_bill bill ON bill.id = line.bill_id
        WHERE line.notice_id = NEW.id AND bill.state = 'issued'
          AND bill.paid_yuan < bill.amount_yuan
    ) THEN
        RAISE EXCEPTION 'nothing of this notice is owed'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'cutoffnotice_stops_for_arrears';
    END IF;
    IF EXISTS (
        SELECT 1 FROM hazards_cutoffbill line
        JOIN hazards_billobjection objection ON objection.bill_id = line.bill_id
        WHERE line.notice_id = NEW.id AND objection.settled_on IS NULL
    ) THEN
        RAISE EXCEPTION 'a bill of this notice is contested'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'cutoffnotice_stops_uncontested';
    END IF;
    RETURN NEW;
"""


@tracked()
class BillObjection(WaterRow):
    """A household says that a bill is wrong; settled by another than its issuer."""

    unit_lookup = "bill__connection__unit"

    bill = models.ForeignKey(
        Bill,
        on_delete=models.PROTECT,
        related_name="objections",
        verbose_name=_("water bill"),
    )
    said_on = models.DateField(_("said on"))
    text = models.CharField(_("what is said to be wrong"), max_length=300)
    noted_by = staff(_("noted by"))
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    settled_by = staff(_("settled by"), null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection to a water bill")
        verbose_name_plural = _("objections to water bills")
        ordering = ["-said_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="billobjection_says_something", condition=~Q(text="")
            ),
            models.CheckConstraint(
                name="billobjection_settled_whole",
                condition=Q(settled_on__isnull=True, settled_by__isnull=True, answer="")
                | (
                    Q(settled_on__gte=F("said_on"), settled_by__isnull=False)
                    & ~Q(answer="")
                ),
                violation_error_message=_("Say what the household was answered."),
            ),
            models.UniqueConstraint(
                name="billobjection_one_open",
                fields=["bill"],
                condition=Q(settled_on__isnull=True),
                violation_error_message=_("This bill is contested already."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="billobjection_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("bill", "said_on", "text", "noted_by"),
            ),
            pgtrigger.Protect(
                name="billobjection_settled_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__settled_on__isnull=False),
            ),
            pgtrigger.Protect(name="billobjection_stays", operation=pgtrigger.Delete),
        ]


@tracked()
class CutOffNotice(WaterRow):
    """The written word that the supply will stop unless certain bills are paid.

    Written first, so that it can be printed; `earliest_on` is fixed when it is
    delivered. Who stopped the supply neither wrote nor delivered it; `approval` is the
    document that allows it. The end is the payment, the withdrawal or the resumption,
    whichever came.
    """

    unit_lookup = "connection__unit"

    connection = models.ForeignKey(
        Connection,
        on_delete=models.PROTECT,
        related_name="cut_offs",
        verbose_name=_("water connection"),
    )
    written_on = models.DateField(pgettext_lazy("cut-off notice", "written on"))
    written_by = staff(pgettext_lazy("cut-off notice", "written by"))
    state = models.CharField(
        _("state"), max_length=10, choices=CutOffState, default=CutOffState.WRITTEN
    )
    sent_on = models.DateField(_("notice delivered on"), null=True, blank=True)
    how = models.CharField(
        _("how it was delivered"), max_length=8, choices=Delivery, blank=True
    )
    received_by = models.CharField(
        _("who took it"), max_length=8, choices=Receiver, blank=True
    )
    earliest_on = models.DateField(
        _("supply stops at the earliest on"), null=True, blank=True
    )
    sent_by = staff(
        pgettext_lazy("cut-off notice", "delivered by"), null=True, blank=True
    )
    stopped_on = models.DateField(_("supply stopped on"), null=True, blank=True)
    stopped_by = staff(_("stopped by"), null=True, blank=True)
    approval = models.CharField(
        _("document that allows it"), max_length=200, blank=True
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_by = staff(_("ended by"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = CutOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("cut-off notice")
        verbose_name_plural = _("cut-off notices")
        ordering = ["-written_on", "-pk"]
        indexes = [models.Index(fields=["state", "earliest_on"])]
        constraints = [
            models.CheckConstraint(
                name="cutoffnotice_state_known",
                condition=Q(state__in=CutOffState.values),
            ),
            models.CheckConstraint(
                name="cutoffnotice_delivered_whole",
                condition=Q(
                    state__in=(_S.WRITTEN, _S.PAID, _S.WITHDRAWN),
                    sent_on__isnull=True, how="", received_by="",
                    earliest_on__isnull=True, sent_by__isnull=True,
                )
                | Q(
                    ~Q(state=_S.WRITTEN),
                    sent_on__gte=F("written_on"), how__in=Delivery.values,
                    received_by__in=Receiver.values, earliest_on__isnull=False,
                    sent_by__isnull=False,
                ),
                violation_error_message=_(
                    "A notice is delivered on the day it was written or later."
                ),
            ),
            models.CheckConstraint(
                name="cutoffnotice_handed_to_somebody",
                condition=~Q(how=Delivery.HANDED, received_by=Receiver.NOBODY)
                & ~(Q(how=Delivery.POSTED) & ~Q(received_by=Receiver.NOBODY)),
                violation_error_message=_(
                    "What is handed over is taken by somebody; what is put up at the "
                    "door by nobody."
                ),
            ),
            models.CheckConstraint(
                name="cutoffnotice_seven_days_at_least",
                condition=Q(earliest_on__isnull=True)
                | Q(earliest_on__gte=F("sent_on") + timedelta(days=CUT_OFF_LEAST_DAYS)),
                violation_error_message=_(
                    "Between the notice and the day lie seven days at least."
                ),
            ),
            models.CheckConstraint(
                name="cutoffnotice_stopped_whole",
                condition=Q(
                    ~Q(state__in=_ACTED),
                    stopped_on__isnull=True, stopped_by__isnull=True, approval="",
                )
                | (
                    Q(
                        state__in=_ACTED,
                        stopped_on__gte=F("earliest_on"), stopped_by__isnull=False,
                    )
                    & ~Q(approval="")
                ),
                violation_error_message=_(
                    "The supply stops on the day of the notice or later, by a named "
                    "person and document."
                ),
            ),
            models.CheckConstraint(
                name="cutoffnotice_stopped_by_another",
                condition=Q(stopped_by__isnull=True)
                | (~Q(stopped_by=F("sent_by")) & ~Q(stopped_by=F("written_by"))),
                violation_error_message=_(
                    "Another person than those who wrote and delivered the notice has "
                    "to stop the supply."
                ),
            ),
            models.CheckConstraint(
                name="cutoffnotice_ended_whole",
                condition=Q(~Q(state__in=_OVER), ended_on__isnull=True)
                | (
                    Q(state__in=_OVER, ended_on__gte=F("written_on"))
                    & (Q(sent_on__isnull=True) | Q(ended_on__gte=F("sent_on")))
                    & (Q(stopped_on__isnull=True) | Q(ended_on__gte=F("stopped_on")))
                ),
                violation_error_message=_("The end lies before the beginning."),
            ),
            models.CheckConstraint(
                name="cutoffnotice_ended_by_somebody",
                condition=Q(ended_by__isnull=True, state__in=OPEN_CUT_OFF)
                | Q(state=_S.PAID)
                | Q(state__in=(_S.WITHDRAWN, _S.RESUMED), ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="cutoffnotice_withdrawn_for_a_reason",
                condition=~Q(state=_S.WITHDRAWN) | ~Q(reason=""),
                violation_error_message=_("Say why the notice is withdrawn."),
            ),
            models.UniqueConstraint(
                name="cutoffnotice_one_open",
                fields=["connection"],
                condition=Q(state__in=OPEN_CUT_OFF),
                violation_error_message=_(
                    "A notice of this household is open already."
                ),
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.FSM(
                name="cutoffnotice_moves_by_its_table",
                field="state",
                transitions=flows.CUT_OFF.transitions(),
            ),
            pgtrigger.Protect(
                name="cutoffnotice_begins_written",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__state__df=str(_S.WRITTEN)),
            ),
            pgtrigger.Trigger(
                name="cutoffnotice_not_in_need",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_SPARED,
            ),
            pgtrigger.Trigger(
                name="cutoffnotice_stops_not_in_need",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__state=str(_S.SENT), new__state=str(_S.STOPPED)
                ),
                func=_SPARED,
            ),
            pgtrigger.Trigger(
                name="cutoffnotice_stops_for_arrears",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__state=str(_S.SENT), new__state=str(_S.STOPPED)
                ),
                func=_STOPS,
            ),
            pgtrigger.Protect(
                name="cutoffnotice_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "connection", "written_on", "written_by"
                ),
            ),
            pgtrigger.Protect(
                name="cutoffnotice_delivery_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__sent_on__isnull=False)
                & (
                    pgtrigger.Q(old__sent_on__df=pgtrigger.F("new__sent_on"))
                    | pgtrigger.Q(old__how__df=pgtrigger.F("new__how"))
                    | pgtrigger.Q(old__received_by__df=pgtrigger.F("new__received_by"))
                    | pgtrigger.Q(old__earliest_on__df=pgtrigger.F("new__earliest_on"))
                    | pgtrigger.Q(old__sent_by__df=pgtrigger.F("new__sent_by"))
                ),
            ),
            pgtrigger.Protect(
                name="cutoffnotice_stop_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stopped_on__isnull=False)
                & (
                    pgtrigger.Q(old__stopped_on__df=pgtrigger.F("new__stopped_on"))
                    | pgtrigger.Q(old__stopped_by__df=pgtrigger.F("new__stopped_by"))
                    | pgtrigger.Q(old__approval__df=pgtrigger.F("new__approval"))
                ),
            ),
            pgtrigger.Protect(
                name="cutoffnotice_over_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_on__isnull=False),
            ),
            pgtrigger.Protect(name="cutoffnotice_stays", operation=pgtrigger.Delete),
        ]  # fmt: skip

    @property
    def number(self) -> str:
        """As it is printed."""
        return f"TS{self.pk:08d}"

    @property
    def asked_for(self) -> Decimal:
        """What the notice asks for, in yuan."""
        return sum((line.owed_yuan for line in self.lines.all()), Decimal("0.00"))


class CutOffBill(WaterRow):
    """A bill a notice is about, and what was owed of it on that day."""

    unit_lookup = "notice__connection__unit"

    notice = models.ForeignKey(
        CutOffNotice,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("cut-off notice"),
    )
    bill = models.ForeignKey(
        Bill,
        on_delete=models.PROTECT,
        related_name="cut_off_lines",
        verbose_name=_("water bill"),
    )
    owed_yuan = yuan(_("owed (yuan)"))

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("bill of a cut-off notice")
        verbose_name_plural = _("bills of cut-off notices")
        ordering = ["notice", "bill"]
        constraints = [
            models.UniqueConstraint(name="cutoffbill_once", fields=["notice", "bill"]),
            models.CheckConstraint(
                name="cutoffbill_owed", condition=Q(owed_yuan__gt=0)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="cutoffbill_owed_by_its_household",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OF_ITS_HOUSEHOLD,
            ),
            pgtrigger.Protect(
                name="cutoffbill_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]
