"""The sample's premises: a key site, assets with faults, licences and advice."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from hazards.choices import HazardStatus, Severity, SiteKind
from hazards.choices.assets import AssetKind, FaultKind, Setting
from hazards.choices.pauses import PauseReason
from hazards.choices.shops import AdviceKind, LicenceKind
from hazards.models import Asset, Hazard, Site
from hazards.operations.assets import (
    add_asset,
    note_asset_repair,
    report_asset_fault,
)
from hazards.operations.pauses import pause_hazard
from hazards.operations.relooks import mark_key_site
from hazards.operations.shops import advise_shop, note_licence
from liuli.accounts.models import User
from liuli.demo.community import SINCE
from liuli.territory.models import Unit

_CAMERAS = 6
_POINTS = 4


def keep_premises(
    community: Unit, *, cadre: User, secretary: User, now: datetime
) -> None:
    """Invented places, so that no page is empty."""
    today = timezone.localdate(now)
    _mark(cadre=cadre, now=now)
    _pause(community, cadre=cadre, now=now)
    cameras = _keep_assets(community, cadre=cadre)
    fault = report_asset_fault(
        cameras[0],
        kind=FaultKind.BROKEN,
        text="夜间无画面",
        actor=cadre,
        at=now - timedelta(days=3),
    )
    note_asset_repair(
        fault, on=today, text="更换电源", cost_yuan=Decimal(120), actor=secretary
    )
    report_asset_fault(cameras[1], kind=FaultKind.SIGN, text="", actor=cadre, at=now)
    shops = Site.objects.in_unit(community).filter(kind=SiteKind.STREET_FRONT)
    for place, shop in enumerate(shops.order_by("pk")[:6]):
        note_licence(
            shop,
            kind=LicenceKind.BUSINESS if place % 2 else LicenceKind.FOOD,
            valid_to=today + timedelta(days=20 * place - 10),
            actor=cadre,
            today=today,
        )
        if place < 3:  # noqa: PLR2004  three of six
            for days in range(place + 1):
                advise_shop(
                    shop,
                    kind=AdviceKind.STREET,
                    text="已劝离占道货物",
                    actor=cadre,
                    at=now - timedelta(days=days),
                )


def _pause(community: Unit, *, cadre: User, now: datetime) -> None:
    today = timezone.localdate(now)
    running = Hazard.objects.in_unit(community).filter(
        status=HazardStatus.ASSIGNED, due_on__gt=today
    )
    hazard = running.exclude(severity=Severity.CRITICAL).order_by("pk").first()
    if hazard is not None:
        pause_hazard(
            hazard,
            reason=PauseReason.OWNER,
            resume_on=today + timedelta(days=5),
            text="房东在外地，下周返回",
            actor=cadre,
            now=now,
        )


def _mark(*, cadre: User, now: datetime) -> None:
    hotels = Site.objects.filter(kind=SiteKind.SMALL_HOTEL, closed_on__isnull=True)
    since = timezone.localdate(now) - timedelta(days=30)
    for hotel in hotels.order_by("pk")[:2]:
        mark_key_site(
            hotel, reason="隐患多次反弹，列为重点", starts_on=since, actor=cadre
        )


def _keep_assets(community: Unit, *, cadre: User) -> list[Asset]:
    centre = add_asset(
        community,
        kind=AssetKind.CENTRE,
        name="三街微中心",
        place="琉璃三街123号",
        starts_on=SINCE,
        facts={"hours": "08:30–21:00"},
        actor=cadre,
    )
    cameras = [
        add_asset(
            community,
            kind=AssetKind.CAMERA,
            name=f"中街{number}号杆",
            place=f"琉璃中街{number * 20}号旁",
            starts_on=SINCE,
            linked_to=centre,
            facts={"has_sign": number != 2, "covers": "街面"},  # noqa: PLR2004
            actor=cadre,
        )
        for number in range(1, _CAMERAS + 1)
    ]
    for number in range(1, _POINTS + 1):
        add_asset(
            community,
            kind=AssetKind.GARBAGE_POINT,
            name=f"{number}号投放点",
            place=f"琉璃二街{number * 10}号",
            starts_on=SINCE,
            facts={
                "setting": Setting.STREET if number == 1 else Setting.YARD,
                "has_water": True,
            },
            actor=cadre,
        )
    return cameras
