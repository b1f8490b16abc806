"""Cases, brought to their states the way people do. All names are invented."""

from datetime import date, datetime, timedelta
from typing import Any

from liuli.accounts.models import User
from liuli.territory.models import Unit
from petitions.choices.cases import CaseStatus, Channel, Contact
from petitions.models import Body, Case, Visit
from petitions.operations.cases import Asker, CaseFacts, register_case
from petitions.operations.moves import move_case
from petitions.operations.replies import conclude_case
from petitions.operations.visits import VisitFacts, record_visit
from tests.clock import NOON, TODAY

SPEAKERS = tuple(
    Asker(f"代表{word}", f"1990009{n:04d}") for n, word in enumerate("甲乙丙丁戊")
)


def a_body(
    unit: Unit, *, name: str = "锦华路街道办事处", is_government: bool = True
) -> Body:
    """An organ of that unit."""
    return Body.objects.get_or_create(
        name=name, defaults={"unit": unit, "is_government": is_government}
    )[0]


def a_case(unit: Unit, by: User, *, now: datetime = NOON, **facts: Any) -> Case:
    """A case this person has registered."""
    askers = facts.pop("askers", SPEAKERS[:1])
    facts.setdefault("demand", "要求发放土地补偿费")
    facts.setdefault("received_on", TODAY)
    if facts.get("contact", Contact.NAMED) != Contact.NAMED:
        askers = ()
        facts.setdefault("channel", Channel.LETTER)
    return register_case(
        unit, facts=CaseFacts(**facts), askers=askers, actor=by, now=now
    )


def step(case: Case, to: CaseStatus, by: User, *, on: date, **more: Any) -> Case:
    """One step, entered on its day."""
    more.setdefault("now", NOON + timedelta(days=(on - TODAY).days))
    return move_case(case, to=to, on=on, actor=by, **more)


def handled(case: Case, by: User, body: Body, *, on: date = TODAY) -> Case:
    """A case the body has accepted and works on."""
    case = step(case, CaseStatus.ACCEPTED, by, on=on, body=body)
    return step(case, CaseStatus.HANDLING, by, on=on)


def a_reply(body: Body, *, on: date = TODAY, **words: Any) -> dict[str, Any]:
    """Everything a reply has to say (PT-13)."""
    return {
        "body": body, "request": "发放土补费", "reasons": "查明如下", "opinion": "予以支持",
        "legal_basis": "《信访工作条例》第三十二条", "review_body": body, "review_days": 30,
        "issued_on": on,
    } | words  # fmt: skip


def concluded(case: Case, by: User, body: Body, *, on: date = TODAY) -> Case:
    """A case whose reply was served."""
    return conclude_case(
        handled(case, by, body, on=on),
        reply=a_reply(body, on=on),
        served_on=on,
        receipt="本人签收",
        actor=by,
        now=NOON + timedelta(days=(on - TODAY).days),
    )


def a_visit(
    case: Case, by: User, *, promises: Any = (), speakers: Any = SPEAKERS
) -> Visit:
    """Forty people came, five spoke."""
    facts = VisitFacts(
        at=NOON,
        place="社区接待室",
        head_count=40,
        received_by="岳敏",
        demands="尽快发放",
    )
    return record_visit(
        case,
        facts=facts,
        representatives=speakers,
        promises=promises,
        actor=by,
        now=NOON,
    )
