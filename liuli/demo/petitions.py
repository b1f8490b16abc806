"""Three invented cases: forty people on a visit, a case accepted, an old one."""

import io
from datetime import date, datetime, timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from liuli.accounts.models import User
from liuli.demo.invented import SEED, Inventor
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from petitions.choices.cases import (
    CaseStatus,
    Channel,
    Form,
    LogKind,
    PhotoKind,
    Topic,
)
from petitions.choices.letters import LetterKind
from petitions.exports.letters import letter_words
from petitions.models import Case
from petitions.operations.bodies import add_body
from petitions.operations.cases import Asker, CaseFacts, register_case
from petitions.operations.letters import write_case_letter
from petitions.operations.log import note_in_log
from petitions.operations.moves import move_case
from petitions.operations.photos import add_photos
from petitions.operations.visits import Promised, VisitFacts, record_visit

_OLD = date(2019, 5, 6)


def receive_petitions(community: Unit, *, officer: User, now: datetime) -> None:
    """One government body, three cases, one visit with two promises."""
    inventor = Inventor(SEED + 9)
    today = timezone.localdate(now)
    street = Unit.objects.above(community).get(level=Level.STREET)
    body = add_body(
        street, name=f"{street.name}办事处", is_government=True, actor=officer
    )
    speakers = [Asker(inventor.name()) for _number in range(5)]
    land = _case(
        community,
        CaseFacts(
            demand="要求公布并发放二组土地补偿费。",
            received_on=today - timedelta(days=12),
            village_group="二组",
            head_count=40,
            is_read_back=True,
        ),
        speakers,
        officer,
        now,
    )
    _visit(land, speakers, officer, now=now)
    add_photos(
        land, kind=PhotoKind.HANDED, pictures=[_a_page()], actor=officer, now=now
    )
    water = _case(
        community,
        CaseFacts(
            demand="三楼以上早晚没有自来水，要求改造水管。",
            received_on=today - timedelta(days=6),
            channel=Channel.LETTER,
            form=Form.WRITTEN,
            topic=Topic.WATER,
        ),
        [Asker(inventor.name())],
        officer,
        now,
    )
    move_case(
        water, to=CaseStatus.ACCEPTED, on=today, body=body, actor=officer, now=now
    )
    write_case_letter(
        water,
        kind=LetterKind.ACCEPTANCE,
        words=letter_words,
        actor=officer,
        now=now,
    )
    note_in_log(
        land,
        kind=LogKind.AGREED,
        at=now - timedelta(days=1),
        with_whom="街道信访办、农业农村办",
        said="商定由街道牵头受理。",
        actor=officer,
        now=now,
    )
    _case(
        community,
        CaseFacts(
            demand="反映安置房办证问题，旧件补录。",
            received_on=_OLD,
            channel=Channel.LETTER,
            form=Form.WRITTEN,
            topic=Topic.HOUSING,
            is_back_entered=True,
        ),
        [Asker(inventor.name())],
        officer,
        now,
    )


def _a_page() -> bytes:
    """A written page as a phone would see it: lines on paper, no word of anybody."""
    page = Image.new("RGB", (600, 800), "#f6f2e6")
    pen = ImageDraw.Draw(page)
    for line in range(80, 720, 40):
        pen.line((70, line, 530 - line % 90, line), fill="#33373d", width=5)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def _case(
    unit: Unit, facts: CaseFacts, askers: list[Asker], by: User, now: datetime
) -> Case:
    return register_case(unit, facts=facts, askers=askers, actor=by, now=now)


def _visit(case: Case, speakers: list[Asker], by: User, *, now: datetime) -> None:
    """Two days ago; one promise is due today, one next week."""
    at = now - timedelta(days=2)
    day = timezone.localdate(now)
    record_visit(
        case,
        facts=VisitFacts(
            at=at,
            place="社区接待室",
            head_count=40,
            received_by="岳敏",
            demands="公布名册，说明何时发放。",
            said="当场记录，承诺书面答复。",
        ),
        representatives=speakers,
        promises=[
            Promised("社区居委会", "把名册查询办法张贴在公示栏", day),
            Promised("街道办事处", "书面答复发放进度", day + timedelta(days=7)),
        ],
        actor=by,
        now=now,
    )
