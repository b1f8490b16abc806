"""What is known of the land of four old village groups: invented, with honest gaps."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils import timezone
from PIL import Image, ImageDraw

from liuli.accounts.models import User
from liuli.kernel.money import mu_to_square_metres
from liuli.territory.models import Unit
from petitions.choices.compensation import Component, LandClass, PaperKind, Regime
from petitions.models import LandPaper, LandStandard, VillageGroup
from petitions.operations.claims import load_claims
from petitions.operations.land import (
    record_item,
    record_parcel,
    set_standard,
    state_scheme,
)
from petitions.operations.papers import keep_paper

_PLAN: Final = date(2008, 10, 20)
_MEETING: Final = date(2008, 10, 8)
# Group: 亩 of arable land, people, yuan for land and for resettlement, paid, housing.
_GROUPS: Final = {
    2: ("118.6", 320, "2134800.00", "1036800.00", False, 35),
    5: ("105.2", 290, "1893600.00", "939600.00", False, 35),
    6: ("107.9", 290, "1942200.00", "939600.00", False, 35),
    4: ("112.4", 310, "1618560.00", "837000.00", True, 30),
}
_UNPAPERED: Final = 5  # a component of this group has no document yet


def keep_land(community: Unit, *, officer: User, now: datetime) -> None:
    """Papers, one standard, four plans with parcels and components."""
    plan = _paper(
        community, PaperKind.PLAN, "征地补偿安置方案", "示〔2008〕11号", officer, now
    )
    survey = _paper(
        community, PaperKind.SURVEY, "土地勘测定界表", "示测2008-02", officer, now
    )
    receipt = _paper(
        community, PaperKind.RECEIPT, "拨付凭证", "示付2009-17", officer, now
    )
    standard = set_standard(
        community,
        facts={
            "regime": Regime.MULTIPLIER,
            "name": "耕地",
            "output_yuan": Decimal("1800.00"),
            "land_multiple": Decimal(10),
            "resettlement_multiple": Decimal(6),
            "valid_from": date(2004, 8, 28),
            "valid_to": date(2020, 1, 1),
            "source": "示例标准文件第3条(虚构)",
            "paper": plan,
        },
        actor=officer,
    )
    for group in VillageGroup.objects.filter(unit=community, number__in=_GROUPS):
        _state(group, plan, standard, officer)
        _measure(group, survey, officer)
        _promise(group, plan, receipt, officer)
    load_claims(community, today=timezone.localdate(now), actor=officer)


def _paper(
    community: Unit,
    kind: PaperKind,
    title: str,
    number: str,
    officer: User,
    now: datetime,
) -> LandPaper:
    facts = {
        "kind": kind,
        "title": title,
        "number": number,
        "issued_by": "示例单位",
        "issued_on": _PLAN,
        "note": "虚构样例",
    }
    return keep_paper(community, facts=facts, scans=[_scan()], actor=officer, now=now)


def _scan() -> bytes:
    """A sheet with lines: plainly no document."""
    sheet = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(sheet)
    for line in range(120, 780, 40):
        pen.line((80, line, 540, line), fill=(150, 150, 150), width=3)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def _state(
    group: VillageGroup, plan: LandPaper, standard: LandStandard, officer: User
) -> None:
    _mu, people, *_rest = _GROUPS[group.number]
    state_scheme(
        group,
        plan_fixed_on=_PLAN,
        facts={
            "regime": Regime.MULTIPLIER,
            "price_year": 2008,
            "mobilised_on": _MEETING,
            "people": people,
            "resettled": people,
            "people_before": people + 40,
            "arable_before_mu": Decimal(400),
            "standard": standard,
            "retained_yuan": Decimal(0),
            "paper": plan,
        },
        actor=officer,
    )


def _measure(group: VillageGroup, survey: LandPaper, officer: User) -> None:
    facts = {
        "land_class": LandClass.ARABLE,
        "area_m2": mu_to_square_metres(Decimal(_GROUPS[group.number][0])),
        "tenure": "集体",
        "sheet": "示-12",
        "paper": survey,
    }
    record_parcel(group, number=f"{group.number}-1", facts=facts, actor=officer)


def _promise(
    group: VillageGroup, plan: LandPaper, receipt: LandPaper, officer: User
) -> None:
    _mu, _people, land, people_sum, is_paid, housing = _GROUPS[group.number]
    amounts = {Component.LAND: land, Component.RESETTLEMENT: people_sum}
    for component, promised in amounts.items():
        facts = {
            "promised": Decimal(promised),
            "received": Decimal(promised) if is_paid else Decimal(0),
            "received_on": date(2009, 6, 30) if is_paid else None,
            "paper": receipt if is_paid else plan,
        }
        if group.number == _UNPAPERED and component == Component.RESETTLEMENT:
            facts["paper"] = None
        record_item(group, component=component, facts=facts, actor=officer)
    record_item(
        group,
        component=Component.HOUSING,
        facts={"promised": Decimal(housing), "received": None, "paper": plan},
        actor=officer,
    )
