"""Registering a case, and seeing whether it is a repeat (PT-3, PT-4, PT-5, PT-15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.names import normalise_name
from liuli.kernel.phone import parse_phones
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from liuli.territory.counters import next_number
from liuli.territory.models import Unit
from petitions.choices.cases import (
    Channel,
    Contact,
    Form,
    GrantKind,
    LegalRoute,
    MatterKind,
    Occurrence,
    Origin,
    Topic,
)
from petitions.models import Case, CaseCounter, CaseMove, Grant, Petitioner
from petitions.operations.access import refuse_recused
from petitions.operations.clocks import turn_clocks
from petitions.operations.likeness import is_alike
from petitions.policies import cases as policies
from petitions.querysets.cases import PETITIONER_NAME
from petitions.rules import cases as rules
from petitions.rules.groups import usual_name

# Its own purpose, as that of the name (PP-1).
_PHONE = "petitions.petitioner.phone"


@dataclass(frozen=True, slots=True)
class Asker:
    """A petitioner as stated."""

    full_name: str
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is written down about a petition (PT-15)."""

    demand: str
    received_on: date
    facts: str = ""
    channel: Channel = Channel.VISIT
    origin: Origin = Origin.DIRECT
    kind: MatterKind = MatterKind.CLAIM
    legal_route: LegalRoute = LegalRoute.NONE
    route_due_on: date | None = None
    topic: Topic = Topic.LAND
    form: Form = Form.ORAL
    is_read_back: bool = False
    contact: Contact = Contact.NAMED
    village_group: str = ""
    head_count: int = 1
    is_urgent: bool = False
    is_simple: bool = False
    is_back_entered: bool = False
    first_case: Case | None = None
    previous_case: Case | None = None
    apart_from: tuple[int, ...] = ()
    apart_reason: str = ""


@transaction.atomic
def register_case(
    unit: Unit,
    *,
    facts: CaseFacts,
    askers: Sequence[Asker] = (),
    actor: Actor,
    now: datetime,
) -> Case:
    """Enter a petition, start its clock of notice, let its registrar in.

    A petition officer handles what they register, unless the name of somebody
    concerned is theirs (PT-14); everybody else follows it. That it is another matter
    than an earlier case alike needs a reason, which the first step keeps (PT-4).
    Raises Refused `nothing_asked`, `received_in_future`, `too_many_speak`,
    `name_missing`, `phone_invalid`, `repeat_of_unseen`, `apart_without_reason`,
    `simple_is_off`, `recused`.
    """
    require(policies.may_register, actor, unit)
    if actor.actor_id is None:
        raise NotAllowed(_("Only a person can do this."), code="person_needed")
    _refuse_nonsense(unit, facts, askers, actor=actor, now=now)
    case = Case.objects.create(
        number=next_number(CaseCounter, "XF", unit, on=timezone.localdate(now)),
        unit=unit,
        registered_at=now,
        registered_by_id=actor.actor_id,
        **_columns(facts),
    )
    add_askers(case, askers, came_later=False)
    refuse_recused(case, actor.actor_id)
    CaseMove.objects.create(
        case=case,
        after=case.status,
        on=facts.received_on,
        at=now,
        by_id=actor.actor_id,
        reason=facts.apart_reason.strip() or None,
    )
    handles = policies.may_be_handler(actor, case) and not is_alike(case, actor)
    Grant.objects.create(
        case=case,
        user_id=actor.actor_id,
        kind=GrantKind.HANDLER if handles else GrantKind.FOLLOWER,
        given_by_id=actor.actor_id,
        given_at=now,
    )
    turn_clocks(case, on=facts.received_on)
    detail = {"apart_from": list(facts.apart_from)} if facts.apart_from else {}
    record("petitions.registered", case, actor=actor, at=now, detail=detail)
    return case


def add_askers(
    case: Case, askers: Sequence[Asker], *, came_later: bool
) -> list[Petitioner]:
    """The petitioners of these names, added where the case does not know them yet."""
    known = {(p.name_index, p.phone_index): p for p in case.petitioners.all()}
    found = []
    for asker in askers:
        values = _sealed(asker)
        row = known.get((values["name_index"], values["phone_index"]))
        if row is None:
            row = Petitioner.objects.create(
                case=case, position=len(known) + 1, came_later=came_later, **values
            )
            known[row.name_index, row.phone_index] = row
        found.append(row)
    return found


def suggest_repeats(
    unit: Unit, *, askers: Sequence[Asker], topic: Topic, village_group: str, actor: Any
) -> list[tuple[Case, rules.Likeness]]:
    """Earlier cases of these petitioners this person may see, with the reasons."""
    require(policies.may_register, actor, unit)
    sealed = [_sealed(asker) for asker in askers if asker.full_name.strip()]
    names = {each["name_index"] for each in sealed}
    phones = {each["phone_index"] for each in sealed} - {None}
    cases = {
        case.pk: case
        for case in Case.objects.visible_to(actor)
        .in_unit(unit)
        .filter(petitioners__name_index__in=names)
        .union(
            Case.objects.visible_to(actor)
            .in_unit(unit)
            .filter(petitioners__phone_index__in=phones)
        )
    }
    rows = Petitioner.objects.filter(case__in=cases)
    known = [
        rules.Known(
            pk=case.pk,
            topic=case.topic,
            village_group=case.village_group,
            shares_phone=any(
                r.case_id == case.pk and r.phone_index in phones for r in rows
            ),
            shares_name=any(
                r.case_id == case.pk and r.name_index in names for r in rows
            ),
            is_over=case.is_over,
            is_final=case.status == "ended"
            and case.moves.filter(after="reexamined").exists(),
        )
        for case in cases.values()
    ]
    return [
        (cases[like.pk], like)
        for like in rules.likely_repeats(
            known, topic=topic, village_group=village_group
        )
    ]


def _refuse_nonsense(
    unit: Unit, facts: CaseFacts, askers: Sequence[Asker], *, actor: Any, now: datetime
) -> None:
    if not facts.demand.strip():
        raise Refused(_("Write down what is asked."), code="nothing_asked")
    if facts.received_on > timezone.localdate(now):
        raise Refused(
            _("A petition is registered once it has come."), code="received_in_future"
        )
    is_visit = facts.channel == Channel.VISIT
    if rules.must_choose_representatives(
        is_visit=is_visit, head_count=facts.head_count, named=len(askers)
    ):
        raise Refused(
            _("Ask them to choose one to five representatives; count the others."),
            code="too_many_speak",
        )
    if facts.contact == Contact.NAMED and not askers:
        raise Refused(
            _("Write down the name, or say that the petitioner is anonymous."),
            code="name_missing",
        )
    if facts.apart_from and not facts.apart_reason.strip():
        raise Refused(
            _("Say how it is known that it is another matter."),
            code="apart_without_reason",
        )
    if facts.is_simple and not parameter("petitions.simple_is_on", unit=unit):
        raise Refused(
            _("The simple procedure is switched off here."), code="simple_is_off"
        )
    for earlier in (facts.first_case, facts.previous_case):
        seen = earlier is None or Case.objects.visible_to(actor).filter(pk=earlier.pk)
        if not seen:
            raise Refused(
                _("The earlier case is not one you may see."), code="repeat_of_unseen"
            )


def _columns(facts: CaseFacts) -> dict[str, Any]:
    plain = (
        "received_on", "channel", "origin", "kind", "legal_route", "route_due_on",
        "topic", "form", "is_read_back", "contact", "head_count", "is_urgent",
        "is_simple", "is_back_entered", "first_case", "previous_case",
    )  # fmt: skip
    return {name: getattr(facts, name) for name in plain} | {
        "demand": facts.demand.strip(),
        "village_group": usual_name(facts.village_group),
        "facts": facts.facts.strip() or None,
        "occurrence": Occurrence.REPEAT if facts.first_case else Occurrence.FIRST,
    }


def _sealed(asker: Asker) -> dict[str, Any]:
    name = normalise_name(asker.full_name).text
    if not name:
        raise Refused(_("Enter the name."), code="name_missing")
    phones = parse_phones(asker.phone)
    if phones.code:
        raise Refused(_("This is not a telephone number."), code="phone_invalid")
    phone = phones.numbers[0] if phones.numbers else None
    return {
        "full_name": name,
        "name_index": blind_index(name, PETITIONER_NAME),
        "phone": phone,
        "phone_index": blind_index(phone, _PHONE) if phone else None,
        "address": asker.address.strip() or None,
    }
