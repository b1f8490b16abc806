"""Stating what is known of land, standards and plans; nothing is guessed (LC-8)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import square_metres_to_mu
from liuli.territory.models import Unit
from petitions.choices.compensation import Component, LandClass, Regime
from petitions.models import (
    LandStandard,
    Parcel,
    Scheme,
    SchemeItem,
    VillageGroup,
)
from petitions.operations.papers import refuse_paper_of_others
from petitions.policies import compensation as policies
from petitions.rules.accounts import distributable
from petitions.rules.land import (
    ByMultiples,
    Taking,
    by_multiples,
    by_zone_price,
    zone_price_is_stale,
)

_PAPERS = ("paper", "retained_paper")


@transaction.atomic
def found_group(unit: Unit, *, number: int, village: str, actor: Actor) -> VillageGroup:
    """Name a village group no ledger has named yet."""
    require(policies.may_keep, actor, unit)
    group = VillageGroup(unit=unit, number=number, village=village.strip())
    group.full_clean()
    group.save()
    record("compensation.group_founded", group, actor=actor)
    return group


@transaction.atomic
def set_standard(unit: Unit, *, facts: dict[str, Any], actor: Actor) -> LandStandard:
    """Set a dated standard with its source; another amount is another row (G-1)."""
    require(policies.may_keep, actor, unit)
    refuse_paper_of_others(facts.get("paper"), unit)
    standard = LandStandard(unit=unit, **facts)
    standard.full_clean()
    standard.save()
    record("compensation.standard_set", standard, actor=actor)
    return standard


@transaction.atomic
def end_standard(
    standard: LandStandard, *, valid_to: date | None, actor: Actor
) -> LandStandard:
    """Say from which day a standard holds no more; what it set stays as it is."""
    standard = (
        LandStandard.objects.for_update().select_related("unit").get(pk=standard.pk)
    )
    require(policies.may_keep, actor, standard.unit)
    standard.valid_to = valid_to
    standard.full_clean()
    standard.save(update_fields=["valid_to"])
    record("compensation.standard_ended", standard, actor=actor)
    return standard


@transaction.atomic
def state_scheme(
    group: VillageGroup,
    *,
    plan_fixed_on: date | None,
    facts: dict[str, Any],
    actor: Actor,
) -> Scheme:
    """State what is known of a group's plan; empty stays unknown (LC-3, LC-11).

    Raises Refused `retained_too_much`, `retained_without_resolution`,
    `other_community`, `standard_of_other_regime`.
    """
    group = _locked(group)
    require(policies.may_keep, actor, group.unit)
    for name in _PAPERS:
        refuse_paper_of_others(facts.get(name), group.unit)
    _refuse_other_regime(facts)
    scheme = Scheme.objects.filter(group=group).first() or Scheme(group=group)
    for name, value in facts.items():
        setattr(scheme, name, value)
    _refuse_retained(scheme)
    scheme.full_clean()
    scheme.save()
    group.plan_fixed_on = plan_fixed_on
    group.save(update_fields=["plan_fixed_on"])
    record("compensation.scheme_stated", group, actor=actor)
    return scheme


@transaction.atomic
def record_item(
    group: VillageGroup, *, component: Component, facts: dict[str, Any], actor: Actor
) -> SchemeItem:
    """What was promised and received of one component; again: corrected.

    Raises Refused `other_community`, `retained_too_much`.
    """
    group = _locked(group)
    require(policies.may_keep, actor, group.unit)
    refuse_paper_of_others(facts.get("paper"), group.unit)
    scheme, _made = Scheme.objects.get_or_create(group=group)
    found = SchemeItem.objects.filter(scheme=scheme, component=component).first()
    item = found or SchemeItem(scheme=scheme, component=component)
    for name, value in facts.items():
        setattr(item, name, value)
    item.full_clean()
    item.save()
    _refuse_retained(scheme)
    record("compensation.item_recorded", group, actor=actor)
    return item


@transaction.atomic
def record_parcel(
    group: VillageGroup, *, number: str, facts: dict[str, Any], actor: Actor
) -> Parcel:
    """Write a parcel down; the same number again corrects it (LC-8 a)."""
    group = _locked(group)
    require(policies.may_keep, actor, group.unit)
    refuse_paper_of_others(facts.get("paper"), group.unit)
    number = number.strip()
    parcel = group.parcels.filter(number=number).first()
    parcel = parcel or Parcel(group=group, number=number)
    for name, value in facts.items():
        setattr(parcel, name, value)
    parcel.full_clean()
    parcel.save()
    record("compensation.parcel_recorded", group, actor=actor)
    return parcel


def _locked(group: VillageGroup) -> VillageGroup:
    found: VillageGroup = (
        VillageGroup.objects.for_update().select_related("unit").get(pk=group.pk)
    )
    return found


def _refuse_other_regime(facts: dict[str, Any]) -> None:
    standard = facts.get("standard")
    if standard is not None and standard.regime != facts.get("regime"):
        raise Refused(
            _("The standard belongs to the other regime."),
            code="standard_of_other_regime",
        )


def _refuse_retained(scheme: Scheme) -> None:
    """LC-9: not more than has arrived, and never without its resolution."""
    if not scheme.retained_yuan:
        return
    received = None
    if scheme.pk is not None:
        land = scheme.items.filter(component=Component.LAND).first()
        received = land.received if land else None
    try:
        distributable(
            scheme.retained_yuan if received is None else received,
            retained=scheme.retained_yuan,
            has_resolution=scheme.retained_paper_id is not None,
        )
    except ValueError as wrong:
        raise _retained_wrong(str(wrong)) from wrong


def _retained_wrong(code: str) -> Refused:
    if code == "retained_too_much":
        return Refused(_("More is retained than has been received."), code=code)
    return Refused(_("A retained part needs the resolution it rests on."), code=code)


# --- what the standard comes to -------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the stated standard makes of the parcels, to the fen; never a claim."""

    area_mu: Decimal
    standard: LandStandard
    multiples: ByMultiples | None = None
    zone_yuan: Decimal | None = None
    is_stale: bool = False


def reckon(group: VillageGroup, scheme: Scheme | None) -> Reckoned | None:
    """Apply the standard of the plan to the parcels (LC-1, LC-2); None with gaps."""
    if scheme is None or scheme.standard is None:
        return None
    parcels = list(group.parcels.all())
    area = square_metres_to_mu(sum((p.area_m2 for p in parcels), Decimal(0)))
    if not area:
        return None
    standard: Any = scheme.standard
    if standard.regime == Regime.ZONE_PRICE:
        return _by_zone(area, standard, group.plan_fixed_on)
    arable = [p.area_m2 for p in parcels if p.land_class == LandClass.ARABLE]
    if not scheme.arable_before_mu or not scheme.people_before:
        return None
    taking = Taking(
        taken_mu=area,
        arable_taken_mu=square_metres_to_mu(sum(arable, Decimal(0))),
        arable_before_mu=scheme.arable_before_mu,
        people_before=scheme.people_before,
    )
    multiples = by_multiples(
        taking,
        output_yuan=standard.output_yuan,
        land_multiple=standard.land_multiple,
        resettlement_multiple=standard.resettlement_multiple,
    )
    return Reckoned(area, standard, multiples=multiples)


def _by_zone(area: Decimal, standard: Any, fixed_on: date | None) -> Reckoned:
    sum_of_both = by_zone_price(
        area,
        zone_price_yuan=standard.zone_price_yuan,
        class_factor=standard.class_factor,
    )
    is_stale = fixed_on is not None and zone_price_is_stale(
        standard.valid_from.year, fixed_on.year
    )
    return Reckoned(area, standard, zone_yuan=sum_of_both, is_stale=is_stale)
