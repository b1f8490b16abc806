"""Two phones on one hazard: nothing overwritten, the lead decides (F26)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from hazards.choices import Stage, Step
from hazards.choices.late import Holds, Said
from hazards.models import Hazard, HazardMove, LateWord
from hazards.operations.moves import hang, locked, person, tell
from hazards.policies import hazards as policies
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused

_STAGES = {
    Said.RECTIFIED: Stage.RECTIFIED,
    Said.PASSED: Stage.VERIFIED,
    Said.FAILED: Stage.VERIFIED,
}


def version_of(hazard: Hazard) -> int:
    """The number of the last step of a hazard's life: what a page has seen of it."""
    last: int = hazard.moves.order_by("-pk").values_list("pk", flat=True)[0]
    return last


@transaction.atomic
def keep_late_word(
    hazard: Hazard,
    *,
    said: Said,
    text: str,
    seen: int | None,
    photos: Sequence[File] = (),
    actor: Actor,
    now: datetime,
) -> LateWord | None:
    """Keep a report whose author had not seen what another did; None if it is current.

    Another person's step after `seen` that changed the hazard's state makes it late.
    Nothing of the hazard changes. Without `seen` (an older page) every report is taken
    for current.
    """
    hazard = locked(hazard)
    require(policies.may_add_late, actor, hazard)
    known = hazard.moves.filter(pk=seen).first() if seen else None
    if known is None:
        return None
    others = hazard.moves.filter(pk__gt=known.pk).exclude(before=F("after"))
    if not others.exclude(by=actor.actor_id).exists():
        return None
    move = tell(
        hazard,
        Step.SAID_LATE,
        before=hazard.status,
        actor=actor,
        now=now,
        reason=text.strip(),
        photos=photos,
        stage=_STAGES[said],
    )
    word = LateWord.objects.create(hazard=hazard, move=move, seen=known, said=said)
    record("hazards.said_late", hazard, actor=actor, detail={"said": str(said)})
    return word


def require_seen(hazard: Hazard, *, seen: int | None, actor: Actor) -> None:
    """Refuse an act at the desk whose page did not show a colleague's last step (F26).

    Any step of somebody else counts, also one that keeps the state (another assignee).
    The caller holds the lock of the hazard. Without `seen` nothing is asked. Raises
    Refused `moved_on`.
    """
    if seen is None:
        return
    others = hazard.moves.filter(pk__gt=seen).exclude(by=actor.actor_id)
    last = others.order_by("-pk").first()
    if last is None:
        return
    raise Refused(
        _(
            "A colleague was first: %(step)s at %(time)s. Nothing of yours is recorded "
            "yet. Read what happened, then send yours again if it still holds."
        )
        % {
            "step": last.get_step_display(),
            "time": f"{timezone.localtime(last.at):%H:%M}",
        },
        code="moved_on",
    )


@transaction.atomic
def add_late_photo(word: LateWord, *, photo: File, actor: Actor) -> HazardMove:
    """A photo of a late report that arrived after it; also of a closed hazard."""
    word = LateWord.objects.select_related("hazard__unit", "move").get(pk=word.pk)
    require(policies.may_add_late, actor, word.hazard)
    hang(word.move, photos=[photo], stage=_STAGES[Said(word.said)], actor=actor)
    record("hazards.photos_added", word.hazard, actor=actor, detail={"photos": 1})
    return word.move


@transaction.atomic
def decide_late_word(
    word: LateWord, *, holds: Holds, note: str, actor: Actor, now: datetime
) -> LateWord:
    """Say which account holds and why; what follows is an ordinary step of the hazard.

    Raises Refused `late_word_decided`, `own_late_word`, `reason_missing`.
    """
    word = (
        LateWord.objects.select_for_update(of=("self",))
        .select_related("hazard__unit", "move")
        .get(pk=word.pk)
    )
    require(policies.may_decide_late, actor, word.hazard)
    if word.holds:
        raise Refused(_("This was decided already."), code="late_word_decided")
    if word.move.by_id == actor.actor_id:
        raise Refused(
            _("Somebody else decides about your own report."), code="own_late_word"
        )
    if not note.strip():
        raise Refused(_("Say why."), code="reason_missing")
    word.holds, word.note = holds, note.strip()
    word.decided_by_id, word.decided_at = person(actor), now
    word.save(update_fields=["holds", "note", "decided_by", "decided_at"])
    record("hazards.late_word_decided", word, actor=actor, unit=word.hazard.unit)
    return word
