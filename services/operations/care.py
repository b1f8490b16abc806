"""One-to-one care: planned, visited, raised where a visit was missed (K14)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability, Role
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.parameters.operations import ParameterBook, parameter
from residents.choices import Tag
from residents.models import Person, ServiceTag
from services import flows
from services.choices.care import CARE_TAGS, VisitState, VisitTold
from services.models import CarePlan, CareReader, CareVisit
from services.models.care import LONGEST_RHYTHM
from services.operations.care_notices import CARE_MISSED, CARE_YOURS
from services.policies import care as policies
from services.rules import care as rules

_RETRY = "care.retry_days"
_SECOND = "care.second_rung_days"


@transaction.atomic
def begin_care(
    person: Person,
    *,
    tag: Tag,
    carer: User,
    rhythm_days: int,
    first_on: date,
    actor: Actor,
    now: datetime,
) -> CarePlan:
    """A person with an allowed service tag gets a carer and a day of the first visit.

    The carer may open the notes of the plan. Raises Refused `care_tag`, `care_held`,
    `carer_elsewhere`, `care_rhythm`, `day_passed`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    today = timezone.localdate(now)
    plan = CarePlan(
        person=person, tag=tag, carer=carer, rhythm_days=rhythm_days, starts_on=today
    )
    require(policies.may_arrange, actor, plan)
    held = ServiceTag.objects.filter(person=person, tag=tag, period__contains=today)
    if tag not in CARE_TAGS or not held.exists():
        raise Refused(
            _("Care rests on a service tag: give the person that tag first."),
            code="care_tag",
        )
    if CarePlan.objects.open().filter(person=person).exists():
        raise Refused(_("This person has a care plan already."), code="care_held")
    _refuse_unfit(plan, on=today)
    if first_on < today:
        raise Refused(_("The first visit cannot lie in the past."), code="day_passed")
    plan.save()
    CareVisit.objects.create(plan=plan, due_on=first_on)
    _name_carer(plan, actor, now)
    record("care.begun", plan, actor=actor, detail={"tag": tag})
    _tell_carer(plan, actor, now)
    return plan


@transaction.atomic
def change_care(
    plan: CarePlan, *, carer: User, rhythm_days: int, actor: Actor, now: datetime
) -> CarePlan:
    """Another carer or another rhythm; the visit that is due stays due.

    A former carer can no longer open the notes. Raises Refused `care_ended`,
    `carer_elsewhere`, `care_rhythm`.
    """
    plan = _open_plan(plan, actor)
    today = timezone.localdate(now)
    is_new = plan.carer_id != carer.pk
    former = plan.carer_id
    plan.carer, plan.rhythm_days = carer, rhythm_days
    _refuse_unfit(plan, on=today)
    plan.save(update_fields=["carer", "rhythm_days"])
    visit = _due_visit(plan)
    visit.due_on = rules.sooner(visit.due_on, today=today, rhythm_days=rhythm_days)
    visit.save(update_fields=["due_on"])
    if is_new:
        plan.readers.standing().filter(user=former).update(ended_at=now)
        _name_carer(plan, actor, now)
        _tell_carer(plan, actor, now)
    record("care.changed", plan, actor=actor)
    return plan


@transaction.atomic
def end_care(plan: CarePlan, *, reason: str, actor: Actor, now: datetime) -> CarePlan:
    """End it today, with a reason; the visit that was due falls away.

    Raises Refused `care_ended`, `reason_missing`.
    """
    plan = _open_plan(plan, actor)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    today = timezone.localdate(now)
    visit = _due_visit(plan)
    visit.state, visit.visited_on = VisitState.DROPPED, today
    visit.save(update_fields=["state", "visited_on"])
    plan.ended_on, plan.end_reason = today, reason.strip()[:200]
    plan.save(update_fields=["ended_on", "end_reason"])
    record("care.ended", plan, actor=actor)
    return plan


@transaction.atomic
def record_visit(
    visit: CareVisit, *, told: VisitTold, on: date, actor: Actor, now: datetime
) -> CareVisit:
    """Say what became of a visit; the next one is due after the rhythm.

    Where nobody was home somebody looks again after `care.retry_days`. Raises Refused
    `visit_day` for a day in the future or before the plan, `illegal_move` for a visit
    somebody has told of already.
    """
    visit = CareVisit.objects.for_update().with_people().get(pk=visit.pk)
    plan = visit.plan
    require(policies.may_visit, actor, plan)
    flows.CARE_VISIT.require(visit.state, told)
    today = timezone.localdate(now)
    if not plan.starts_on <= on <= today:
        raise Refused(
            _("A visit lies between the start of the plan and today."),
            code="visit_day",
        )
    visit.state, visit.visited_on, visit.by_id = told, on, actor.actor_id
    visit.save(update_fields=["state", "visited_on", "by"])
    due_on = rules.next_due(
        on,
        was_met=told != VisitTold.NOBODY_HOME,
        rhythm_days=plan.rhythm_days,
        retry=int(parameter(_RETRY, unit=plan.unit, on=today)),
    )
    CareVisit.objects.create(plan=plan, due_on=max(due_on, today))
    record("care.visited", plan, actor=actor, detail={"told": told})
    return visit


def who_may_care(unit: Any, *, on: date) -> QuerySet[User]:
    """Colleagues who visit people of that unit."""
    posts = Post.objects.live(on).with_capability(Capability.CARE_VISIT).over(unit)
    found: QuerySet[User] = User.objects.active().filter(pk__in=posts.values("user"))
    return found.order_by("pk")


@transaction.atomic
def raise_missed_visits(*, now: datetime) -> int:
    """Raise each visit whose day is over: carer and lead, then the secretary.

    One key per visit and rung, so a sweep run twice tells nobody twice. Returns how
    many notices were made.
    """
    today = timezone.localdate(now)
    missed = CareVisit.objects.missed(today).select_related("plan__person__unit")
    visits = list(missed.order_by("pk"))
    if not visits:
        return 0
    CareVisit.objects.missed(today).filter(raised_at__isnull=True).update(raised_at=now)
    staff, book = Staff(now=now), ParameterBook(_SECOND)
    news = [
        each
        for visit in visits
        for each in _climb(visit, staff, book, today=today, now=now)
    ]
    made = notify_each(news, now=now)
    if made:
        record("care.missed_raised", actor=SYSTEM, detail={"notices": made}, at=now)
    return made


def _climb(
    visit: CareVisit, staff: Staff, book: ParameterBook, *, today: date, now: datetime
) -> Iterator[News]:
    unit = visit.unit
    days = int(book.value(_SECOND, unit=unit, on=today))
    for rung in rules.rungs(visit.due_on, today=today, second_days=days):
        people = (
            {visit.plan.carer_id, *staff.leads_of(unit)}
            if rung == "first"
            else set(staff.nearest_of(Role.SECRETARY, unit))
        )
        for person in sorted(people):
            yield News(
                recipient=person,
                key=f"care_visit:{visit.pk}:{rung}",
                kind=CARE_MISSED,
                params={
                    "visit": visit.pk,
                    "unit": unit.pk,
                    "due_on": visit.due_on.isoformat(),
                },
                url=_page(visit.plan, person, staff),
                urgent=True,
            )


def _page(plan: CarePlan, person: int, staff: Staff) -> str:
    if staff.is_at_desk(person):
        return reverse("admin:services_careplan_change", args=[plan.pk])
    return reverse("services:care_notes", args=[plan.pk])


def _tell_carer(plan: CarePlan, actor: Actor, now: datetime) -> None:
    staff = Staff(now=now)
    news = News(
        recipient=plan.carer_id,
        key=f"care_plan:{plan.pk}:{plan.carer_id}:{now:%Y%m%d%H%M%S}",
        kind=CARE_YOURS,
        params={"unit": plan.unit.pk, "days": plan.rhythm_days},
        url=_page(plan, plan.carer_id, staff),
    )
    notify_each([news], now=now, actor=actor)


def _name_carer(plan: CarePlan, actor: Actor, now: datetime) -> None:
    if not plan.readers.standing().filter(user=plan.carer_id).exists():
        CareReader.objects.create(
            plan=plan, user=plan.carer, named_by_id=actor.actor_id, named_at=now
        )


def _open_plan(plan: CarePlan, actor: Actor) -> CarePlan:
    fresh: CarePlan = CarePlan.objects.for_update().with_people().get(pk=plan.pk)
    require(policies.may_arrange, actor, fresh)
    if fresh.ended_on is not None:
        raise Refused(_("This care plan has ended."), code="care_ended")
    return fresh


def _due_visit(plan: CarePlan) -> CareVisit:
    found: CareVisit = CareVisit.objects.due().for_update().get(plan=plan)
    return found


def _refuse_unfit(plan: CarePlan, *, on: date) -> None:
    if not who_may_care(plan.unit, on=on).filter(pk=plan.carer_id).exists():
        raise Refused(
            _("This colleague does not visit people of that unit."),
            code="carer_elsewhere",
        )
    if not 1 <= plan.rhythm_days <= LONGEST_RHYTHM:
        raise Refused(
            _("Between two visits lie 1 to %(most)d days.") % {"most": LONGEST_RHYTHM},
            code="care_rhythm",
        )
