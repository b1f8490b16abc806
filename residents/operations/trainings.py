"""Writing trainings down, and who signed in (F4)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents.choices.duties import TrainingResult
from residents.models import GridDuty, Training, TrainingSignIn
from residents.policies import duties as policies


@transaction.atomic
def hold_training(
    unit: Unit, *, topic: str, place: str, held_on: date, actor: Actor, today: date
) -> Training:
    """Write a training down. Raises Refused `words_missing`, `date_future`."""
    require(policies.may_arrange, actor, unit)
    if not topic.strip() or not place.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    if held_on > today:
        raise Refused(_("This day lies in the future."), code="date_future")
    training = Training.objects.create(
        unit=unit, topic=topic.strip(), place=place.strip(), held_on=held_on
    )
    record("duties.training_held", training, actor=actor)
    return training


@transaction.atomic
def sign_in(
    training: Training, *, results: Mapping[int, TrainingResult], actor: Actor
) -> int:
    """Write down who was there, by the duty each holds; how many it are now.

    Whoever is not named any more is taken off again. Raises Refused `no_holder` for a
    duty nobody held there on that day.
    """
    training = Training.objects.for_update().select_related("unit").get(pk=training.pk)
    require(policies.may_arrange, actor, training.unit)
    could = set(holders_of(training).values_list("pk", flat=True))
    if not set(results) <= could:
        raise Refused(
            _("Only who held a duty there on that day signs in."), code="no_holder"
        )
    gone = TrainingSignIn.objects.filter(training=training).exclude(duty__in=results)
    gone.delete()
    for duty, result in results.items():
        TrainingSignIn.objects.update_or_create(
            training=training, duty_id=duty, defaults={"result": result}
        )
    detail = {"people": len(results)}
    record("duties.training_signed", training, actor=actor, detail=detail)
    return len(results)


def holders_of(training: Training) -> Any:
    """Duties held in the unit of a training on its day."""
    held = GridDuty.objects.in_unit(training.unit).held(training.held_on)
    return held.with_holders().order_by("unit__path", "duty", "pk")


def untrained(unit: Unit, *, since: date, on: date) -> Any:
    """Duties held on a day whose holder was at no training since another day."""
    trained = TrainingSignIn.objects.filter(
        training__held_on__gte=since, training__held_on__lte=on
    )
    held = GridDuty.objects.in_unit(unit).held(on)
    return held.exclude(pk__in=trained.values("duty"))
