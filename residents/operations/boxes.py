"""The mobile ballot box: two people carry it, a third takes it back (VT-8, I2)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.votes import AtDoor, Channel, PaperState, VoteStep
from residents.models import MobileBox, Paper, RollEntry, Vote
from residents.operations.polls import (
    hand_out_ballots,
    keep_step,
    polling_vote,
    take_ballots_back,
    undo_return,
)
from residents.policies import votes as policies


def carriers_for(vote: Vote, *, on: date) -> QuerySet[User]:
    """Who may carry a box there: they hand ballots out in it, or in a part of it."""
    posts = Post.objects.live(on).with_capability(Capability.VOTES_HAND_OUT)
    near = posts.over(vote.unit) | posts.in_unit(vote.unit)
    found: QuerySet[User] = User.objects.active().filter(pk__in=near.values("user"))
    return found.order_by("display_name", "pk")


@transaction.atomic
def send_box(
    vote: Vote, *, seal: str, first: User, second: User, actor: Actor, now: datetime
) -> MobileBox:
    """Send a sealed box out with two people.

    Raises Refused as `polling_vote`, and `seal_missing`, `carriers_two`,
    `carrier_unfit`.
    """
    vote = polling_vote(vote)
    require(policies.may_prepare, actor, vote)
    if not seal.strip():
        raise Refused(_("Write down the number of the seal."), code="seal_missing")
    if first.pk == second.pk:
        raise Refused(_("Two people carry a box."), code="carriers_two")
    fit = carriers_for(vote, on=timezone.localdate(now))
    if fit.filter(pk__in=[first.pk, second.pk]).count() != len({first.pk, second.pk}):
        raise Refused(
            _("Both have to hold a post in which ballots of this vote are handed out."),
            code="carrier_unfit",
        )
    last = MobileBox.objects.filter(vote=vote).aggregate(last=Max("number"))["last"]
    box = MobileBox.objects.create(
        vote=vote,
        number=(last or 0) + 1,
        seal=seal.strip()[:30],
        first=first,
        second=second,
        out_at=now,
    )
    keep_step(vote, VoteStep.BOX_OUT, actor=actor, now=now, text=_box_words(box))
    return box


@transaction.atomic
def mark_at_door(
    box: MobileBox, entry: RollEntry, *, what: AtDoor, actor: Actor, now: datetime
) -> AtDoor:
    """Write that a ballot was handed out here, or put into the box; never what it says.

    Saying it again changes nothing, saying the other puts a slip right. A household
    whose paper is in another box stays as it is. What was done while the box was out
    is taken in later too, until counting has ended. Raises Refused as `polling_vote`,
    and `not_a_carrier`, `not_on_roll`, `box_is_back`, `ballot_back_already`.
    """
    vote = polling_vote(box.vote)
    require(policies.may_hand_out, actor, entry)
    box = MobileBox.objects.for_update().get(pk=box.pk)
    _refuse_strange(box, entry, actor, now)
    paper = Paper.objects.valid().filter(entry=entry).for_update().first()
    if paper is not None and paper.state == PaperState.RETURNED:
        if paper.box_id != box.pk:
            raise Refused(
                _("The ballot of this door is in another box already."),
                code="ballot_back_already",
            )
        if what == AtDoor.OUT:
            undo_return(entry, actor=actor, now=now)
        return what
    if paper is None:
        hand_out_ballots(vote, [entry], actor=actor, now=now)
    if what == AtDoor.BACK:
        take_ballots_back(
            vote, [entry], channel=Channel.VISIT, box=box, actor=actor, now=now
        )
    return what


def _refuse_strange(
    box: MobileBox, entry: RollEntry, actor: Actor, now: datetime
) -> None:
    if actor.actor_id not in box.carriers:
        raise Refused(
            _("Only the two who carry this box write down what goes into it."),
            code="not_a_carrier",
        )
    if entry.vote_id != box.vote_id:
        raise Refused(_("This door is not on the roll."), code="not_on_roll")
    is_late = box.back_at is not None and now > box.back_at
    if is_late or now < box.out_at:
        raise Refused(
            _("This box was not out at that time. Use the roll in the desk."),
            code="box_is_back",
        )


@transaction.atomic
def receive_box(
    box: MobileBox, *, is_seal_whole: bool, words: str = "", actor: Actor, now: datetime
) -> MobileBox:
    """Take a box back and look at its seal; who carried it cannot do that (RO-2).

    Raises Refused `box_is_back`, `seal_words_missing`; NotAllowed for a carrier.
    """
    vote = Vote.objects.for_update().select_related("unit").get(pk=box.vote_id)
    box = MobileBox.objects.for_update().get(pk=box.pk)
    require(policies.may_prepare, actor, vote)
    if actor.actor_id in box.carriers:
        raise NotAllowed(
            _("Somebody who did not carry this box has to take it back."),
            code="same_person",
        )
    if box.back_at is not None:
        raise Refused(_("This box is back already."), code="box_is_back")
    if not is_seal_whole and not words.strip():
        raise Refused(_("Say what is wrong with the seal."), code="seal_words_missing")
    box.back_at, box.received_by_id = now, actor.actor_id
    box.is_seal_whole, box.words = is_seal_whole, words.strip()[:200]
    box.save(update_fields=["back_at", "received_by", "is_seal_whole", "words"])
    keep_step(vote, VoteStep.BOX_BACK, actor=actor, now=now, text=_box_words(box))
    return box


def _box_words(box: MobileBox) -> str:
    return f"{box.number} · {box.seal}"
