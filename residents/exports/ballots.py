"""Paper ballots to print, by the numbers that were handed out (VT-8, I2)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from liuli.attachments.pdf import typeset
from residents.choices.votes import Choice, Voters
from residents.models import Vote

_TEMPLATE: Final = Path(__file__).parent.parent / "data" / "ballots.typ"
_CHOICES: Final = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)


def ballots_pdf(vote: Vote, numbers: Sequence[int]) -> bytes:
    """One ballot for each number, two on a page; no door and no name stands on any.

    Raises Refused `pdf_missing` without the extra.
    """
    return typeset(
        _TEMPLATE,
        {
            "heading": str(vote.unit),
            "title": vote.title,
            "matter": vote.matter,
            "number": _("Ballot no. "),
            "choices": [str(choice.label) for choice in _CHOICES],
            "hint": _hint(vote),
            "numbers": list(numbers),
        },
    )


def _hint(vote: Vote) -> str:
    if vote.voters == Voters.ADULTS:
        return _(
            "Mark one box only. More than one mark, or none, makes the ballot "
            "invalid. One ballot for each adult."
        )
    return _(
        "Mark one box only. More than one mark, or none, makes the ballot "
        "invalid. One ballot for each household."
    )
