"""Rounds of group buying: opened, closed, failed, short of goods, settled (K10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from liuli.territory.models import Unit
from services import flows
from services.choices.orders import MOST_EACH, MOST_GOODS, Covers, RoundState
from services.models import GroupGood, GroupLine, GroupOrder, GroupRound, Supplier
from services.operations.orders.money import give_money_back
from services.operations.orders.partners import refuse_without_contract
from services.policies import orders as policies
from services.rules import orders as rules


@dataclass(frozen=True, slots=True)
class Offer:
    """One good of a round: its price in yuan, and how many pieces there are."""

    name: str
    price: Decimal
    stock: int
    pack: str = ""


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What a round is: when it opens and closes, where and when it is fetched."""

    title: str
    opens_at: datetime
    closes_at: datetime
    pickup_place: str
    pickup_from: datetime
    pickup_until: datetime
    minimum: int = 1
    most_each: int = 5


@transaction.atomic
def open_round(
    unit: Unit, *, supplier: Supplier, facts: RoundFacts, goods: Sequence[Offer],
    actor: Actor,
) -> GroupRound:  # fmt: skip
    """Open a round with a partner whose contract holds while orders are taken.

    Raises Refused `no_contract`, `words_missing`, `round_times`, `goods_missing`,
    `goods_twice`, `good_worth`.
    """
    require(policies.may_keep_unit, actor, unit)
    _refuse_unfit(facts, goods)
    if supplier.unit_id != unit.pk:
        raise Refused(_("This is a partner of another community."), code="elsewhere")
    for moment in (facts.opens_at, facts.closes_at):
        on = timezone.localdate(moment)
        refuse_without_contract(supplier, covers=Covers.GROUP_BUYING, on=on)
    made = GroupRound.objects.create(
        unit=unit,
        supplier=supplier,
        title=facts.title.strip()[:80],
        opens_at=facts.opens_at,
        closes_at=facts.closes_at,
        pickup_place=facts.pickup_place.strip()[:120],
        pickup_from=facts.pickup_from,
        pickup_until=facts.pickup_until,
        minimum=facts.minimum,
        most_each=facts.most_each,
        by_id=actor.actor_id,
    )
    for offer in goods:
        GroupGood.objects.create(
            round=made,
            name=offer.name.strip()[:60],
            pack=offer.pack.strip()[:40],
            price_yuan=to_yuan(offer.price),
            stock=offer.stock,
        )
    record("orders.round_opened", made, actor=actor)
    return made


@transaction.atomic
def close_rounds(*, now: datetime) -> int:
    """Close what is over: it goes through, or fails and all is given back (sweep)."""
    due = GroupRound.objects.to_close(now).order_by("pk")
    return sum(_close(one, now=now) for one in due)


@transaction.atomic
def fail_round(
    round_: GroupRound, *, reason: str, actor: Actor, now: datetime
) -> GroupRound:
    """It does not come about; every order is given back, its money too.

    Raises Refused `reason_missing`, `illegal_move`, `picked_up_already`.
    """
    round_ = locked_round(round_, actor)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    flows.GROUP_ROUND.require(round_.state, RoundState.FAILED)
    if GroupLine.objects.filter(order__round=round_, picked__gt=0).exists():
        raise Refused(
            _("Something is picked up already. Give the rest back as short."),
            code="picked_up_already",
        )
    _fail(round_, reason.strip()[:200], actor=actor, now=now)
    return round_


@transaction.atomic
def note_short(good: GroupGood, *, came: int, actor: Actor, now: datetime) -> int:
    """Fewer pieces came than were ordered: the latest orders go without, paid back.

    Returns the pieces given back. Raises Refused `round_not_closed`, `not_short`.
    """
    round_ = locked_round(good.round, actor)
    if round_.state != RoundState.CLOSED:
        raise Refused(
            _("Wait until the round has closed and goes through."),
            code="round_not_closed",
        )
    lines = list(
        GroupLine.objects.for_update()
        .filter(good=good, order__cancelled_at__isnull=True)
        .select_related("order")
        .order_by("order__number")
    )
    wanted = [(line.pk, line.open) for line in lines]
    there = max(came - sum(line.picked for line in lines), 0)
    missing = rules.shared_short(wanted, there=there)
    if not missing:
        raise Refused(_("Nobody goes short of it."), code="not_short")
    for line in lines:
        if line.pk in missing:
            give_back(
                line,
                missing[line.pk],
                reason=gettext("Fewer pieces came"),
                actor=actor,
                now=now,
            )
    gone = sum(missing.values())
    record("orders.short", round_, actor=actor, at=now, detail={"pieces": gone})
    return gone


@transaction.atomic
def settle_round(round_: GroupRound, *, actor: Actor, now: datetime) -> GroupRound:
    """What nobody fetched is unclaimed; from here on nothing moves.

    ordered = picked up + given back + unclaimed, held by the database. Raises Refused
    `illegal_move`, `pickup_not_over`.
    """
    round_ = locked_round(round_, actor)
    flows.GROUP_ROUND.require(round_.state, RoundState.SETTLED)
    if now < round_.pickup_until:
        raise Refused(
            _("People can still fetch their goods. Settle after that."),
            code="pickup_not_over",
        )
    left = GroupLine.objects.filter(order__round=round_)
    left.update(unclaimed=F("quantity") - F("picked") - F("refunded"))
    round_.state = RoundState.SETTLED
    round_.save(update_fields=["state"])
    record("orders.round_settled", round_, actor=actor, at=now)
    return round_


@dataclass(frozen=True, slots=True)
class Account:
    """A round in pieces and yuan: ordered = picked + refunded + unclaimed + open."""

    ordered: int
    picked: int
    refunded: int
    unclaimed: int
    collected_yuan: Decimal
    paid_back_yuan: Decimal

    @property
    def open(self) -> int:
        """Pieces still to be accounted for; nought once a round is settled."""
        return self.ordered - self.picked - self.refunded - self.unclaimed

    @property
    def kept_yuan(self) -> Decimal:
        """What the partner gets."""
        return self.collected_yuan - self.paid_back_yuan


def account_of(round_: GroupRound) -> Account:
    """Its account now, by two statements."""
    lines = GroupLine.objects.filter(order__round=round_)
    pieces = lines.aggregate(
        ordered=Sum("quantity", default=0),
        picked=Sum("picked", default=0),
        refunded=Sum("refunded", default=0),
        unclaimed=Sum("unclaimed", default=0),
    )
    money = GroupOrder.objects.filter(round=round_).order_by()
    sums = dict(
        money.filter(money__isnull=False)
        .values_list("money__kind")
        .annotate(all=Sum("money__amount_yuan"))
    )
    nothing = Decimal("0.00")
    return Account(
        **pieces,
        collected_yuan=sums.get("collected", nothing),
        paid_back_yuan=sums.get("refunded", nothing),
    )


def give_back(
    line: GroupLine, pieces: int, *, reason: str, actor: Actor, now: datetime
) -> None:
    """Pieces of a (locked) line go back, and their money where it was paid."""
    if pieces < 1:
        return
    line.refunded += pieces
    line.save(update_fields=["refunded"])
    give_money_back(
        line.order, line.price_yuan * pieces, reason=reason, actor=actor, now=now
    )


def locked_round(round_: GroupRound, actor: Actor) -> GroupRound:
    """The fresh round, locked, for whoever keeps it."""
    fresh: GroupRound = (
        GroupRound.objects.for_update()
        .select_related("unit", "supplier")
        .get(pk=round_.pk)
    )
    require(policies.may_keep, actor, fresh)
    return fresh


def _close(round_: GroupRound, *, now: datetime) -> int:
    round_ = locked_round(round_, SYSTEM)
    if round_.state != RoundState.OPEN or round_.closes_at > now:
        return 0
    account = account_of(round_)
    pieces = account.ordered - account.refunded
    if not rules.goes_through(pieces, minimum=round_.minimum):
        words = gettext("Only %(pieces)d pieces were ordered, %(minimum)d are needed.")
        told = words % {"pieces": pieces, "minimum": round_.minimum}
        _fail(round_, told, actor=SYSTEM, now=now)
        return 1
    round_.state = RoundState.CLOSED
    round_.save(update_fields=["state"])
    record("orders.round_closed", round_, actor=SYSTEM, at=now)
    return 1


def _fail(round_: GroupRound, reason: str, *, actor: Actor, now: datetime) -> None:
    lines = GroupLine.objects.for_update().filter(order__round=round_)
    for line in lines.select_related("order").order_by("pk"):
        give_back(line, line.open, reason=reason[:120], actor=actor, now=now)
    round_.state, round_.ended_for = RoundState.FAILED, reason
    round_.save(update_fields=["state", "ended_for"])
    record("orders.round_failed", round_, actor=actor, at=now)


def _refuse_unfit(facts: RoundFacts, goods: Sequence[Offer]) -> None:
    if not (facts.title.strip() and facts.pickup_place.strip()):
        raise Refused(
            _("Say what the round is, and where it is picked up."),
            code="words_missing",
        )
    times = (facts.opens_at, facts.closes_at, facts.pickup_from, facts.pickup_until)
    if not times[0] < times[1] <= times[2] < times[3]:
        raise Refused(
            _("A round opens, closes, and is picked up after that."),
            code="round_times",
        )
    if not 1 <= len(goods) <= MOST_GOODS:
        raise Refused(
            _("Enter 1 to %(most)d goods.") % {"most": MOST_GOODS}, code="goods_missing"
        )
    if len({(one.name.strip(), one.pack.strip()) for one in goods}) < len(goods):
        raise Refused(_("Two goods have the same name."), code="goods_twice")
    worth = all(one.price > 0 and one.stock > 0 and one.name.strip() for one in goods)
    if not worth or facts.minimum < 1 or not 1 <= facts.most_each <= MOST_EACH:
        raise Refused(
            _("Prices, pieces and limits are more than nothing."), code="good_worth"
        )
