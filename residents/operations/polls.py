"""Holding a vote: announced, opened on a frozen roll, ballots out and back (VT-7)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from residents import flows
from residents.choices.votes import (
    BY_ADULT,
    BY_HOUSEHOLD,
    Channel,
    PaperState,
    Voters,
    VoteStatus,
    VoteStep,
)
from residents.models import MobileBox, Paper, RollEntry, Teller, Vote, VoteMove
from residents.operations.rolls import freeze_roll, roll_lines
from residents.policies import votes as policies
from residents.rules.polls import roll_fingerprint
from residents.rules.votes import rule_for

_LONGEST: Final = 300


@transaction.atomic
def announce_vote(vote: Vote, *, actor: Actor, now: datetime) -> Vote:
    """Say publicly what is voted on, by which rule, whether secretly, and when.

    From here on its rule stays. Raises Refused `basis_unstated`,
    `roll_not_households` and `notice_too_short` (VT-5, VT-9).
    """
    vote = locked_vote(vote)
    require(policies.may_decide, actor, vote)
    flows.VOTE.require(vote.status, VoteStatus.NOTICED)
    if vote.rule is None or vote.held_on is None:
        raise Refused(
            _("State the rule of this vote before it is announced."),
            code="basis_unstated",
        )
    _refuse_strange_roll(vote)
    today = timezone.localdate(now)
    days = notice_days(vote, on=today)
    if vote.held_on < today + timedelta(days=days):
        raise Refused(
            _("This vote needs %(days)d days of notice; voting may begin on %(first)s.")
            % {"days": days, "first": f"{today + timedelta(days=days):%Y-%m-%d}"},
            code="notice_too_short",
        )
    vote.status, vote.noticed_on = VoteStatus.NOTICED, today
    vote.notice_days = days
    vote.proxies_each = int(
        parameter("vote.proxies_per_person", unit=vote.unit, on=today)
    )
    vote.save(update_fields=["status", "noticed_on", "notice_days", "proxies_each"])
    keep_step(vote, VoteStep.ANNOUNCED, actor=actor, now=now)
    return vote


def _refuse_strange_roll(vote: Vote) -> None:
    if vote.basis not in BY_HOUSEHOLD and vote.basis not in BY_ADULT:
        raise Refused(
            _(
                "This body has a roll of its own, and the portal keeps rolls of "
                "households and of adults. Hold this vote on paper and take its "
                "ledger in."
            ),
            code="roll_not_households",
        )
    if vote.basis not in (BY_ADULT if vote.voters == Voters.ADULTS else BY_HOUSEHOLD):
        raise Refused(
            _("This body does not decide by these voices. Choose the others."),
            code="voters_unfit",
        )


def notice_days(vote: Vote, *, on: date) -> int:
    """Days between announcing and opening (VT-9)."""
    rule = rule_for(vote.basis, on=vote.held_on) if vote.held_on else None
    key = rule.notice_key if rule is not None else "vote.notice_days"
    return int(parameter(key or "vote.notice_days", unit=vote.unit, on=on))


@transaction.atomic
def open_vote(vote: Vote, *, actor: Actor, now: datetime) -> Vote:
    """Freeze the roll as households or adults are today, and begin (VT-3, VT-7).

    Raises Refused `vote_too_early` and `roll_empty`.
    """
    vote = locked_vote(vote)
    require(policies.may_decide, actor, vote)
    flows.VOTE.require(vote.status, VoteStatus.OPEN)
    today = timezone.localdate(now)
    if vote.held_on is not None and today < vote.held_on:
        raise Refused(
            _("Voting begins on %(day)s, as announced.")
            % {"day": f"{vote.held_on:%Y-%m-%d}"},
            code="vote_too_early",
        )
    vote.ageless_count = freeze_roll(vote, today)
    vote.roll_hash = roll_fingerprint(roll_lines(vote))
    vote.status, vote.opened_on = VoteStatus.OPEN, today
    vote.save(update_fields=["status", "opened_on", "roll_hash", "ageless_count"])
    keep_step(vote, VoteStep.OPENED, actor=actor, now=now)
    return vote


@transaction.atomic
def hand_out_ballots(
    vote: Vote,
    entries: Iterable[RollEntry],
    *,
    actor: Actor,
    now: datetime,
    proxy_name: str = "",
    proxy_phone: str = "",
) -> list[Paper]:
    """Hand a numbered paper to each of these households; one that has one is skipped.

    A proxy votes for one household at a time and is named with a telephone number,
    which is not kept. Raises Refused `vote_not_open`, `proxy_unclear`,
    `proxy_too_many` and `counting_done`.
    """
    vote = polling_vote(vote)
    wanted = list(entries)
    for entry in wanted:
        require(policies.may_hand_out, actor, entry)
    name, key = _proxy(vote, proxy_name, proxy_phone, count=len(wanted))
    have = set(
        Paper.objects.valid().filter(entry__in=wanted).values_list("entry", flat=True)
    )
    last = Paper.objects.filter(vote=vote).aggregate(last=Max("serial"))["last"] or 0
    papers = [
        Paper(
            vote=vote,
            entry=entry,
            serial=serial,
            proxy_name=name,
            proxy_key=key,
            out_by_id=actor.actor_id,
            out_at=now,
        )
        for serial, entry in enumerate(
            (one for one in wanted if one.pk not in have), last + 1
        )
    ]
    made = Paper.objects.bulk_create(papers)
    detail = {"count": len(made)}
    record("votes.handed_out", vote, actor=actor, detail=detail)
    return made


def _proxy(
    vote: Vote, name: str, phone: str, *, count: int
) -> tuple[str | None, bytes | None]:
    name, digits = name.strip(), "".join(c for c in phone if c.isdigit())
    if not name and not digits:
        return None, None
    if count != 1 or not name or not digits:
        raise Refused(
            _("Give name and telephone of the proxy, for one household at a time."),
            code="proxy_unclear",
        )
    key = blind_index(digits, "vote.proxy")
    held = Paper.objects.valid().filter(vote=vote, proxy_key=key).count()
    if held >= vote.proxies_each:
        raise Refused(
            _("This person votes for another household already."),
            code="proxy_too_many",
        )
    return name[:50], key


@transaction.atomic
def take_ballots_back(
    vote: Vote,
    entries: Iterable[RollEntry],
    *,
    channel: Channel,
    actor: Actor,
    now: datetime,
    box: MobileBox | None = None,
) -> int:
    """Write that these households put their paper into the box, and where.

    `box` is the mobile one that was carried to their doors. By whichever channel,
    once: a household without a paper, or whose paper is back, is skipped. Raises
    Refused as `hand_out_ballots`.
    """
    vote = polling_vote(vote)
    wanted = list(entries)
    for entry in wanted:
        require(policies.may_hand_out, actor, entry)
    papers = Paper.objects.filter(entry__in=wanted, state=PaperState.OUT)
    count: int = papers.update(
        state=PaperState.RETURNED,
        channel=channel,
        box=box,
        back_by=actor.actor_id,
        back_at=now,
    )
    record("votes.taken_back", vote, actor=actor, detail={"count": count})
    return count


@transaction.atomic
def undo_return(entry: RollEntry, *, actor: Actor, now: datetime) -> Paper:
    """Taken back by mistake: the household still has its paper."""
    polling_vote(entry.vote)
    require(policies.may_hand_out, actor, entry)
    paper = _valid_paper(entry)
    flows.PAPER.require(paper.state, PaperState.OUT)
    paper.state, paper.back_by, paper.back_at = PaperState.OUT, None, None
    paper.channel, paper.box = Channel.UNKNOWN, None
    paper.save(update_fields=["state", "back_by", "back_at", "channel", "box"])
    record("votes.return_undone", entry.vote, actor=actor)
    return paper


@transaction.atomic
def void_ballot(entry: RollEntry, *, reason: str, actor: Actor, now: datetime) -> Paper:
    """Spoiled, lost or wrong: the paper counts no more, and a new one may go out.

    The way to correct a ballot before the vote closes (VT-7); what lies in the box of
    a secret vote stays there. Raises Refused `reason_missing`, `paper_in_the_box`.
    """
    vote = polling_vote(entry.vote)
    require(policies.may_hand_out, actor, entry)
    if not reason.strip():
        raise Refused(_("Say why this paper is void."), code="reason_missing")
    paper = _valid_paper(entry)
    if vote.is_secret and paper.state == PaperState.RETURNED:
        raise Refused(
            _("Nobody can take a paper out of the box of a secret vote."),
            code="paper_in_the_box",
        )
    flows.PAPER.require(paper.state, PaperState.VOID)
    paper.state, paper.void_reason = PaperState.VOID, reason.strip()[:200]
    paper.save(update_fields=["state", "void_reason"])
    record("votes.voided", vote, actor=actor)
    return paper


def _valid_paper(entry: RollEntry) -> Paper:
    paper: Paper | None = Paper.objects.valid().filter(entry=entry).for_update().first()
    if paper is None:
        raise Refused(_("This household has no ballot."), code="no_ballot")
    return paper


def locked_vote(vote: Vote) -> Vote:
    """The vote as it is now, locked until the act is done."""
    fresh: Vote = Vote.objects.for_update().select_related("unit").get(pk=vote.pk)
    return fresh


def keep_step(
    vote: Vote, step: VoteStep, *, actor: Actor, now: datetime, text: str = ""
) -> None:
    """Who did what with the vote, and when."""
    VoteMove.objects.create(
        vote=vote, step=step, by_id=actor.actor_id, at=now, text=text.strip()[:_LONGEST]
    )
    record(f"votes.{step}", vote, actor=actor)


def polling_vote(vote: Vote) -> Vote:
    """The vote, locked, while its papers may move.

    Raises Refused `vote_not_open` and `counting_done`.
    """
    vote = locked_vote(vote)
    if vote.status != VoteStatus.OPEN:
        raise Refused(_("This vote is not open."), code="vote_not_open")
    if Teller.objects.filter(
        vote=vote, round=vote.count_round, finished_at__isnull=False
    ).exists():
        raise Refused(
            _(
                "Counting has ended, so the papers stay as they are. A new count has "
                "to be begun first."
            ),
            code="counting_done",
        )
    return vote
