"""The certificate of a vote, on one page (VT-9, VT-10, I4): its words, and a PDF.

The PDF is set by typst, which comes with the extra `pdf`.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from liuli.attachments.pdf import typeset
from residents.choices.votes import Channel, Voters
from residents.models import Vote
from residents.operations.votes import VoteResult, vote_result
from residents.rules.votes import LegalTest, Share, Verdict

_TEMPLATE: Final = Path(__file__).parent.parent / "data" / "vote_certificate.typ"
MISSING: Final = {
    "electorate": gettext_lazy(
        "The electorate is not recorded: how many were asked is unknown, so turnout "
        "and the quorum are unknown."
    ),
    "area": gettext_lazy(
        "Area not recorded: the test by area cannot be made, so the legal result is "
        "not derivable."
    ),
    "basis": gettext_lazy("The rule by which this vote is measured was not stated."),
    "owners": gettext_lazy(
        "The roll is of households living here; owners who live elsewhere are not "
        "on it, so it is not the roll of owners the law asks for."
    ),
    "ageless": gettext_lazy(
        "Some residents have no date of birth on record and are not on the roll."
    ),
    "villagers": gettext_lazy(
        "The roll is of adults registered here; villagers who live elsewhere, and "
        "people from elsewhere who were admitted to the meeting, are not on it."
    ),
    "double_entry": gettext_lazy(
        "Taken from a ledger: the ballots were not entered twice by two people."
    ),
    "seal": gettext_lazy("Taken from a ledger: the result is not sealed."),
    "tally_sheet": gettext_lazy("No photo of the tally sheet is attached."),
}


def certificate_pdf(vote: Vote, *, now: datetime) -> bytes:
    """The page as PDF. Raises Refused `pdf_missing` without the extra."""
    return typeset(_TEMPLATE, certificate_words(vote, now=now))


def certificate_words(vote: Vote, *, now: datetime) -> dict[str, Any]:
    """Everything the page says, in the language of whoever asks."""
    result = vote_result(vote)
    printed = f"{timezone.localtime(now):%Y-%m-%d %H:%M}"
    return {
        "heading": str(vote.unit),
        "title": vote.title,
        "matter": vote.matter,
        "sections": [
            {"title": _("Raw counts"), "rows": list(_counts(vote, result))},
            {"title": _("Ratios"), "rows": list(_ratios(result))},
            *(
                {"title": _test_title(vote, test), "rows": list(_verdicts(test))}
                for test in result.tests
            ),
        ],
        "missing_title": _("What is missing"),
        "missing": [str(MISSING[code]) for code in result.missing],
        "signatures": [_("First teller"), _("Second teller"), _("Closed by")],
        "foot": _foot(vote, printed),
    }


def _counts(vote: Vote, result: VoteResult) -> Iterator[tuple[str, str]]:
    tally = result.tally
    held = f"{vote.held_on:%Y-%m-%d}" if vote.held_on else _("not recorded")
    yield _("Held on"), held
    if not vote.is_recorded:
        yield _("Whose voices count"), vote.get_voters_display()
    is_of_adults = vote.voters == Voters.ADULTS
    on_roll = _("Adults on the roll") if is_of_adults else _("On the roll")
    yield on_roll, _("not recorded") if tally.roll is None else str(tally.roll)
    yield _("Ballots"), str(tally.ballots)
    yield pgettext("vote count", "For"), str(tally.yes)
    yield pgettext("vote count", "Against"), str(tally.no)
    yield pgettext("vote count", "Abstained"), str(tally.abstain)
    yield pgettext("vote count", "Invalid"), str(tally.invalid)
    if tally.silent is not None:
        yield _("Not reached or not voted"), str(tally.silent)
    if vote.ageless_count:
        yield _("Not on the roll: no date of birth"), str(vote.ageless_count)
    for name, count in result.channels.items():
        yield str(Channel(name).label), str(count)


def _ratios(result: VoteResult) -> Iterator[tuple[str, str]]:
    tally = result.tally
    for words, ratio, part, whole in (
        (_("Turnout (ballots of the roll)"), result.turnout, tally.ballots, tally.roll),
        (_("For, of the ballots"), result.of_ballots, tally.yes, tally.ballots),
        (_("For, of the whole roll"), result.of_roll, tally.yes, tally.roll),
    ):
        unknown = pgettext("ratio", "unknown")
        yield words, unknown if ratio is None else f"{ratio}%（{part} / {whole}）"


def _test_title(vote: Vote, test: LegalTest) -> str:
    law = test.rule.law or vote.get_basis_display()
    return _("Legal test · %(law)s") % {"law": law}


def _verdicts(test: LegalTest) -> Iterator[tuple[str, str]]:
    heads = (_("Quorum %(share)s, by heads"), _("Agreement %(share)s, by heads"))
    areas = (_("Quorum %(share)s, by area"), _("Agreement %(share)s, by area"))
    shares: tuple[Share, Share] = (test.rule.quorum, test.rule.agreement)
    measured = (
        *zip(heads, shares, (test.quorum_heads, test.agreement_heads), strict=True),
        *zip(areas, shares, (test.quorum_area, test.agreement_area), strict=True),
    )
    for words, share, verdict in measured:
        if verdict is not None:
            yield words % {"share": share}, _verdict(verdict)


def _verdict(verdict: Verdict) -> str:
    said = {None: _("not derivable"), True: _("reached"), False: _("not reached")}
    words = said[verdict.holds]
    if verdict.part is None or verdict.whole is None:
        return words
    return (
        words
        + " · "
        + _("%(part)s of %(whole)s, %(needed)s needed")
        % {
            "part": verdict.part,
            "whole": verdict.whole,
            "needed": verdict.needed,
        }
    )


def _foot(vote: Vote, printed: str) -> str:
    seal = _("Seal %(seal)s") % {"seal": vote.seal} if vote.seal else ""
    parts = (vote.get_status_display(), seal, _("Printed %(at)s") % {"at": printed})
    return " · ".join(str(part) for part in parts if part)
