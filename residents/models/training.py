"""Trainings of those who hold duties in grids: who came, and how it went (F4)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.duties import TrainingResult
from residents.querysets.duties import TrainingQuerySet

_HOLDS_A_DUTY_THEN = """
    IF NOT EXISTS (
        SELECT FROM residents_gridduty duty, residents_training training,
                    territory_unit place, territory_unit unit
        WHERE duty.id = NEW.duty_id AND training.id = NEW.training_id
          AND duty.period @> training.held_on
          AND place.id = training.unit_id AND unit.id = duty.unit_id
          AND starts_with(unit.path, place.path)
    ) THEN
        RAISE EXCEPTION 'who signs in holds a duty there on that day'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'trainingsignin_holds_a_duty';
    END IF;
    RETURN NEW;
"""


@tracked()
class Training(models.Model):
    """One training of a community."""

    read_capability = Capability.DUTIES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    topic = models.CharField(_("what it was about"), max_length=100)
    place = models.CharField(pgettext_lazy("training", "place"), max_length=80)
    held_on = models.DateField(pgettext_lazy("training", "held on"))

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="training_says_what_and_where",
                condition=~Q(topic="") & ~Q(place=""),
            ),
            models.UniqueConstraint(
                name="training_once",
                fields=["unit", "held_on", "topic"],
                violation_error_message=_("This training is written down already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d} {self.topic}"


@tracked()
class TrainingSignIn(models.Model):
    """The holder of one duty was there; the result where there was a test."""

    read_capability = Capability.DUTIES_VIEW
    unit_lookup = "training__unit"

    training = models.ForeignKey(
        Training,
        on_delete=models.PROTECT,
        related_name="sign_ins",
        verbose_name=_("training"),
    )
    duty = models.ForeignKey(
        "residents.GridDuty",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("duty in a grid"),
    )
    result = models.CharField(
        pgettext_lazy("training", "result"),
        max_length=8,
        choices=TrainingResult,
        default=TrainingResult.NONE,
    )

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in at a training")
        verbose_name_plural = _("sign-ins at trainings")
        ordering = ["training_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="trainingsignin_once", fields=["training", "duty"]
            ),
            models.CheckConstraint(
                name="trainingsignin_result_known",
                condition=Q(result__in=TrainingResult.values),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="trainingsignin_holds_a_duty",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("training_id", "duty_id"),
                func=_HOLDS_A_DUTY_THEN,
            )
        ]

    def __str__(self) -> str:
        return f"TrainingSignIn #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where it was held."""
        return self.training.unit
