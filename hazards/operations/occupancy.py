"""No-occupancy orders and what becomes of the people (HZ-6, HZ-21)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import HazardStatus, Refuge, Severity, Step
from hazards.models import Hazard, HousingOrder, RelocationLook, RelocationNote
from hazards.operations.moves import locked, person, tell
from hazards.policies import hazards as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from residents.models import Stay
from residents.operations import impose_ban, lift_ban


@transaction.atomic
def order_vacancy(
    hazard: Hazard,
    *,
    issued_by: str,
    issued_on: date,
    reference: str,
    actor: Actor,
    now: datetime,
) -> HousingOrder:
    """Write an officer's order down: from now on no new stay there is compliant.

    Everybody living there gets a relocation note to be filled in. Raises Refused
    `not_critical`, `not_open`, `order_basis`, `order_in_force`, `date_future`.
    """
    hazard = locked(hazard)
    require(policies.may_order, actor, hazard)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    if hazard.severity != Severity.CRITICAL:
        raise Refused(
            _("Only a critical hazard forbids housing people."), code="not_critical"
        )
    if not issued_by.strip() or not reference.strip():
        raise Refused(
            _("Say who issued the order and its document number."), code="order_basis"
        )
    if issued_on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="date_future")
    if hazard.housing_orders.in_force().exists():
        raise Refused(_("An order for this hazard is in force."), code="order_in_force")
    ban = impose_ban(
        hazard.site.address,
        actor=actor,
        basis=f"{issued_by.strip()} {reference.strip()}",
        now=now,
        source=f"hazard:{hazard.pk}",
    )
    order: HousingOrder = HousingOrder.objects.create(
        hazard=hazard,
        ban=ban,
        issued_by=issued_by.strip(),
        issued_on=issued_on,
        reference=reference.strip(),
        by_id=person(actor),
        at=now,
    )
    note_people(order, now=now)
    _told(hazard, Step.VACANCY_ORDERED, order.reference, actor=actor, now=now)
    record("hazards.vacancy_ordered", hazard, actor=actor, detail={"order": order.pk})
    return order


def note_people(order: HousingOrder, *, now: datetime) -> int:
    """An empty relocation note for everybody who lives there; how many are new."""
    stays = Stay.objects.under_bans().filter(address=order.ban.address_id)
    noted = RelocationNote.objects.filter(order=order).values("stay")
    new = [
        RelocationNote(order=order, stay=stay, found_at=now)
        for stay in stays.exclude(pk__in=noted)
    ]
    return len(RelocationNote.objects.bulk_create(new))


@transaction.atomic
def lift_order(order: HousingOrder, *, actor: Actor, now: datetime) -> HousingOrder:
    """Allow housing again: its hazard has passed the re-check (HZ-6).

    The ban ends with the last order that rests on it. Raises Refused `order_lifted`,
    `recheck_needed`.
    """
    hazard = locked(order.hazard)
    order = HousingOrder.objects.for_update().get(pk=order.pk)
    require(policies.may_lift_order, actor, hazard)
    if order.lifted_at is not None:
        raise Refused(_("This order has been lifted already."), code="order_lifted")
    passed = hazard.verifications.filter(passed=True).order_by("-pk").first()
    if hazard.status != HazardStatus.CLEARED or passed is None:
        raise Refused(
            _("First the hazard has to pass its re-check."), code="recheck_needed"
        )
    order.verification = passed
    order.lifted_by_id, order.lifted_at = person(actor), now
    order.save(update_fields=["verification", "lifted_by", "lifted_at"])
    ban = order.ban
    if not HousingOrder.objects.in_force().filter(ban=ban).exists():
        lift_ban(ban, actor=actor, basis=hazard.number, now=now)
    _told(hazard, Step.VACANCY_LIFTED, order.reference, actor=actor, now=now)
    record("hazards.vacancy_lifted", hazard, actor=actor, detail={"order": order.pk})
    return order


@transaction.atomic
def note_relocation(
    note: RelocationNote,
    *,
    options: Sequence[str],
    choice: str,
    left_on: date,
    actor: Actor,
    now: datetime,
) -> RelocationNote:
    """Write down what was offered and where they went; two looks follow (HZ-21).

    Raises Refused `nothing_offered`, `date_future`, `already_noted`.
    """
    note = _fresh(note)
    hazard = note.order.hazard
    require(policies.may_relocate, actor, hazard)
    if note.choice:
        raise Refused(_("This has been written down already."), code="already_noted")
    if not options and choice != Refuge.UNKNOWN:
        raise Refused(_("Say what was offered."), code="nothing_offered")
    if left_on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="date_future")
    first, second = (
        int(parameter(f"hazard.relocation_{turn}_days", unit=hazard.unit, on=left_on))
        for turn in ("first", "second")
    )
    note.options, note.choice, note.left_on = list(options), choice, left_on
    note.first_look_on = left_on + timedelta(days=first)
    note.second_look_on = left_on + timedelta(days=second)
    note.noted_by_id = person(actor)
    note.save()
    record("hazards.relocation_noted", hazard, actor=actor, detail={"note": note.pk})
    return note


@transaction.atomic
def look_after(
    note: RelocationNote,
    *,
    outcome: str,
    text: str = "",
    actor: Actor,
    now: datetime,
) -> RelocationLook:
    """Write down how they fare, at the first or the second look (HZ-21).

    Raises Refused `not_relocated` before anybody left, `looks_taken` after both.
    """
    note = _fresh(note)
    hazard = note.order.hazard
    require(policies.may_relocate, actor, hazard)
    if not note.choice:
        raise Refused(_("First say where they went."), code="not_relocated")
    taken = note.looks.count()
    if taken == _LOOKS:
        raise Refused(_("Both looks have been taken."), code="looks_taken")
    look: RelocationLook = RelocationLook.objects.create(
        note=note,
        turn=taken + 1,
        outcome=outcome,
        text=text.strip(),
        by_id=person(actor),
        at=now,
    )
    record("hazards.relocation_looked", hazard, actor=actor, detail={"note": note.pk})
    return look


_LOOKS = 2


def _fresh(note: RelocationNote) -> RelocationNote:
    fresh: RelocationNote = (
        RelocationNote.objects.for_update()
        .select_related("order__hazard__unit")
        .get(pk=note.pk)
    )
    return fresh


def _told(
    hazard: Hazard, step: Step, reference: str, *, actor: Actor, now: datetime
) -> None:
    tell(hazard, step, before=hazard.status, actor=actor, now=now, reason=reference)
