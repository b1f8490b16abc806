"""Sample courses for young people: ceramics, 雏鹰课堂, a waiting list; all invented."""

import io
from datetime import date, datetime, time, timedelta
from typing import Final

import xlsxwriter
from django.utils import timezone

from liuli.accounts.models import User
from liuli.demo.invented import SEED, Inventor
from liuli.exchange.operations import import_file
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from services.choices.youth import (
    Channel,
    CheckResult,
    ConsentForm,
    Duty,
    Handing,
    ProgrammeKind,
    Purpose,
    Relation,
)
from services.models import Enrolment, Programme, ProgrammeAdult, ProgrammeSession, Term
from services.operations.youth.attendance import mark_attendance
from services.operations.youth.enrolling import SignUp, sign_up
from services.operations.youth.harm import name_safeguarding_lead
from services.operations.youth.pickup import add_adult, hand_over
from services.operations.youth.programmes import (
    ProgrammeFacts,
    cancel_session,
    name_lead,
    open_programme,
    open_term,
    plan_session,
)
from services.operations.youth.staffing import (
    add_programme_adult,
    note_arrival,
    note_check,
    roster,
)

_HEADS: Final = ("序号", "课程名称", "类型", "开展日期", "参与人数", "讲师单位")
_COURSES: Final = (("亲子陶艺课堂", 12), ("陶艺心理疗愈课", 13), ("陶艺展览比赛", 1))
_NOTICE: Final = (
    "本课程由琉璃社区居委会组织。我们只收集报名、签到和接送所需的信息，课程结束后一年删除。"
    "拍照、健康信息须另行同意，可随时凭接送码撤回。"
)
_TERMS: Final = 2
_SESSIONS: Final = 6
_PLACES: Final = 6
_CHILDREN: Final = ("周小禾", "吴一诺", "郑子涵", "王若溪", "冯思远", "陈可欣",
                    "褚嘉言", "卫星辰")  # fmt: skip
_ALL: Final = frozenset({Purpose.DATA, Purpose.TAKE_PART, Purpose.CARE})


def keep_courses(
    community: Unit, *, cadre: User, secretary: User, now: datetime
) -> None:
    """Last year's ledger, two terms of 雏鹰课堂, and a course of today."""
    _take_ledger_in(community, now=now)
    adults = _adults(community, now=now)
    for user in (cadre, secretary):
        name_safeguarding_lead(community, user=user, actor=SYSTEM, now=now)
    eaglets = _programme(
        community, "雏鹰课堂", ProgrammeKind.EAGLETS, cadre, now=now, provider="社区"
    )
    _hold_eaglets(eaglets, adults, now=now)
    ceramics = _programme(
        community, "亲子陶艺（新一期）", ProgrammeKind.PARENT_CHILD, cadre, now=now,
        provider="专业陶艺机构",
    )  # fmt: skip
    _open_course_of_today(ceramics, adults, cadre=cadre, now=now)


def _take_ledger_in(community: Unit, *, now: datetime) -> None:
    invent = Inventor(SEED + 15)
    year = timezone.localdate(now).year - 1
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("课程")
        sheet.write_row(0, 0, ["琉璃陶艺课程开展记录"])
        sheet.write_row(1, 0, _HEADS)
        number = 0
        for name, times in _COURSES:
            for nth in range(times):
                number += 1
                day = date(year, 1, 10) + timedelta(days=nth * 26)
                people = 9 + invent.chance.randrange(20)
                sheet.write_row(
                    number + 1,
                    0,
                    [number, name, name, day.isoformat(), people, "专业陶艺机构"],
                )
    import_file(
        community,
        data=out.getvalue(),
        file_name="陶艺课程开展记录.xlsx",
        kind="programme_session",
        actor=SYSTEM,
        now=now,
    )


def _adults(community: Unit, *, now: datetime) -> list[ProgrammeAdult]:
    today = timezone.localdate(now)
    found = []
    for name, duty in (("陶师傅", Duty.TEACHER), ("小苏", Duty.VOLUNTEER)):
        adult = add_programme_adult(community, name=name, duty=duty, actor=SYSTEM)
        note_check(
            adult,
            checked_on=today - timedelta(days=200),
            result=CheckResult.NONE,
            actor=SYSTEM,
            now=now,
        )
        found.append(adult)
    add_programme_adult(community, name="新来的老师", duty=Duty.TEACHER, actor=SYSTEM)
    return found


def _programme(
    community: Unit,
    name: str,
    kind: ProgrammeKind,
    cadre: User,
    *,
    now: datetime,
    provider: str,
) -> Programme:
    facts = ProgrammeFacts(
        name=name, kind=kind, age_from=6, age_to=14, provider=provider, is_public=True
    )
    programme = open_programme(
        community, facts=facts, notice=_NOTICE, actor=SYSTEM, now=now
    )
    name_lead(programme, user=cadre, actor=SYSTEM, now=now)
    return programme


def _hold_eaglets(
    programme: Programme, adults: list[ProgrammeAdult], *, now: datetime
) -> None:
    """Two terms of six weekly sessions each, the last a week ago."""
    last = timezone.localdate(now) - timedelta(days=7)
    for nth in range(_TERMS):
        first = last - timedelta(days=7 * (_SESSIONS * (_TERMS - nth) - 1))
        days = [first + timedelta(days=7 * week) for week in range(_SESSIONS)]
        begun = now - timedelta(days=(timezone.localdate(now) - first).days + 3)
        term = open_term(
            programme,
            name=f"第{nth + 1}期",
            starts_on=days[0],
            ends_on=days[-1],
            places=_PLACES,
            actor=SYSTEM,
        )
        children = [_signed_up(term, name, now=begun) for name in _CHILDREN[:3]]
        for day in days:
            _held(term, adults, children, on=day, now=now)


def _open_course_of_today(
    programme: Programme, adults: list[ProgrammeAdult], *, cadre: User, now: datetime
) -> None:
    """Six places, eight children: two wait; today's session is under way."""
    today = timezone.localdate(now)
    term = open_term(
        programme,
        name="春季班",
        starts_on=today,
        ends_on=today + timedelta(days=60),
        places=_PLACES,
        actor=SYSTEM,
    )
    children = [_signed_up(term, name, now=now) for name in _CHILDREN]
    session = _held(term, adults, children[:4], on=today, now=now)
    first = session.attendances.order_by("pk").first()
    if first is not None:
        mother = add_adult(
            first.enrolment,
            name="周女士",
            relation=Relation.MOTHER,
            actor=cadre,
            now=now,
        )
        hand_over(
            first, how=Handing.LISTED, adult=mother, id_shown=True, actor=cadre, now=now
        )
    _planned(term, on=today + timedelta(days=7), topic="拉坯")
    closed = _planned(term, on=today + timedelta(days=14), topic="上釉")
    cancel_session(closed, reason="窑炉检修", actor=SYSTEM, now=now)


def _signed_up(term: Term, name: str, *, now: datetime) -> Enrolment:
    nth = _CHILDREN.index(name)
    said = SignUp(
        name=name,
        birth_on=date(timezone.localdate(now).year - 9, 3, 1 + nth),
        school="琉璃小学三年级",
        guardian_name=f"{name[0]}女士",
        guardian_relation=Relation.MOTHER,
        guardian_phone=f"199000{71_000 + nth:05d}",
        second_name=f"{name[0]}先生",
        second_phone=f"199000{72_000 + nth:05d}",
        consents=_ALL,
    )
    return sign_up(
        term,
        said=said,
        channel=Channel.DESK,
        form=ConsentForm.WRITTEN,
        actor=SYSTEM,
        now=now,
    )


def _held(
    term: Term,
    adults: list[ProgrammeAdult],
    children: list[Enrolment],
    *,
    on: date,
    now: datetime,
) -> ProgrammeSession:
    session = _planned(term, on=on, topic="手捏成型")
    for adult in adults:
        row = roster(session, adult=adult, actor=SYSTEM, now=now)
        note_arrival(row, actor=SYSTEM, now=now)
    for child in children:
        mark_attendance(session, child, is_present=True, actor=SYSTEM, now=now)
    return session


def _planned(term: Term, *, on: date, topic: str) -> ProgrammeSession:
    return plan_session(
        term,
        on=on,
        starts_at=time(9, 30),
        ends_at=time(11, 0),
        topic=topic,
        place="璃园小筑",
        actor=SYSTEM,
    )
