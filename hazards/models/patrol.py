"""Rounds: two a day in every grid, and what was seen at each stop (GR-5, F7).

What a round counts as (done, late, missed) is computed from its times, never stored.
Nothing here measures the person: no distance, no rank, no time online.
"""

from datetime import datetime

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import (
    Half,
    MoveReason,
    RoundOutcome,
    RoundState,
    SkipReason,
    StopAnswer,
)
from hazards.flows import ROUND
from hazards.querysets.patrols import RoundQuerySet, StopQuerySet
from hazards.rules.patrols import outcome
from liuli.kernel.history import tracked


@tracked()
class Round(models.Model):
    """One grid, one date, morning or afternoon.

    `worker` is whose post it was, `stand_in` who was asked to walk it instead,
    `walked_by` who set out. The window is kept as it was when the round was made.
    """

    read_capability = "patrols.view"

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("grid"),
    )
    on = models.DateField(_("day"))
    half = models.CharField(_("round"), max_length=12, choices=Half)
    worker = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("grid worker"),
    )
    stand_in = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stand-in"),
    )
    move_reason = models.CharField(
        _("why it was moved"), max_length=8, choices=MoveReason, blank=True
    )
    walked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("walked by"),
    )
    state = models.CharField(
        _("state"), max_length=8, choices=RoundState, default=RoundState.DUE
    )
    opens_at = models.DateTimeField(_("may start from"))
    window_starts_at = models.DateTimeField(_("window starts"))
    window_ends_at = models.DateTimeField(_("window ends"))
    day_ends_at = models.DateTimeField(_("day ends"))
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    entered_later = models.BooleanField(_("entered later"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-on", "-half", "unit_id"]
        indexes = [
            models.Index(fields=["on", "state"]),
            models.Index(fields=["window_ends_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="round_once_per_half", fields=["unit", "on", "half"]
            ),
            models.CheckConstraint(
                name="round_half_known", condition=Q(half__in=Half.values)
            ),
            models.CheckConstraint(
                name="round_state_known", condition=Q(state__in=RoundState.values)
            ),
            models.CheckConstraint(
                name="round_move_reason_known",
                condition=Q(move_reason__in=["", *MoveReason.values]),
            ),
            models.CheckConstraint(
                name="round_window_forward",
                condition=Q(
                    opens_at__lte=F("window_starts_at"),
                    window_starts_at__lt=F("window_ends_at"),
                    window_ends_at__lte=F("day_ends_at"),
                ),
            ),
            models.CheckConstraint(
                name="round_times_fit_state",
                condition=Q(
                    state=RoundState.DUE,
                    started_at__isnull=True,
                    finished_at__isnull=True,
                    walked_by__isnull=True,
                )
                | Q(
                    state=RoundState.STARTED,
                    started_at__isnull=False,
                    finished_at__isnull=True,
                    walked_by__isnull=False,
                )
                | Q(
                    state=RoundState.FINISHED,
                    started_at__isnull=False,
                    finished_at__gte=F("started_at"),
                    walked_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="round_not_before_it_opens",
                condition=Q(started_at__isnull=True) | Q(started_at__gte=F("opens_at")),
            ),
            models.CheckConstraint(
                name="round_stand_in_has_reason",
                condition=Q(stand_in__isnull=True) | ~Q(move_reason=""),
            ),
            models.CheckConstraint(
                name="round_stand_in_is_another",
                condition=Q(stand_in__isnull=True)
                | Q(worker__isnull=True)
                | ~Q(stand_in=F("worker")),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="round_state_moves",
                field="state",
                transitions=ROUND.transitions(),
            ),
            pgtrigger.Trigger(
                name="round_finished_when_answered",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(new__state=RoundState.FINISHED),
                func="""
                    IF EXISTS (
                        SELECT 1 FROM hazards_stop stop
                        WHERE stop.round_id = NEW.id AND stop.answer = ''
                    ) THEN
                        RAISE EXCEPTION 'a stop has neither an answer nor a reason'
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'round_finished_when_answered';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"Round #{self.pk} ({self.on} {self.half})"

    @property
    def responsible_id(self) -> int | None:
        """Whose round it is to walk now: the stand-in's, else the worker's."""
        return self.stand_in_id or self.worker_id

    def outcome(self, now: datetime) -> RoundOutcome:
        """What the round counts as at `now`."""
        return RoundOutcome(
            outcome(
                started_at=self.started_at,
                finished_at=self.finished_at,
                ends_at=self.window_ends_at,
                midnight=self.day_ends_at,
                now=now,
            )
        )


@tracked()
class Stop(models.Model):
    """One site in one round; the answer can change until the round is finished."""

    read_capability = "patrols.view"
    unit_lookup = "round__unit"

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="stops", verbose_name=_("round")
    )
    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("site"),
    )
    answer = models.CharField(_("answer"), max_length=8, choices=StopAnswer, blank=True)
    reason = models.CharField(
        _("reason for not checking"), max_length=10, choices=SkipReason, blank=True
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    answered_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("stop", "answered by"),
    )
    observed_at = models.DateTimeField(_("seen at"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"), null=True, blank=True)
    entered_later = models.BooleanField(_("entered later"), default=False)
    client_id = models.UUIDField(_("number given by the phone"), null=True, blank=True)

    objects = StopQuerySet.as_manager()

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        ordering = ["round_id", "pk"]
        indexes = [models.Index(fields=["site", "-observed_at"])]
        constraints = [
            models.UniqueConstraint(
                name="stop_once_per_round", fields=["round", "site"]
            ),
            models.CheckConstraint(
                name="stop_answer_known",
                condition=Q(answer__in=["", *StopAnswer.values]),
            ),
            models.CheckConstraint(
                name="stop_reason_known",
                condition=Q(reason__in=["", *SkipReason.values]),
            ),
            models.CheckConstraint(
                name="stop_skipped_iff_reason",
                condition=(Q(answer=StopAnswer.SKIPPED) & ~Q(reason=""))
                | (~Q(answer=StopAnswer.SKIPPED) & Q(reason="")),
                violation_error_message=_(
                    "A stop that was not checked needs a reason."
                ),
            ),
            models.CheckConstraint(
                name="stop_answered_by_somebody",
                condition=Q(
                    answer="",
                    answered_by__isnull=True,
                    observed_at__isnull=True,
                    received_at__isnull=True,
                )
                | (
                    ~Q(answer="")
                    & Q(
                        answered_by__isnull=False,
                        observed_at__isnull=False,
                        received_at__isnull=False,
                    )
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="stop_fixed_once_finished",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM hazards_round round
                        WHERE round.id = COALESCE(NEW.round_id, OLD.round_id)
                          AND round.state = 'finished'
                    ) THEN
                        RAISE EXCEPTION 'the round is finished'
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'stop_fixed_once_finished';
                    END IF;
                    RETURN COALESCE(NEW, OLD);
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"Stop #{self.pk} of round #{self.round_id}"


class StopHazard(models.Model):
    """A hazard found at a stop; several may be found at one."""

    read_capability = "patrols.view"
    unit_lookup = "stop__round__unit"

    stop = models.ForeignKey(
        Stop, on_delete=models.PROTECT, related_name="found", verbose_name=_("stop")
    )
    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("hazard"),
    )

    objects = StopQuerySet.as_manager()

    class Meta:
        verbose_name = _("hazard found in a round")
        verbose_name_plural = _("hazards found in rounds")
        constraints = [
            models.UniqueConstraint(name="stophazard_once", fields=["stop", "hazard"]),
        ]

    def __str__(self) -> str:
        return f"StopHazard #{self.pk}"
