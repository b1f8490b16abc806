"""What the sample community announces, teaches and asks: a few invented rows."""

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from liuli.accounts.models import User
from liuli.territory.models import Unit
from services.choices.publicity import AnnouncementKind, Channel, PostedAt
from services.choices.surveys import Facet, Frame, QuestionKind, SurveyKind
from services.models import Announcement, Survey
from services.operations.answers import answer_survey
from services.operations.lessons import add_question, count_answers, count_read
from services.operations.publicity import (
    Wording,
    draft_announcement,
    hand_in,
    note_posting,
    publish,
    withdraw,
)
from services.operations.surveys import (
    Plan,
    ask,
    close_survey,
    draft_survey,
    name_reader,
    open_survey,
)

_DAY: Final = timedelta(days=1)
_EVERYWHERE: Final = frozenset(Channel)
_DRAWN: Final = 40
_SENT_BACK: Final = 26
_LESSONS: Final = (
    (
        AnnouncementKind.SAFETY,
        "电动自行车怎么充电才安全",
        "电动自行车不进楼、不进户，电池也不带回家充。\n请到集中充电点充电，充满即走。",
        "楼道里可以给电动自行车充电吗？",
        ("可以，有人看着就行", "不可以，楼道是逃生通道"),
        "楼道一旦起火，整栋楼的人都出不来。",
    ),
    (
        AnnouncementKind.ANTI_DRUG,
        "认识伪装成糖果的毒品",
        "陌生人递来的“跳跳糖”“奶茶粉”不要尝。\n发现可疑情况，请拨打110。",
        "别人请你尝来路不明的糖粉，怎么办？",
        ("尝一点没关系", "不尝，并告诉家人或拨打110"),
        "一次也不要试，举报受法律保护。",
    ),
)
_SIDES: Final = (
    (Facet.PLACE, "出了琉璃，我也常常想起这里的街巷。"),
    (Facet.CULTURE, "琉璃古窑的故事，我能给外地朋友讲几句。"),
    (Facet.MIND, "我把琉璃当作自己的家。"),
)


def tell_and_ask(
    community: Unit, grid: Unit, *, cadre: User, secretary: User, now: datetime
) -> None:
    """Notices in every state, two lessons, a closed and an open survey."""
    _announce(community, grid, cadre=cadre, secretary=secretary, now=now)
    _teach(community, cadre=cadre, secretary=secretary, now=now)
    _ask_belonging(community, cadre=cadre, secretary=secretary, now=now - 20 * _DAY)
    survey = _draft(community, "广场改造听意见", SurveyKind.OPINION, cadre, now)
    ask(
        survey,
        kind=QuestionKind.CHOICE,
        text="广场最需要添什么？",
        options=["座椅", "树荫", "照明", "儿童游乐设施"],
        actor=cadre,
    )
    ask(survey, kind=QuestionKind.TEXT, text="还有什么想说的？", actor=cadre)
    open_survey(survey, size=_DRAWN, actor=cadre, now=now, seed=2026)


def _announce(
    community: Unit, grid: Unit, *, cadre: User, secretary: User, now: datetime
) -> None:
    today = timezone.localdate(now)
    drill = _up(
        community,
        _wording(
            AnnouncementKind.DRILL,
            "消防疏散演练",
            "本周六上午十点，中三街口集合，请按楼栋长的指引下楼。",
            today=today,
        ),
        cadre,
        secretary,
        now - 2 * _DAY,
    )
    note_posting(
        drill,
        where=PostedAt.BOARD,
        place="中三街口宣传栏",
        posted_on=today - _DAY,
        actor=cadre,
        today=today,
    )
    for days in range(2):
        for channel in (Channel.PUBLIC, Channel.PUBLIC, Channel.FIELD, Channel.PRINT):
            count_read(drill, channel=channel, day=today - days * _DAY)
    _up(
        grid,
        _wording(
            AnnouncementKind.NOTICE, "院落停水四小时", "周五上午检修水管。", today=today
        ),
        cadre,
        secretary,
        now - _DAY,
    )
    wrong = _up(
        community,
        _wording(AnnouncementKind.POLICY, "居住证办理", "每周三办理。", today=today),
        cadre,
        secretary,
        now - 3 * _DAY,
    )
    withdraw(wrong, reason="办理时间有误，改由派出所通知", actor=secretary)
    waiting = draft_announcement(
        community,
        wording=_wording(
            AnnouncementKind.COURSE, "书法班招新", "周二晚七点开课。", today=today
        ),
        actor=cadre,
    )
    hand_in(waiting, actor=cadre)
    draft_announcement(
        community,
        wording=_wording(
            AnnouncementKind.ACTIVITY, "邻里节节目征集", "待补报名方式。", today=today
        ),
        actor=cadre,
    )


def _teach(community: Unit, *, cadre: User, secretary: User, now: datetime) -> None:
    today = timezone.localdate(now)
    for kind, title, body, question, options, why in _LESSONS:
        wording = _wording(kind, title, body, today=today, days=60, is_lesson=True)
        lesson = draft_announcement(community, wording=wording, actor=cadre)
        add_question(
            lesson,
            text=question,
            options=options,
            right=2,
            explanation=why,
            actor=cadre,
        )
        hand_in(lesson, actor=cadre)
        publish(lesson, actor=secretary, now=now - _DAY)
        for given in ({1: 2}, {1: 2}, {1: 1}):
            count_read(lesson, channel=Channel.PUBLIC, day=today)
            count_answers(lesson, given=given, channel=Channel.PUBLIC, day=today)


def _ask_belonging(
    community: Unit, *, cadre: User, secretary: User, now: datetime
) -> None:
    survey = _draft(community, "我与琉璃", SurveyKind.BELONGING, cadre, now)
    for facet, text in _SIDES:
        ask(survey, kind=QuestionKind.SCALE, text=text, facet=facet, actor=cadre)
    ask(survey, kind=QuestionKind.TEXT, text="什么事让您觉得是自家人？", actor=cadre)
    survey = open_survey(survey, size=_DRAWN, actor=cadre, now=now, seed=700)
    codes = [one.code for one in survey.codes.filter(is_used=False)[:_SENT_BACK]]
    for place, code in enumerate(codes):
        given = {1: 3 + place % 3, 2: 1 + place % 3, 3: 4 + place % 2}
        answer_survey(
            survey,
            code=str(code),
            given={**given, 4: "百家宴上认识了邻居" if place % 4 == 0 else ""},
            now=now,
        )
    name_reader(survey, user=secretary, actor=cadre, now=now)
    close_survey(survey, actor=cadre, now=now + 14 * _DAY)


def _wording(
    kind: AnnouncementKind,
    title: str,
    body: str,
    *,
    today: date,
    days: int = 14,
    is_lesson: bool = False,
) -> Wording:
    return Wording(
        kind=kind,
        title=title,
        body=body,
        valid_from=today - 3 * _DAY,
        valid_until=today + days * _DAY,
        channels=_EVERYWHERE,
        is_lesson=is_lesson,
    )


def _up(
    unit: Unit, wording: Wording, cadre: User, secretary: User, now: datetime
) -> Announcement:
    draft = draft_announcement(unit, wording=wording, actor=cadre)
    hand_in(draft, actor=cadre)
    return publish(draft, actor=secretary, now=now)


def _draft(
    community: Unit, title: str, kind: SurveyKind, cadre: User, now: datetime
) -> Survey:
    plan = Plan(
        kind=kind,
        title=title,
        intro="您是随机抽到的。答卷不记名，结果在宣传栏公布。",
        frame=Frame.ADULTS,
        closes_on=timezone.localdate(now) + 14 * _DAY,
    )
    return draft_survey(community, plan=plan, actor=cadre)
