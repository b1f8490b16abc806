"""A show of hands over the nominees: counted by two, alike, then it stands (J3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from residents.models import Nomination, PraiseHands, PraiseRound, PraiseTally
from residents.policies import praise as policies

_TELLERS = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """The result that stands: people present, and the hands of each nominee."""

    held_on: date
    present: int
    hands: tuple[tuple[Nomination, int], ...]


def nominees(call: PraiseRound) -> list[Nomination]:
    """Whom the hands are raised for: whoever waited when the count began."""
    rows = Nomination.objects.filter(round=call).select_related("person")
    begun = rows.filter(counted__isnull=False).distinct()
    return list((begun if begun.exists() else rows.to_review()).order_by("pk"))


def result_of(call: PraiseRound) -> Counted | None:
    """What two people counted alike, most hands first; None while it does not stand."""
    if call.counted_on is None:
        return None
    tally = PraiseTally.objects.filter(round=call).order_by("place")[0]
    rows = tally.counted.select_related("nomination__person")
    hands = tuple(
        (one.nomination, one.hands) for one in rows.order_by("-hands", "nomination")
    )
    return Counted(tally.held_on, tally.present, hands)


@transaction.atomic
def count_hands(
    call: PraiseRound,
    *,
    held_on: date,
    present: int,
    hands: Mapping[int, int],
    actor: Actor,
    today: date,
) -> PraiseRound:
    """Enter what one teller counted; of two alike counts the result stands for good.

    `hands` is by nomination and names every nominee; each person present raises one
    hand at most. Until both agree a teller may enter their own count anew. Raises
    Refused `nominations_open`, `date_future`, `count_stands`, `tellers_taken`,
    `nothing_to_count`, `nominee_missing`, `too_many_hands`.
    """
    call = PraiseRound.objects.for_update().select_related("unit").get(pk=call.pk)
    require(policies.may_count, actor, call)
    _refuse_early(call, held_on, today)
    standing = nominees(call)
    if not standing:
        raise Refused(_("No nomination waits for a vote."), code="nothing_to_count")
    if {one.pk for one in standing} != set(hands):
        raise Refused(_("Enter a number for every nominee."), code="nominee_missing")
    if present < 1 or min(hands.values()) < 0 or sum(hands.values()) > present:
        raise Refused(
            _(
                "More hands than people present: each person raises one hand, for one "
                "nominee."
            ),
            code="too_many_hands",
        )
    tally = _take_place(call, actor, present, held_on)
    PraiseHands.objects.bulk_create(
        PraiseHands(tally=tally, nomination_id=pk, hands=seen)
        for pk, seen in sorted(hands.items())
    )
    record("praise.counted", call, actor=actor, detail={"place": tally.place})
    if _agree(call):
        call.counted_on = held_on
        call.save(update_fields=["counted_on"])
    return call


def _refuse_early(call: PraiseRound, held_on: date, today: date) -> None:
    if call.counted_on is not None:
        raise Refused(
            _("Two people counted the same: the result stands."), code="count_stands"
        )
    if held_on <= call.closes_on:
        raise Refused(
            _("Hands are raised after the last day of nominations."),
            code="nominations_open",
        )
    if held_on > today:
        raise Refused(_("The day lies in the future."), code="date_future")


def _take_place(
    call: PraiseRound, actor: Actor, present: int, held_on: date
) -> PraiseTally:
    """One's own place, emptied for a new count; or the next free one of two."""
    assert actor.actor_id is not None  # noqa: S101 - a person: the policy saw to it
    taken = {one.teller_id: one for one in PraiseTally.objects.filter(round=call)}
    mine: PraiseTally | None = taken.get(actor.actor_id)
    if mine is not None:
        PraiseHands.objects.filter(tally=mine).delete()
        mine.present, mine.held_on = present, held_on
        mine.save(update_fields=["present", "held_on"])
        return mine
    if len(taken) >= _TELLERS:
        raise Refused(
            _("Two people count already. They enter their counts anew."),
            code="tellers_taken",
        )
    made: PraiseTally = PraiseTally.objects.create(
        round=call,
        place=len(taken) + 1,
        teller_id=actor.actor_id,
        present=present,
        held_on=held_on,
    )
    return made


def _agree(call: PraiseRound) -> bool:
    tallies = PraiseTally.objects.filter(round=call).prefetch_related("counted")
    told = [
        (
            one.present,
            one.held_on,
            {seen.nomination_id: seen.hands for seen in one.counted.all()},
        )
        for one in tallies
    ]
    return len(told) == _TELLERS and told[0] == told[1]
