"""The letters of a case: the words each template may use, filled from the case."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.attachments.letter_kinds import LetterKind as Kind
from liuli.attachments.letter_kinds import Word, letter_kind
from petitions.choices.cases import CaseStatus, Limit
from petitions.choices.letters import LetterKind
from petitions.models import Case, Reply
from petitions.rules.letters import in_words

_FOLDER: Final = Path(__file__).parent.parent / "data" / "letters"
_OF_ALL: Final = (
    Word("number", "信访编号", "XF-510104019007-20260302-0001", required=True),
    Word("petitioner", "信访人", "李某某", required=True),
    Word("received_on", "收到日期", "2026年3月2日"),
    Word("demand", "诉求", "要求公布并发放土地补偿费。"),
    Word("community", "社区", "琉璃社区"),
    Word("date", "制作日期", "2026年3月10日"),
)
_BODY: Final = Word("body", "承办机关", "某某街道办事处", required=True)
_ACCEPTED: Final = Word("accepted_on", "受理日期", "2026年3月9日", required=True)
_DUE: Final = Word("due_on", "办理期限", "2026年5月8日", required=True)
_MORE: Final[Mapping[LetterKind, tuple[Word, ...]]] = {
    LetterKind.ACCEPTANCE: (_BODY, _ACCEPTED, _DUE),
    LetterKind.EXTENSION: (
        _BODY,
        _ACCEPTED,
        _DUE,
        Word("reason", "延期理由", "案情复杂，尚需核对账目。", required=True),
        Word("approved_by", "批准人", "街道办主任", required=True),
    ),
    # PT-13: a reply without one of these is none.
    LetterKind.REPLY: (
        _BODY,
        Word("request", "信访请求", "发放土地补偿费。", required=True),
        Word("reasons", "事实和理由", "经查，情况属实。", required=True),
        Word("opinion", "处理意见", "予以支持。", required=True),
        Word("legal_basis", "法律依据", "《信访工作条例》第三十二条", required=True),
        Word("review_body", "复查机关", "某某区人民政府", required=True),
        Word("review_days", "复查申请天数", "30", required=True),
        Word("issued_on", "作出日期", "2026年4月20日"),
    ),
    LetterKind.AGREEMENT: (
        Word("other_party", "对方当事人", "某某集体经济组织", required=True),
        Word("terms", "协议内容", "分两期发放。", required=True),
        Word("agreed_on", "协议日期", "2026年4月20日"),
    ),
}


def _declare() -> None:
    for kind, more in _MORE.items():
        letter_kind(
            Kind(
                key=f"petitions.{kind}",
                label=kind.label,
                capability=Capability.PETITIONS_HANDLE,
                default=_FOLDER / f"{kind}.docx",
                words=(*_OF_ALL, *more),
            )
        )


_declare()


def letter_words(case: Any, kind: str, today: date) -> dict[str, str]:
    """What the template of a kind asks for, of this case."""
    words = _of_all(case, today)
    if kind in {LetterKind.ACCEPTANCE, LetterKind.EXTENSION}:
        words |= _of_notice(case, is_extension=kind == LetterKind.EXTENSION)
    if kind == LetterKind.REPLY:
        words |= _of_reply(Reply.objects.select_related("body").get(case=case))
    return words


def agreement_words(
    case: Any, today: date, *, other_party: str, terms: str
) -> dict[str, str]:
    """An agreement for both to sign, before it is recorded (PT-17)."""
    more = {
        "other_party": other_party,
        "terms": terms,
        "agreed_on": in_words(None),
    }
    return _of_all(case, today) | more


def _of_all(case: Case, today: date) -> dict[str, str]:
    asked_by = [each.full_name or "" for each in case.petitioners.all()]
    return {
        "number": case.number,
        "petitioner": "、".join(asked_by) or case.get_contact_display(),
        "received_on": in_words(case.received_on),
        "demand": case.demand or "",
        "body": str(case.body or _("(not named yet)")),
        "community": str(case.unit),
        "date": in_words(today),
    }


def _of_notice(case: Case, *, is_extension: bool) -> dict[str, str]:
    limits = [Limit.FINISH_EXTENDED] if is_extension else [Limit.FINISH, Limit.SIMPLE]
    clock = case.clocks.filter(limit__in=limits).first()
    words = {
        "accepted_on": in_words(case.accepted_on),
        "due_on": in_words(clock.legal_due if clock else None),
    }
    if is_extension:
        move = case.moves.get(after=CaseStatus.EXTENDED)
        words |= {"reason": move.reason or "", "approved_by": move.approved_by}
    return words


def _of_reply(reply: Reply) -> dict[str, str]:
    return {
        "body": str(reply.body),
        "request": reply.request or "",
        "reasons": reply.reasons or "",
        "opinion": reply.opinion or "",
        "legal_basis": reply.legal_basis,
        "review_body": str(reply.review_body),
        "review_days": str(reply.review_days),
        "issued_on": in_words(reply.issued_on),
    }
