"""What every move of a hazard shares: the lock, the row that tells it, the photos."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hazards.choices import Stage, Step
from hazards.models import Hazard, HazardMove, HazardPhoto
from hazards.policies import hazards as policies
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused


def locked(hazard: Hazard) -> Hazard:
    """The hazard fetched anew under its lock, with what policies ask of it."""
    fresh: Hazard = (
        Hazard.objects.for_update()
        .select_related("unit", "site", "item", "current_assignment")
        .get(pk=hazard.pk)
    )
    return fresh


def tell(
    hazard: Hazard,
    step: Step,
    *,
    before: str,
    actor: Actor,
    now: datetime,
    reason: str = "",
    photos: Sequence[File] = (),
    stage: Stage = Stage.FOUND,
) -> HazardMove:
    """Write the row of a step that led from `before` to the hazard's state."""
    move = HazardMove.objects.create(
        hazard=hazard,
        step=step,
        before=before,
        after=hazard.status,
        round=hazard.round,
        by_id=actor.actor_id,
        at=now,
        reason=reason,
    )
    hang(move, photos=photos, stage=stage, actor=actor)
    return move


def person(actor: Actor) -> int:
    """The user who acts; the portal itself finds, rectifies and verifies nothing.

    Raises NotAllowed `person_needed`.
    """
    if actor.actor_id is None:
        raise NotAllowed(_("Only a person can do this."), code="person_needed")
    return actor.actor_id


def hang(
    move: HazardMove, *, photos: Sequence[File], stage: Stage, actor: Actor
) -> None:
    """Hang photos on a step.

    Raises Refused `photo_not_yours` for a photo somebody else sent, `photo_used` for
    one that this hazard already shows: an after-photo is a new photo (EV-2).
    """
    if any(photo.uploaded_by_id != actor.actor_id for photo in photos):
        raise Refused(
            _("A photo has to be sent by the person who uses it."),
            code="photo_not_yours",
        )
    # The same bytes sent under another number are the same photo.
    shown = HazardPhoto.objects.filter(hazard=move.hazard_id).filter(
        Q(file__in=photos)
        | Q(file__sha256__in=[photo.sha256 for photo in photos]) & ~Q(move=move)
    )
    if shown.exists():
        raise Refused(
            _("This photo already belongs to this hazard. Take a new one."),
            code="photo_used",
        )
    HazardPhoto.objects.bulk_create(
        HazardPhoto(
            hazard_id=move.hazard_id,
            move=move,
            file=photo,
            stage=stage,
            round=move.round,
        )
        for photo in photos
    )


@transaction.atomic
def add_photos(
    hazard: Hazard, *, photos: Sequence[File], actor: Actor, now: datetime
) -> HazardMove:
    """Hang photos that arrived later on the actor's own last step (GR-5).

    Raises Refused `no_step_of_yours` when this person has done nothing here.
    """
    hazard = locked(hazard)
    require(policies.may_control, actor, hazard)
    move: HazardMove | None = (
        HazardMove.objects.filter(
            hazard=hazard, by_id=actor.actor_id, step__in=_STAGE_OF
        )
        .order_by("-pk")
        .first()
    )
    if move is None or not hazard.is_open:
        raise Refused(
            _("Only a step of your own on an open hazard can get more photos."),
            code="no_step_of_yours",
        )
    hang(move, photos=photos, stage=_STAGE_OF[Step(move.step)], actor=actor)
    record("hazards.photos_added", hazard, actor=actor, detail={"photos": len(photos)})
    return move


_STAGE_OF = {
    Step.FOUND: Stage.FOUND,
    Step.FOUND_AGAIN: Stage.FOUND,
    Step.CONTROLLED: Stage.FOUND,
    Step.REPORTED_DONE: Stage.RECTIFIED,
    Step.FAILED: Stage.VERIFIED,
}
