"""The sample community's meetings: two opening meetings, and one still to come."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from liuli.accounts.models import User
from liuli.territory.models import Unit
from residents.choices.meetings import Capacity, MeetingKind
from residents.models import Meeting
from residents.operations.meetings import (
    add_follow_up,
    call_meeting,
    finish_follow_up,
    minute_meeting,
    plan_meeting,
)

_DAY: Final = timedelta(days=1)


def hold_meetings(community: Unit, *, cadre: User, now: datetime) -> None:
    """Called, minuted and followed up by a cadre."""
    opinions = _called(
        community,
        cadre,
        kind=MeetingKind.RALLY,
        title="中三街自治公约意见征集动员会",
        agenda="一、通报公约起草情况\n二、说明征求意见的办法\n三、现场提问",
        starts_at=now - 60 * _DAY,
    )
    opinions = minute_meeting(
        opinions,
        minutes="会议通报了公约草案，商户关心占道经营和垃圾投放时间，房主关心租客登记。",
        came={Capacity.LANDLORD: 21, Capacity.MERCHANT: 46, Capacity.STAFF: 5},
        resolutions=["公约草案张贴并逐户发放", "意见收集十日，逐条答复"],
        actor=cadre,
        now=now - 59 * _DAY,
    )
    sent, answers = opinions.resolutions.order_by("number")
    done = add_follow_up(
        sent,
        text="印发并张贴公约草案",
        doer="柏林",
        due_on=timezone.localdate(now - 55 * _DAY),
        actor=cadre,
    )
    finish_follow_up(
        done, note="已张贴六处，逐户发放", actor=cadre, now=now - 56 * _DAY
    )
    add_follow_up(
        answers,
        text="在议事亭公布意见答复",
        doer="江静",
        due_on=timezone.localdate(now),
        actor=cadre,
    )
    _called(
        community,
        cadre,
        kind=MeetingKind.COUNCIL,
        title="爱邻议事会：三期活动用房用途",
        agenda="一、征集结果\n二、用途与开放时间",
        starts_at=now + 4 * _DAY,
    )


def _called(
    community: Unit,
    cadre: User,
    *,
    kind: MeetingKind,
    title: str,
    agenda: str,
    starts_at: datetime,
) -> Meeting:
    meeting = plan_meeting(
        community,
        kind=kind,
        title=title,
        place="党群服务中心二楼",
        starts_at=starts_at,
        agenda=agenda,
        actor=cadre,
    )
    return call_meeting(meeting, actor=cadre, now=starts_at - 4 * _DAY)
