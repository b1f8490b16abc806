"""What the sample community was asked, the convention it made, who sits where."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from liuli.accounts.models import User
from liuli.territory.models import Unit
from residents.choices.opinions import CommitteeKind, OpinionChannel, Outcome
from residents.models import Person, Resolution
from residents.operations.committees import seat_holder, set_up_committee
from residents.operations.conventions import (
    adopt_version,
    consult_version,
    draft_convention,
    draft_version,
    note_change,
    put_in_force,
)
from residents.operations.opinions import (
    add_theme,
    answer_theme,
    ask_opinions,
    close_round,
    enter_opinion,
)

_DAY: Final = timedelta(days=1)
_SEATED: Final = 4
_ANSWERS: Final = (
    ("垃圾投放时间太早，商铺收摊后投不了", 0),
    ("晚上九点以后还没有地方扔垃圾", 0),
    ("希望划出临时卸货的地方", 1),
    ("公约里不要写罚款", 2),
)
_THEMES: Final = (
    ("垃圾投放时间", Outcome.TAKEN, "投放时间延长至二十二时"),
    ("临时卸货位", Outcome.PARTLY, "在街口划一处，限时三十分钟"),
    ("取消违约条款", Outcome.NOT, "公约不设罚款，但保留提醒和公示"),
)


def hear_opinions(community: Unit, *, cadre: User, now: datetime) -> None:
    """A round closed, one running, a convention in force, a committee with a gap."""
    today = timezone.localdate(now)
    asked = ask_opinions(
        community,
        title="中三街自治公约征求意见",
        question="您对公约草案有什么意见和建议？",
        opens_on=today - 58 * _DAY,
        closes_on=today - 48 * _DAY,
        actor=cadre,
    )
    themes = [add_theme(asked, title=title, actor=cadre) for title, *_ in _THEMES]
    for text, place in _ANSWERS:
        enter_opinion(
            asked,
            text=text,
            channel=OpinionChannel.VISIT,
            received_on=today - 50 * _DAY,
            themes=[themes[place]],
            actor=cadre,
            now=now,
        )
    for theme, (_title, outcome, reason) in zip(themes, _THEMES, strict=True):
        answer_theme(theme, outcome=outcome, reason=reason, actor=cadre)
    asked = close_round(asked, actor=cadre, now=now - 45 * _DAY)
    first = draft_convention(
        community,
        title="中三街自治公约",
        text="一、门前三包，不占道经营。\n二、垃圾每日二十时前投放。",
        actor=cadre,
    )
    consult_version(first, asked=asked, actor=cadre)
    second = draft_version(
        first.convention,
        text="一、门前三包，不占道经营。\n二、垃圾每日二十二时前投放。\n三、街口设限时卸货位。",
        actor=cadre,
    )
    for theme in themes[:2]:
        note_change(second, theme=theme, text="写入相应条文", actor=cadre)
    consult_version(second, asked=asked, actor=cadre)
    said = Resolution.objects.filter(meeting__unit=community).order_by("pk").first()
    if said is not None:
        adopt_version(second, resolution=said, actor=cadre)
        put_in_force(second, actor=cadre, now=now)
    ask_opinions(
        community,
        title="三期活动用房怎么用",
        question="您希望三期活动用房用来做什么？",
        opens_on=today - 6 * _DAY,
        closes_on=today + 8 * _DAY,
        actor=cadre,
    )
    _seat(community, cadre, now)


def _seat(community: Unit, cadre: User, now: datetime) -> None:
    today = timezone.localdate(now)
    committee = set_up_committee(
        community,
        kind=CommitteeKind.STREET,
        name="中三街自治委员会",
        actor=cadre,
        today=today,
    )
    people = Person.objects.in_unit(community).filter(merged_into=None).order_by("pk")
    seats = committee.seats.all()[:_SEATED]
    for number, (seat, person) in enumerate(zip(seats, people[:_SEATED], strict=False)):
        seat_holder(
            seat,
            person=person,
            election="商户与居民大会举手推选",
            starts_on=today - 340 * _DAY,
            ends_on=today + (25 if number == 0 else 390) * _DAY,
            actor=cadre,
        )
