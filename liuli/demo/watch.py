"""The sample watch: shops of the streets, a fortnight of notes, a swap, tips, snaps."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from hazards.choices import SiteKind
from hazards.choices.tips import TipKind
from hazards.choices.watch import Away
from hazards.models import Tip, WatchDuty, WatchSeat
from hazards.operations.sites import SiteWords, add_site
from hazards.operations.snaps import send_snap
from hazards.operations.tips import (
    Told,
    conclude_check,
    grant_reward,
    send_tip,
    start_check,
)
from hazards.operations.watch.duties import make_duties
from hazards.operations.watch.groups import form_groups, sign_pact
from hazards.operations.watch.shops import Note, ask_swap, note_duty, tell_away
from liuli.accounts.models import User
from liuli.demo.community import SINCE
from liuli.demo.invented import SEED, Inventor
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit

_SHOPS = 22
_DAYS = 14
_TRADES = ("副食店", "五金店", "理发店", "面馆", "药房", "水果店", "文具店", "干洗店")
_WORDS = ("路口有两辆三轮车占道，已劝离", "垃圾桶已满，请清运", "", "", "路灯不亮", "")


def keep_watch(community: Unit, *, cadre: User, secretary: User, now: datetime) -> None:
    """Three groups with a reserve, the days behind and ahead, tips and snaps."""
    today = timezone.localdate(now)
    _open_shops(community)
    begin = today - timedelta(days=_DAYS)
    groups = form_groups(community, on=begin, actor=cadre)
    make_duties(community, today=today)
    _tell(today, now=now)
    seats = list(WatchSeat.objects.standing().filter(group=groups[0]))
    for seat in seats[:5]:
        sign_pact(seat, on=begin, actor=cadre)
    tell_away(
        seats[3],
        first=today + timedelta(days=1),
        last=today + timedelta(days=6),
        reason=Away.AWAY,
        now=now,
    )
    ahead = WatchDuty.objects.filter(
        group=groups[1], on__gt=today, shop__isnull=False
    ).order_by("on")
    ask_swap(ahead[0], ahead[2], seat=None, actor=cadre, now=now)
    _hear(community, secretary=secretary, now=now)


def _open_shops(community: Unit) -> None:
    inventor = Inventor(SEED + 21)
    for number in range(_SHOPS):
        add_site(
            community,
            kind=SiteKind.STREET_FRONT,
            address=f"琉璃中街{101 + number * 2}号",
            words=SiteWords(
                name=f"中街{_TRADES[number % len(_TRADES)]}{number + 1}",
                keeper_name=inventor.name(),
            ),
            known_since=SINCE,
            actor=SYSTEM,
        )


def _tell(today: date, *, now: datetime) -> None:
    seats = {seat.shop_id: seat for seat in WatchSeat.objects.standing()}
    duties = WatchDuty.objects.filter(on__lt=today, shop__isnull=False)
    for place, duty in enumerate(duties.order_by("on", "group")):
        if not place % 9 or duty.shop_id not in seats:
            continue  # a day nobody told of
        note = Note(
            parking=place % 4,
            rubbish=place % 3,
            drunk=int(place % 11 == 0),
            is_clean=bool(place % 8),
            told=_WORDS[place % len(_WORDS)],
        )
        said = now - (today - duty.on)
        note_duty(duty, note=note, seat=seats[duty.shop_id], now=said)


def _hear(community: Unit, *, secretary: User, now: datetime) -> None:
    told = (
        Told(TipKind.GAS, "院内长期存放多个旧气瓶", "琉璃三街 40 号后院"),
        Told(TipKind.FIRE, "二楼安全出口被锁", "琉璃二街 18 号"),
    )
    for place, one in enumerate(told):
        send_tip(community, told=one, address=f"sample {place}", now=now)
    first = Tip.objects.order_by("pk").first()
    if first is not None:
        start_check(first, actor=secretary)
        conclude_check(first, is_confirmed=True, answer="已查实", actor=secretary)
        grant_reward(first, amount_yuan=Decimal(200), actor=secretary, now=now)
    for place, (kind, where, text) in enumerate(
        (
            (SiteKind.FIRE_LANE, "琉璃中街 60 号旁通道", "三轮车堵住消防通道"),
            (SiteKind.FALLING_OBJECT, "琉璃三街 22 号", "阳台花盆摆在外沿"),
        )
    ):
        send_snap(
            community,
            kind=kind,
            place=where,
            text=text,
            address=f"sample {place}",
            now=now,
        )
