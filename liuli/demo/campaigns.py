"""Sample campaigns: a drive over the lodgings under way, a monthly patrol planned."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from hazards.choices import SiteKind
from hazards.choices.campaigns import Outcome, TeamRole, Theme
from hazards.models import Campaign, Hazard, Site
from hazards.operations.campaigns import (
    join_team,
    plan_campaign,
    start_campaign,
    visit_stop,
)
from hazards.operations.major import judge_site
from hazards.operations.orders import take_order, tell_next_level
from hazards.operations.points import place_site
from hazards.operations.sites import SiteWords, add_site
from liuli.accounts.models import User
from liuli.demo.community import SINCE
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit

_LANES = 4
_SOUTH, _WEST = Decimal("30.6205"), Decimal("104.0958")
_STEP = Decimal("0.0004")
_ROW = 12
_PLACED = 60


def hold_campaigns(
    community: Unit, *, worker: User, cadre: User, now: datetime
) -> None:
    """A drive with a team and visits, a patrol of the month, points on the map."""
    today = timezone.localdate(now)
    for number in range(1, _LANES + 1):
        add_site(
            community,
            kind=SiteKind.FIRE_LANE,
            address=f"琉璃中街{number * 30}号",
            words=SiteWords(name=f"中街{number}号消防通道"),
            known_since=SINCE,
            actor=SYSTEM,
        )
    drive = plan_campaign(
        community,
        theme=Theme.LODGINGS,
        name="出租住宿场所逐户联检",
        starts_on=today - timedelta(days=6),
        ends_on=today + timedelta(days=24),
        actor=cadre,
    )
    _gather(drive, worker=worker, cadre=cadre)
    start_campaign(drive, actor=cadre)
    outcomes = (Outcome.SOUND, Outcome.NOBODY, Outcome.FIXED, Outcome.SOUND)
    for stop, outcome in zip(drive.stops.order_by("pk"), outcomes, strict=False):
        visit_stop(stop, outcome=outcome, actor=cadre, now=now)
    plan_campaign(
        community,
        theme=Theme.FIRE_LANES,
        name=f"{today.month}月消防通道专项巡查",
        starts_on=today,
        ends_on=today + timedelta(days=7),
        monthly=True,
        actor=cadre,
    )
    _place(community)
    hotel = drive.stops.order_by("pk").first()
    if hotel is not None:
        judge_site(
            hotel.site, evacuation=1, is_crowded=True, on=today, actor=cadre, now=now
        )
    open_one = Hazard.objects.in_unit(community).open().order_by("pk").first()
    if open_one is not None:
        take_order(
            open_one,
            number=f"12345-{today:%m%d}-018",
            received_on=today,
            due_on=today + timedelta(days=5),
            actor=cadre,
            now=now,
        )
        tell_next_level(open_one, reason="居民反映强烈", actor=cadre, now=now)


def _gather(drive: Campaign, *, worker: User, cadre: User) -> None:
    join_team(
        drive, role=TeamRole.COMMUNITY, user=cadre, is_responsible=True, actor=cadre
    )
    join_team(drive, role=TeamRole.GRID, user=worker, actor=cadre)
    join_team(drive, role=TeamRole.VOLUNTEER, name="志愿者代表", actor=cadre)


def _place(community: Unit) -> None:
    """Invented places in a lattice: which house stands where is nobody's."""
    sites = Site.objects.in_unit(community).filter(closed_on__isnull=True)
    for place, site in enumerate(sites.in_street_order()[:_PLACED]):
        place_site(
            site,
            latitude=_SOUTH + _STEP * (place // _ROW),
            longitude=_WEST + _STEP * (place % _ROW),
            actor=SYSTEM,
        )
