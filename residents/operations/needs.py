"""A need from the door to the answer told back (J1, L2, L3)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.operations import notify
from liuli.parameters.operations import parameter
from liuli.places.models import Address
from liuli.places.operations import locate_address
from liuli.territory.models import Unit
from residents import flows
from residents.choices.needs import (
    ENDED,
    OPEN,
    NeedClass,
    NeedKind,
    NeedSource,
    NeedStatus,
    NeedStep,
    StillNeeds,
    Told,
)
from residents.models import ClassSpell, Need, NeedMove, Person
from residents.operations.notices import NEED_ANSWERED, NEED_YOURS
from residents.operations.people import community_of
from residents.policies import needs as policies
from residents.rules import needs as rules

_LONGEST = 500


@transaction.atomic
def note_need(
    unit: Unit,
    *,
    kind: NeedKind,
    actor: Actor,
    now: datetime,
    text: str = "",
    person: Person | None = None,
    address: str = "",
    source: NeedSource = NeedSource.FIELD,
    again_of: Need | None = None,
) -> Need:
    """Note what somebody asked for; unit of the person or address, where one is given.

    Long numbers in the words are cut to their last four. Raises Refused
    `need_open` when the same need of this person is open already, and
    `address_elsewhere` for an address of another grid.
    """
    place = _place(address, unit, now) if address.strip() else None
    where = person.unit if person else place.unit if place else unit
    if place is not None and not policies.may_note(actor, where):
        raise Refused(
            _("This address belongs to another grid; its grid worker notes it."),
            code="address_elsewhere",
        )
    require(policies.may_note, actor, where)
    _refuse_twin(person, kind)
    today = timezone.localdate(now)
    days = int(parameter("need.answer_days", unit=where, on=today))
    need = Need.objects.create(
        unit=where,
        person=person,
        address=place,
        kind=kind,
        text=_tidy(text),
        class_kind=_class_of(person, today),
        source=source,
        noted_by_id=actor.actor_id,
        noted_at=now,
        moved_at=now,
        due_on=rules.answer_due_on(today, days=days),
        again_of=again_of,
    )
    _keep_move(need, NeedStep.NOTED, actor=actor, now=now, text=need.text)
    record("needs.noted", need, actor=actor, detail={"kind": kind})
    return need


@transaction.atomic
def decide_need(
    need: Need,
    *,
    actor: Actor,
    now: datetime,
    doer: User | None = None,
    doer_label: str = "",
    text: str = "",
) -> Need:
    """Say who does it, a colleague or another body; it may be said again.

    Raises Refused `doer_missing`, `doer_elsewhere`, `illegal_move`.
    """
    need = _locked(need)
    require(policies.may_decide, actor, need)
    if doer is None and not doer_label.strip():
        raise Refused(_("Say who does it."), code="doer_missing")
    today = timezone.localdate(now)
    if doer and not who_may_do(need.unit, on=today).filter(pk=doer.pk).exists():
        raise Refused(
            _("This colleague does not work with needs of that unit."),
            code="doer_elsewhere",
        )
    need.doer, need.doer_label = doer, doer_label.strip()[:60]
    _move(need, NeedStep.DECIDED, NeedStatus.DECIDED, actor=actor, now=now, text=text)
    if doer is not None:
        _tell(need, doer, NEED_YOURS, actor=actor, now=now)
    return need


@transaction.atomic
def answer_need(
    need: Need, *, actor: Actor, text: str, answered_by_label: str = "", now: datetime
) -> Need:
    """Answer it in words; whoever noted it is asked to tell the person.

    Apps above (a service booked, a hazard opened) keep their own link to the need and
    call this; `answered_by_label` names what answered. Raises Refused `words_missing`
    and `illegal_move`.
    """
    need = _locked(need)
    require(policies.may_answer, actor, need)
    if not text.strip():
        raise Refused(_("Say what the answer is."), code="words_missing")
    _move(
        need,
        NeedStep.ANSWERED,
        NeedStatus.ANSWERED,
        actor=actor,
        now=now,
        text=text,
        label=answered_by_label,
    )
    if need.noted_by is not None:
        _tell(need, need.noted_by, NEED_ANSWERED, actor=actor, now=now)
    return need


@transaction.atomic
def tell_need_back(
    need: Need, *, told: Told, actor: Actor, now: datetime, text: str = ""
) -> Need:
    """The person has been told: it helped, it did not, or it cannot be done (L2).

    What helped, or cannot be, is asked about again after the interval of its kind
    (L3); what did not help goes back to be decided. Raises Refused `words_missing`,
    `illegal_move`.
    """
    need = _locked(need)
    require(policies.may_tell, actor, need)
    flows.NEED.require(need.status, NeedStatus.MET)
    if told != Told.MET and not text.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    if told == Told.RETURNED:
        need.doer, need.doer_label = None, ""
        _move(
            need, NeedStep.RETURNED, NeedStatus.NOTED, actor=actor, now=now, text=text
        )
        return need
    after = NeedStatus.MET if told == Told.MET else NeedStatus.UNMET
    need.ask_again_on = _next_asking(need, timezone.localdate(now))
    _move(need, NeedStep.TOLD, after, actor=actor, now=now, text=text)
    return need


@transaction.atomic
def ask_need_again(
    need: Need, *, still: StillNeeds, actor: Actor, now: datetime, text: str = ""
) -> Need:
    """Ask a person again after a while (L3); returns the new need, if there is one.

    Needed again: a new need that names the old one. Raises Refused `not_to_ask` for a
    need that is not to be asked about (already asked, or still open).
    """
    need = _locked(need)
    require(policies.may_tell, actor, need)
    if need.status not in ENDED or need.ask_again_on is None:
        raise Refused(_("There is nothing to ask again here."), code="not_to_ask")
    today = timezone.localdate(now)
    need.ask_again_on = _next_asking(need, today) if still == StillNeeds.NO else None
    need.moved_at = now
    need.save(update_fields=["ask_again_on", "moved_at"])
    words = _tidy(text) or str(StillNeeds(still).label)
    _keep_move(need, NeedStep.ASKED, actor=actor, now=now, text=words)
    record("needs.asked_again", need, actor=actor, detail={"still": still})
    if still != StillNeeds.YES:
        return need
    fresh = note_need(
        need.unit,
        kind=NeedKind(need.kind),
        actor=actor,
        now=now,
        text=text or need.text,
        person=need.person,
        source=NeedSource(need.source),
        again_of=need,
    )
    if need.address_id and fresh.address_id is None:
        fresh.address = need.address
        fresh.save(update_fields=["address"])
    return fresh


@transaction.atomic
def withdraw_need(need: Need, *, reason: str, actor: Actor, now: datetime) -> Need:
    """Noted by mistake, or no longer wanted. Raises Refused `words_missing`."""
    need = _locked(need)
    require(policies.may_tell, actor, need)
    if not reason.strip():
        raise Refused(_("Say why."), code="words_missing")
    _move(
        need,
        NeedStep.WITHDRAWN,
        NeedStatus.WITHDRAWN,
        actor=actor,
        now=now,
        text=reason,
    )
    return need


def who_may_do(unit: Any, *, on: date) -> QuerySet[User]:
    """Colleagues who may have a need of that unit in hand."""
    posts = Post.objects.live(on).with_capability(Capability.NEEDS_NOTE).over(unit)
    found: QuerySet[User] = User.objects.active().filter(pk__in=posts.values("user"))
    return found.order_by("pk")


def stale_days(unit: Any, *, on: date) -> int:
    """Days without a step after which an open need lies still."""
    return int(parameter("need.stale_days", unit=unit, on=on))


def _locked(need: Need) -> Need:
    rows = Need.objects.for_update().select_related("unit", "noted_by", "person__unit")
    fresh: Need = rows.get(pk=need.pk)
    return fresh


def _move(
    need: Need,
    step: NeedStep,
    after: NeedStatus,
    *,
    actor: Actor,
    now: datetime,
    text: str,
    label: str = "",
) -> None:
    flows.NEED.require(need.status, after)
    need.status, need.moved_at = after, now
    need.save(
        update_fields=["status", "moved_at", "doer", "doer_label", "ask_again_on"]
    )
    who = label or (need.doer_label if step == NeedStep.DECIDED else "")
    _keep_move(need, step, actor=actor, now=now, text=text, label=who)
    record(f"needs.{step}", need, actor=actor)


def _keep_move(
    need: Need,
    step: NeedStep,
    *,
    actor: Actor,
    now: datetime,
    text: str,
    label: str = "",
) -> None:
    NeedMove.objects.create(
        need=need,
        step=step,
        after=need.status,
        by_id=actor.actor_id,
        at=now,
        text=_tidy(text),
        label=label[:60],
    )


def _tell(need: Need, user: User, kind: str, *, actor: Actor, now: datetime) -> None:
    steps = need.moves.count()
    notify(
        [user],
        kind=kind,
        key=f"need:{need.pk}:{need.status}:{steps}",
        params={"kind": need.kind, "unit": need.unit_id, "due_on": str(need.due_on)},
        url=reverse("residents:need", args=[need.pk]),
        now=now,
        actor=actor,
    )


def _place(address: str, unit: Unit, now: datetime) -> Address:
    return locate_address(
        address, community=community_of(unit), today=timezone.localdate(now)
    )


def _class_of(person: Person | None, today: date) -> str:
    if person is None:
        return NeedClass.NONE
    spell = ClassSpell.objects.filter(person=person).holding(today).first()
    return spell.kind if spell else NeedClass.NONE


def _refuse_twin(person: Person | None, kind: str) -> None:
    if person is None:
        return
    if Need.objects.filter(person=person, kind=kind, status__in=OPEN).exists():
        raise Refused(
            _("This need of this person is already noted and still open."),
            code="need_open",
        )


def _next_asking(need: Need, today: date) -> date | None:
    days = int(parameter(f"need.ask_again_days.{need.kind}", unit=need.unit, on=today))
    return rules.ask_again_on(today, days=days)


def _tidy(text: str) -> str:
    return without_long_numbers(text.strip())[:_LONGEST]
