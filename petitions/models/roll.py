"""Payee rolls and their lines (LC-8, LC-9)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField
from petitions.choices.compensation import RollState
from petitions.flows.compensation import ROLL
from petitions.querysets.compensation import EntitlementQuerySet, RollQuerySet

_SUM_IS_DISTRIBUTABLE = """
    IF NEW.state = 'approved' AND OLD.state <> 'approved' AND NEW.distributable_yuan
        IS DISTINCT FROM (
            SELECT coalesce(sum(line.due_yuan), 0) FROM petitions_entitlement line
            WHERE line.roll_id = NEW.id
        )
    THEN
        RAISE EXCEPTION 'what is due adds up to what can be distributed'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'roll_dues_are_distributable';
    END IF;
    RETURN NEW;
"""
_LINES_OF_AN_OPEN_ROLL = """
    IF EXISTS (
        SELECT 1 FROM petitions_roll roll
        WHERE roll.state <> 'entered'
          AND roll.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.roll_id
                             ELSE NEW.roll_id END
    ) THEN
        RAISE EXCEPTION 'the lines of a decided roll stay as they are'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'entitlement_of_an_open_roll';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
"""


def yuan(label: Any, **options: Any) -> models.DecimalField[Any, Any]:
    """An amount to the fen (G-4)."""
    return models.DecimalField(label, max_digits=14, decimal_places=2, **options)


def staff(label: Any, **options: Any) -> models.ForeignKey[Any, Any]:
    """A colleague who did something."""
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


def _generated(expression: Any, label: Any) -> models.GeneratedField:
    return models.GeneratedField(
        expression=expression,
        output_field=yuan(label),
        db_persist=True,
    )


@tracked()
class Roll(models.Model):
    """Who of a group is due how much. Entered by one person, approved by another.

    `made_by` is empty for a roll imported by command: the operator's act. It counts at
    once; nothing is paid before somebody has approved it (RO-2).
    """

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "group__unit"

    group = models.ForeignKey(
        "petitions.VillageGroup",
        on_delete=models.PROTECT,
        related_name="rolls",
        verbose_name=_("village group"),
    )
    title = models.CharField(_("title"), max_length=120)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RollState, default=RollState.ENTERED
    )
    made_by = staff(_("entered by"), null=True, blank=True)
    made_at = models.DateTimeField(_("entered at"))
    distributable_yuan = yuan(_("can be distributed (yuan)"), null=True, blank=True)
    decided_by = staff(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = RollQuerySet.as_manager()

    class Meta:
        verbose_name = _("payee roll")
        verbose_name_plural = _("payee rolls")
        ordering = ["group_id", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="roll_once_per_title",
                fields=["group", "title"],
                condition=~Q(state=RollState.VOID),
                violation_error_message=_("This group already has such a roll."),
            ),
            models.CheckConstraint(
                name="roll_state_known", condition=Q(state__in=RollState.values)
            ),
            models.CheckConstraint(
                name="roll_second_person",
                condition=Q(
                    state=RollState.ENTERED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=RollState.ENTERED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & (Q(made_by__isnull=True) | ~Q(decided_by=F("made_by")))
                ),
                violation_error_message=_("Another person has to decide."),
            ),
            models.CheckConstraint(
                name="roll_approved_with_its_sum",
                condition=~Q(state=RollState.APPROVED)
                | Q(distributable_yuan__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="roll_moves_by_its_table",
                field="state",
                transitions=ROLL.transitions(),
            ),
            pgtrigger.Trigger(
                name="roll_dues_are_distributable",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                func=_SUM_IS_DISTRIBUTABLE,
            ),
        ]

    def __str__(self) -> str:
        return f"Roll #{self.pk}"


@tracked(exclude=["paid_yuan", "unpaid_yuan", "overpaid_yuan"])
class Entitlement(models.Model):
    """One line: what a member is due, and how much of it has been paid.

    应发 = 已发 + 未发, made by the database; what was paid too much stands apart and
    未发 is never negative. `paid_here_yuan` is the sum of the payments, by trigger.
    `seal` shows a change made past the portal (SEC-8).
    """

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "roll__group__unit"

    roll = models.ForeignKey(
        Roll,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("payee roll"),
    )
    member = models.ForeignKey(
        "petitions.Member",
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("member"),
    )
    area_mu = models.DecimalField(
        _("share of land (mu)"), max_digits=10, decimal_places=4, null=True, blank=True
    )
    price_yuan = yuan(_("standard (yuan a mu)"), null=True, blank=True)
    due_yuan = yuan(pgettext_lazy("roll", "due (yuan)"))
    paid_before_yuan = yuan(_("paid before, by the roll (yuan)"), default=0)
    paid_here_yuan = yuan(_("paid through the portal (yuan)"), default=0)
    paid_yuan = _generated(
        F("paid_before_yuan") + F("paid_here_yuan"),
        pgettext_lazy("roll", "paid (yuan)"),
    )
    unpaid_yuan = _generated(
        Greatest(F("due_yuan") - F("paid_before_yuan") - F("paid_here_yuan"), Value(0)),
        _("unpaid (yuan)"),
    )
    overpaid_yuan = _generated(
        Greatest(F("paid_before_yuan") + F("paid_here_yuan") - F("due_yuan"), Value(0)),
        _("paid too much (yuan)"),
    )
    seal = BlindIndexField(_("seal"), db_index=False)

    objects = EntitlementQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a roll")
        verbose_name_plural = _("lines of rolls")
        ordering = ["roll_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="entitlement_once_per_member", fields=["roll", "member"]
            ),
            models.CheckConstraint(
                name="entitlement_amounts_not_negative",
                condition=Q(
                    due_yuan__gte=0, paid_before_yuan__gte=0, paid_here_yuan__gte=0
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="entitlement_of_an_open_roll",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.Delete
                | pgtrigger.UpdateOf(
                    "roll_id",
                    "member_id",
                    "due_yuan",
                    "paid_before_yuan",
                    "area_mu",
                    "price_yuan",
                    "seal",
                ),
                func=_LINES_OF_AN_OPEN_ROLL,
            )
        ]

    def __str__(self) -> str:
        return f"Entitlement #{self.pk}"
