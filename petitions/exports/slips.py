"""The query slip a petitioner takes home, as an editable document (PP-4)."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.attachments.docx import fill
from liuli.attachments.letter_kinds import LetterKind, Word, letter_kind
from liuli.attachments.letters import template_for
from petitions.rules.letters import in_words

SLIP: Final = letter_kind(
    LetterKind(
        key="petitions.slip",
        label=_("Query slip"),
        capability=Capability.PETITIONS_HANDLE,
        default=Path(__file__).parent.parent / "data" / "letters" / "slip.docx",
        words=(
            Word("number", "信访编号", "XF-510104019007-20260302-0001", required=True),
            Word("code", "查询码", "ABCDE-FGHJK", required=True),
            Word(
                "address",
                "查询网址",
                "http://127.0.0.1/petitions/progress/",
                required=True,
            ),
            Word("received_on", "收到日期", "2026年3月2日"),
            Word("community", "社区", "琉璃社区"),
            Word("date", "制作日期", "2026年3月10日"),
        ),
    )
)


def slip_document(case: Any, *, code: str, address: str, today: date) -> bytes:
    """The slip as .docx, by the template that counts there; it names nobody."""
    words = {
        "number": case.number,
        "code": code,
        "address": address,
        "received_on": in_words(case.received_on),
        "community": str(case.unit),
        "date": in_words(today),
    }
    return fill(template_for(SLIP, case.unit), SLIP.by_name(words))
