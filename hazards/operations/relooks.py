"""Looking again at what was cleared; key sites with a shorter rhythm (HZ-4, G4, G6)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import Stage, Step
from hazards.choices.relooks import RelookResult
from hazards.models import Hazard, HazardMove, KeySite, Relook, Site
from hazards.operations.findings import report_hazard
from hazards.operations.moves import hang, locked, person, tell
from hazards.policies import hazards as policies
from hazards.rules import relooks as rules
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import ParameterBook

_BOOK: Final = "hazard.relook_"


def plan_relooks(hazard: Hazard, *, now: datetime) -> list[Relook]:
    """Plan the looks at a hazard that has just been cleared, under its lock (G6).

    Days come from the parameters `hazard.relook_*`; a key site has a shorter rhythm.
    Part of the clearance: it neither locks nor asks who may.
    """
    today = timezone.localdate(now)
    book = ParameterBook(_BOOK)

    def days(key: str) -> int:
        return int(book.value(f"{_BOOK}{key}", unit=hazard.unit, on=today))

    is_key = KeySite.objects.in_force(today).filter(site=hazard.site_id).exists()
    planned = rules.look_days(
        first=days("first_days"),
        second=days("second_days"),
        last=days("last_days"),
        every=days("key_days") if is_key else 0,
    )
    begins = [today + timedelta(days=day) for day in planned]
    return [
        Relook.objects.create(
            hazard=hazard,
            number=number,
            looks_from=begin,
            due_on=rules.last_day(begin, grace=days("grace_days")),
        )
        for number, begin in enumerate(begins, start=1)
    ]


@transaction.atomic
def look_again(
    relook: Relook,
    *,
    is_back: bool,
    text: str = "",
    photos: Sequence[File] = (),
    actor: Actor,
    observed_at: datetime,
    now: datetime,
) -> Relook:
    """Note what a re-look found; what has come back opens as a relapse (HZ-4).

    The relapse is linked to the cleared hazard whatever days have passed, and ends the
    other looks planned for it. Raises Refused `already_looked`, `not_yet` before its
    day, and what `report_hazard` raises.
    """
    # Site, hazard, look: the order in which a new finding locks them too.
    Site.objects.for_update().get(pk=relook.hazard.site_id)
    hazard = locked(relook.hazard)
    relook = Relook.objects.for_update().get(pk=relook.pk)
    require(policies.may_report, actor, hazard)
    by = person(actor)
    if relook.result:
        raise Refused(
            _("Somebody has noted this re-look already."), code="already_looked"
        )
    if timezone.localdate(observed_at) < relook.looks_from:
        raise Refused(
            _("This re-look can be taken from %(day)s on.")
            % {"day": f"{relook.looks_from:%Y-%m-%d}"},
            code="not_yet",
        )
    if is_back:
        relook.relapse = report_hazard(
            hazard.site,
            item=hazard.item,
            severity=hazard.severity,
            text=text.strip() or hazard.text,
            photos=photos,
            actor=actor,
            observed_at=observed_at,
            now=now,
            relapse_of=hazard,
        )
    relook.result = RelookResult.BACK if is_back else RelookResult.SOUND
    relook.text, relook.done_by_id, relook.done_at = text.strip(), by, now
    relook.save(update_fields=["result", "text", "done_by", "done_at", "relapse"])
    tell(
        hazard,
        Step.CAME_BACK if is_back else Step.LOOKED_AGAIN,
        before=hazard.status,
        actor=actor,
        now=now,
        reason=relook.text,
        photos=() if is_back else photos,
        stage=Stage.VERIFIED,
    )
    if is_back:
        drop_relooks(hazard, RelookResult.AGAIN, now=now)
    record(
        "hazards.relook_noted",
        hazard,
        actor=actor,
        detail={"relook": relook.pk, "result": str(relook.result)},
    )
    return relook


@transaction.atomic
def add_relook_photo(
    relook: Relook, *, photo: File, actor: Actor, now: datetime
) -> None:
    """Hang a photo that came later on the look, or on the relapse it found.

    Raises Refused `no_step_of_yours` when this person has not looked.
    """
    hazard = locked(relook.relapse or relook.hazard)
    require(policies.may_report, actor, hazard)
    wanted = Step.LOOKED_AGAIN if relook.relapse is None else Step.FOUND
    moves = HazardMove.objects.filter(hazard=hazard, by_id=actor.actor_id)
    move = moves.filter(step=wanted).order_by("-pk").first()
    if move is None:
        raise Refused(
            _("Only a step of your own can get more photos."), code="no_step_of_yours"
        )
    stage = Stage.VERIFIED if relook.relapse is None else Stage.FOUND
    hang(move, photos=[photo], stage=stage, actor=actor)
    record("hazards.photos_added", hazard, actor=actor, detail={"photos": 1}, at=now)


def drop_relooks(hazard: Hazard, why: RelookResult, *, now: datetime) -> None:
    """End the looks nobody has to take any more; part of other operations."""
    Relook.objects.open().filter(hazard=hazard).update(result=why, done_at=now)


@transaction.atomic
def mark_key_site(site: Site, *, reason: str, starts_on: date, actor: Actor) -> KeySite:
    """Mark a key site (G4). Raises Refused `reason_missing`, `site_gone`, `marked`."""
    site = Site.objects.for_update().select_related("unit").get(pk=site.pk)
    require(policies.may_mark, actor, site)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    if site.closed_on is not None and site.closed_on <= starts_on:
        raise Refused(_("This site no longer exists."), code="site_gone")
    if site.key_marks.filter(ended_on__isnull=True).exists():
        raise Refused(_("This site is a key site already."), code="marked")
    made: KeySite = KeySite.objects.create(
        site=site,
        reason=reason.strip(),
        starts_on=starts_on,
        marked_by_id=person(actor),
    )
    record("hazards.key_site_marked", site, actor=actor)
    return made


@transaction.atomic
def end_key_site(mark: KeySite, *, on: date, actor: Actor) -> KeySite:
    """Take the mark away from a day on. Raises Refused `already_ended`, `date_past`."""
    site = Site.objects.for_update().select_related("unit").get(pk=mark.site_id)
    mark = KeySite.objects.for_update().get(pk=mark.pk)
    require(policies.may_mark, actor, site)
    if mark.ended_on is not None:
        raise Refused(_("This mark has ended already."), code="already_ended")
    if on < mark.starts_on:
        raise Refused(_("It cannot end before it began."), code="date_past")
    mark.ended_on = on
    mark.save(update_fields=["ended_on"])
    record("hazards.key_site_ended", site, actor=actor)
    return mark
