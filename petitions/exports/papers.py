"""Documents of land compensation and the list to post, as PDF (LC-5, LC-11)."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.attachments.pdf import typeset
from liuli.attachments.storage import photo_path
from petitions.models import LandPaper, Posting

_DATA: Final = Path(__file__).parent.parent / "data"


def land_paper_pdf(paper: LandPaper, *, now: datetime) -> bytes:
    """What the document is, and each scanned page. Raises Refused `pdf_missing`."""
    pages = list(paper.pages.select_related("file"))
    facts = (
        (pgettext("paper", "Kind"), str(paper.get_kind_display())),
        (_("Document number"), paper.number),
        (_("Issued by"), paper.issued_by),
        (_("Issued on"), f"{paper.issued_on:%Y-%m-%d}" if paper.issued_on else ""),
        (_("Note"), paper.note),
    )
    return typeset(
        _DATA / "land_paper.typ",
        {
            "title": paper.title,
            "facts": [[name, value or "—"] for name, value in facts],
            "none": _(
                "No page is scanned yet. Until then this document is a reference only."
            ),
            "pages": [
                {
                    "file": f"{number}.jpg",
                    "alt": _("Page %(number)d") % {"number": page.position},
                }
                for number, page in enumerate(pages, start=1)
            ],
            "foot": _foot(paper.unit, now),
        },
        pictures=[photo_path(page.file.sha256).read_bytes() for page in pages],
    )


def roll_notice_pdf(roll: Any, *, today: date, now: datetime) -> bytes:
    """The list to post (公示), as the page shows it. Raises Refused `pdf_missing`."""
    lines = roll.lines.select_related("member").order_by("member__serial", "pk")
    posting = roll.postings.first()
    return typeset(
        _DATA / "roll_notice.typ",
        {
            "title": f"{roll.group.full_name} · {roll.title}",
            "before": [
                _(
                    "Public notice of %(day)s. Whoever finds a mistake may object at "
                    "the community."
                )
                % {"day": today.isoformat()},
                *([_posted(posting)] if posting else []),
            ],
            "headings": [
                _("No."), _("Full name"), _("Due (yuan)"), _("Paid (yuan)"),
                _("Unpaid (yuan)"),
            ],
            "rows": [
                [
                    str(line.member.serial or "—"), line.member.notice_name,
                    f"{line.due_yuan:,.2f}", f"{line.paid_yuan:,.2f}",
                    f"{line.unpaid_yuan:,.2f}",
                ]
                for line in lines
            ],
            "total": [
                "", _("Total"), f"{roll.due:,.2f}", f"{roll.paid:,.2f}",
                f"{roll.unpaid:,.2f}",
            ],
            "after": [str(roll.group.unit)],
            "foot": _foot(roll.group.unit, now),
        },
    )  # fmt: skip


def _posted(posting: Posting) -> str:
    return _(
        "Posted at %(place)s from %(first)s to %(last)s; objections are taken until "
        "the last day, by word or in writing."
    ) % {
        "place": posting.place,
        "first": posting.posted_on.isoformat(),
        "last": posting.ends_on.isoformat(),
    }


def _foot(unit: Any, now: datetime) -> str:
    printed = _("Printed %(at)s") % {"at": f"{localtime(now):%Y-%m-%d %H:%M}"}
    return f"{unit} · {printed}"
