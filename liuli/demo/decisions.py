"""What the sample community decided: one vote published, one being held, one to come."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from liuli.accounts.models import User
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from residents.choices.votes import AtDoor, Channel, Choice
from residents.models import RollEntry, Stay, Vote
from residents.operations import (
    announce_vote,
    ask_to_close,
    close_vote,
    finish_count,
    found_household,
    hand_out_ballots,
    open_vote,
    prepare_vote,
    publish_vote,
    read_papers,
    take_ballots_back,
)
from residents.operations.boxes import mark_at_door, send_box

_HOUSEHOLDS: Final = 24
_YEAR, _DAY = timedelta(days=365), timedelta(days=1)
_HALF: Final = "1/2"


def hold_votes(
    community: Unit, *, secretary: User, tellers: tuple[User, User], now: datetime
) -> None:
    """Households of people already there, then three votes, each by its people."""
    _found_households(community, now)
    _published(community, secretary, tellers, now - 40 * _DAY)
    _running(community, secretary, tellers, now - 9 * _DAY)
    _announced(
        community,
        "爱邻议事亭夜间开放时间",
        "是否同意议事亭每晚开放至二十二时？",
        secretary,
        now - 3 * _DAY,
    )


def _found_households(community: Unit, now: datetime) -> None:
    since = timezone.localdate(now - _YEAR)
    stays = Stay.objects.in_unit(community).open().filter(person__memberships=None)
    heads: dict[int, Stay] = {}
    for stay in stays.select_related("person", "address").order_by("address", "pk"):
        heads.setdefault(stay.address_id, stay)
        if len(heads) == _HOUSEHOLDS:
            break
    for stay in heads.values():
        found_household(
            stay.address,
            head=stay.person,
            starts_on=since,
            actor=SYSTEM,
            today=timezone.localdate(now),
        )


def _announced(
    community: Unit, title: str, matter: str, secretary: User, when: datetime
) -> Vote:
    vote = prepare_vote(
        community,
        title=title,
        matter=matter,
        held_on=timezone.localdate(when + 7 * _DAY),
        basis="consultative",
        quorum=_HALF,
        agreement=_HALF,
        reason="社区议事会规则，公告时一并公布",
        actor=secretary,
    )
    return announce_vote(vote, actor=secretary, now=when)


def _published(
    community: Unit, secretary: User, tellers: tuple[User, User], when: datetime
) -> None:
    vote = _announced(
        community,
        "院落非机动车停放规则",
        "是否同意按公示的划线方案停放非机动车？",
        secretary,
        when,
    )
    vote = open_vote(vote, actor=secretary, now=when + 7 * _DAY)
    count = _poll(vote, secretary, when + 8 * _DAY, share=5)
    said = {
        number: Choice.AGAINST if number % 6 == 0 else Choice.FOR
        for number in range(1, count + 1)
    }
    counted = when + 10 * _DAY
    for teller in tellers:
        read_papers(vote, said, actor=teller, now=counted)
        finish_count(vote, actor=teller, now=counted)
    ask_to_close(vote, actor=tellers[0], now=counted)
    close_vote(vote, actor=secretary, now=counted)
    publish_vote(vote, actor=secretary, now=counted + _DAY)


def _running(
    community: Unit, secretary: User, tellers: tuple[User, User], when: datetime
) -> None:
    vote = _announced(
        community,
        "公共晾晒区选址",
        "是否同意在三期空地设公共晾晒区？",
        secretary,
        when,
    )
    vote = open_vote(vote, actor=secretary, now=when + 7 * _DAY)
    back = _poll(vote, tellers[0], when + 8 * _DAY, share=2)
    first, second = tellers
    when += 8 * _DAY
    box = send_box(
        vote, seal="琉璃0412", first=first, second=second, actor=secretary, now=when
    )
    for entry in RollEntry.objects.filter(vote=vote, number__gt=back)[:2]:
        mark_at_door(box, entry, what=AtDoor.BACK, actor=first, now=when)


def _poll(vote: Vote, actor: User, when: datetime, *, share: int) -> int:
    """Ballots to every door; of six, `share` come back, some at the door."""
    entries = list(RollEntry.objects.filter(vote=vote).order_by("number"))
    hand_out_ballots(vote, entries, actor=actor, now=when)
    back = entries[: len(entries) * share // 6]
    half = len(back) // 2
    for some, channel in ((back[:half], Channel.FIXED), (back[half:], Channel.VISIT)):
        take_ballots_back(vote, some, channel=channel, actor=actor, now=when)
    return len(back)
