"""A vote held in the portal, from the roll to the seal (VT-1..10, H4, I2..I4)."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.privacy.crypto import decrypt
from residents.choices.votes import Channel, PaperState
from residents.models import Paper, Reading, RollEntry, Teller, Vote, VoteMove
from residents.operations import (
    Conduct,
    announce_vote,
    ask_to_close,
    begin_recount,
    close_vote,
    end_household,
    finish_count,
    hand_out_ballots,
    open_vote,
    publish_vote,
    read_papers,
    seal_holds,
    take_ballots_back,
    void_ballot,
    vote_result,
)
from residents.operations.counting import count_state, papers_to_read
from residents.operations.polls import undo_return
from residents.operations.sealing import call_off_vote
from tests.clock import NOON, TODAY
from tests.factories.votes import (
    ABSTAIN,
    AGAINST,
    COUNTED,
    FOR,
    OPENS,
    a_draft,
    an_open_vote,
    counted,
    households,
    polled,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OWN = {"basis": "consultative", "quorum": "1/2", "agreement": "1/2"}


@pytest.fixture
def tellers(person_with_post, community):
    return [
        person_with_post(f"teller{number}", Role.CADRE, community) for number in (1, 2)
    ]


@pytest.fixture
def third(person_with_post, community):
    return person_with_post("third", Role.CADRE, community)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def broken(row, **facts):
    with pytest.raises(DatabaseError), transaction.atomic():
        row.update(**facts)


# --- the roll ---------------------------------------------------------------------------
def test_a_vote_waits_for_its_notice_and_its_day(grid, community, cadre, secretary):
    """VT-9, VT-5: seven days between announcing and opening; the rule stays."""
    households(grid, 2)
    vote = a_draft(community, cadre, held_on=TODAY + 6 * DAY)

    refused("notice_too_short", announce_vote, vote, actor=secretary, now=NOON)
    with pytest.raises(NotAllowed):
        announce_vote(vote, actor=cadre, now=NOON)
    vote = announce_vote(a_draft(community, cadre), actor=secretary, now=NOON)
    refused("vote_too_early", open_vote, vote, actor=secretary, now=OPENS - DAY)

    assert (vote.notice_days, vote.noticed_on) == (7, TODAY)
    assert not RollEntry.objects.exists()
    broken(
        Vote.objects.filter(pk=vote.pk), status="open", roll_hash="a",
        opened_on=TODAY + 6 * DAY,
    )  # fmt: skip


def test_the_roll_is_every_household_of_the_day_and_frozen(
    grid, next_grid, community, other_community, cadre, secretary
):
    """VT-7: later moves change nothing; nobody is added, and no other road."""
    first, *_rest = households(grid, 2)
    households(next_grid, 1, road="琉璃南街")
    households(other_community, 1)
    ended = households(grid, 1, road="琉璃短街")[0]
    end_household(ended, on=TODAY, actor=SYSTEM, today=TODAY)

    vote = an_open_vote(community, secretary)
    one_road = an_open_vote(
        community, secretary, title="横街", conduct=Conduct(road="琉璃横街")
    )

    assert RollEntry.objects.filter(vote=vote).count() == 3
    assert RollEntry.objects.filter(vote=one_road).count() == 2
    assert (vote.opened_on, len(vote.roll_hash)) == (OPENS.date(), 64)
    end_household(first, on=OPENS.date(), actor=SYSTEM, today=OPENS.date())
    entry = RollEntry.objects.filter(vote=vote, household=first)
    assert entry.get().door.startswith("琉璃横街1号")
    broken(entry, door="别处")
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()
    line = entry.get()
    line.pk, line.number, line.household = None, 9, ended
    with pytest.raises(DatabaseError), transaction.atomic():
        line.save(force_insert=True)


def test_a_vote_without_households_or_by_people_is_not_opened(community, secretary):
    """VT-2, VT-4: a roll of households is not a roll of members."""
    vote = announce_vote(a_draft(community, secretary), actor=secretary, now=NOON)
    members = a_draft(community, secretary, basis="members_assembly")

    refused("roll_empty", open_vote, vote, actor=secretary, now=OPENS)
    refused("roll_not_households", announce_vote, members, actor=secretary, now=NOON)


def test_people_are_elected_secretly_and_area_needs_open_ballots(community, secretary):
    """VT-8."""
    vote = a_draft(community, secretary, **OWN, conduct=Conduct(is_election=True))

    assert vote.is_secret
    broken(Vote.objects.filter(pk=vote.pk), is_secret=False)
    refused(
        "area_not_secret",
        a_draft,
        community,
        secretary,
        conduct=Conduct(is_secret=True),
    )


# --- papers -----------------------------------------------------------------------------
def test_one_ballot_per_household_by_whichever_channel(
    grid, community, secretary, worker
):
    """I2, VT-7: the first valid one counts; a second is not handed out."""
    households(grid, 2)
    vote = an_open_vote(community, secretary)
    entries = list(RollEntry.objects.filter(vote=vote))

    made = hand_out_ballots(vote, entries, actor=worker, now=OPENS)
    again = hand_out_ballots(vote, entries, actor=secretary, now=OPENS)
    at_the_door = take_ballots_back(
        vote, entries[:1], channel=Channel.VISIT, actor=worker, now=OPENS
    )
    at_the_place = take_ballots_back(
        vote, entries[:1], channel=Channel.FIXED, actor=secretary, now=OPENS
    )

    assert ([p.serial for p in made], again) == ([1, 2], [])
    assert (at_the_door, at_the_place) == (1, 0)
    assert Paper.objects.get(serial=1).channel == Channel.VISIT
    twin = Paper.objects.get(serial=2)
    twin.pk, twin.serial = None, 3
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_neighbour_hands_nothing_out_here(grid, community, secretary, neighbour):
    """Domain 12."""
    households(grid, 1)
    vote = an_open_vote(community, secretary)
    entries = list(RollEntry.objects.filter(vote=vote))

    with pytest.raises(NotAllowed), transaction.atomic():
        hand_out_ballots(vote, entries, actor=neighbour, now=OPENS)

    assert not Paper.objects.exists()
    assert set(RollEntry.objects.visible_to(neighbour)) == set()
    assert Vote.objects.visible_to(neighbour).get() == vote


def test_nobody_votes_as_a_proxy_for_two(grid, community, secretary):
    """VT-7: at most one proxy per person, who is kept sealed; the phone is not."""
    households(grid, 2)
    vote = an_open_vote(community, secretary)
    one, two = RollEntry.objects.filter(vote=vote)
    proxy = {"proxy_name": "欧阳代", "proxy_phone": "199 0001 2345", "now": OPENS}

    (paper,) = hand_out_ballots(vote, [one], actor=secretary, **proxy)

    refused("proxy_too_many", hand_out_ballots, vote, [two], actor=secretary, **proxy)
    refused(
        "proxy_unclear", hand_out_ballots, vote, [two], actor=secretary, now=OPENS,
        proxy_name="欧阳代",
    )  # fmt: skip
    paper.refresh_from_db()
    assert paper.proxy_name == "欧阳代"
    twin = Paper(
        vote=vote, entry=two, serial=9, proxy_name="欧阳代",
        proxy_key=paper.proxy_key, out_at=OPENS,
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save(force_insert=True)
    void_ballot(one, reason="委托撤销", actor=secretary, now=OPENS)
    assert hand_out_ballots(vote, [two], actor=secretary, **proxy)


def test_a_spoiled_ballot_is_voided_and_a_new_one_handed_out(
    grid, community, secretary
):
    """VT-7, VT-8: corrections before closing by void and new, each serial once."""
    households(grid, 1)
    vote = an_open_vote(community, secretary)
    (entry,) = polled(vote, secretary, 1)

    refused(
        "reason_missing", void_ballot, entry, reason=" ", actor=secretary, now=OPENS
    )
    void_ballot(entry, reason="填写涂改", actor=secretary, now=OPENS)
    (fresh,) = hand_out_ballots(vote, [entry], actor=secretary, now=OPENS)

    assert list(Paper.objects.values_list("serial", "state")) == [
        (1, PaperState.VOID),
        (2, PaperState.OUT),
    ]
    broken(Paper.objects.filter(serial=1), state="out")
    take_ballots_back(vote, [entry], channel=Channel.FIXED, actor=secretary, now=OPENS)
    undo_return(entry, actor=secretary, now=OPENS)
    fresh.refresh_from_db()
    assert (fresh.state, fresh.back_at) == (PaperState.OUT, None)


# --- the count --------------------------------------------------------------------------
def test_two_people_count_blind_and_a_third_settles(
    grid, community, cadre, secretary, tellers, third
):
    """VT-8, I3: a mismatch blocks closing, for the database too."""
    households(grid, 6)
    vote = an_open_vote(community, secretary)
    polled(vote, cadre, 5)
    first, second = tellers
    counted(vote, [FOR, FOR, FOR, FOR, AGAINST], first)

    refused("count_unfinished", ask_to_close, vote, actor=cadre, now=COUNTED)
    refused("count_finished", read_papers, vote, {1: AGAINST}, actor=first, now=COUNTED)
    refused("count_finished", finish_count, vote, actor=first, now=COUNTED)
    assert papers_to_read(vote, second.pk) == [1, 2, 3, 4, 5]
    assert count_state(vote).differing == ()
    counted(vote, [FOR, FOR, FOR, FOR], second, finish=False)
    refused("papers_unread", finish_count, vote, actor=second, now=COUNTED)
    refused("tellers_taken", read_papers, vote, {5: FOR}, actor=third, now=COUNTED)
    read_papers(vote, {4: ABSTAIN, 5: AGAINST}, actor=second, now=COUNTED)
    finish_count(vote, actor=second, now=COUNTED)

    assert count_state(vote).unsettled == (4,)
    refused("counts_differ", ask_to_close, vote, actor=cadre, now=COUNTED)
    broken(
        Vote.objects.filter(pk=vote.pk), status="closed", seal="a",
        close_asked_by=cadre, closed_by=secretary,
    )  # fmt: skip
    refused("nothing_differs", read_papers, vote, {1: FOR}, actor=third, now=COUNTED)
    assert papers_to_read(vote, third.pk) == [4]
    read_papers(vote, {4: FOR}, actor=third, now=COUNTED)

    ask_to_close(vote, actor=cadre, now=COUNTED)
    closed = close_vote(vote, actor=secretary, now=COUNTED)
    result = vote_result(closed)
    assert (result.tally.yes, result.tally.no, result.tally.roll) == (4, 1, 6)
    assert [str(r) for r in (result.turnout, result.of_ballots, result.of_roll)] == [
        "83.3", "80.0", "66.7",
    ]  # fmt: skip
    (test,) = result.tests
    assert test.holds is True
    assert (test.agreement_area.part, test.agreement_area.whole) == (24_000, 30_000)
    assert result.channels == {"fixed": 5}
    assert set(result.missing) == {"owners", "tally_sheet"}


def test_a_choice_is_sealed_and_its_mark_says_nothing(
    grid, community, secretary, tellers
):
    """VT-8: equal marks only for the same paper of the same vote."""
    households(grid, 2)
    vote = an_open_vote(community, secretary)
    polled(vote, secretary, 2)
    for teller in tellers:
        counted(vote, [FOR, FOR], teller, finish=False)

    with connection.cursor() as cursor:
        cursor.execute("SELECT number, choice, mark FROM residents_reading ORDER BY 1")
        rows = [(n, bytes(c), bytes(m)) for n, c, m in cursor.fetchall()]

    assert len({choice for _n, choice, _m in rows}) == 4
    assert len({mark for _n, _c, mark in rows}) == 2
    assert {
        decrypt(c, associated="residents.reading.choice") for _n, c, _m in rows
    } == {"for"}
    detail = [str(one.detail) for one in Entry.objects.filter(action="votes.read")]
    assert detail
    assert not any("for" in text for text in detail)


def test_a_finished_teller_freezes_papers_until_a_recount(
    grid, community, cadre, secretary, tellers
):
    households(grid, 3)
    vote = an_open_vote(community, secretary)
    entries = polled(vote, cadre, 2)
    counted(vote, [FOR, FOR], tellers[0])
    late = {"channel": Channel.FIXED, "actor": cadre, "now": COUNTED}

    refused("counting_done", take_ballots_back, vote, entries[2:], **late)
    broken(Paper.objects.filter(serial=3), state="returned", back_at=COUNTED)
    refused("reason_missing", begin_recount, vote, reason="", actor=cadre, now=COUNTED)
    vote = begin_recount(vote, reason="漏收一张", actor=cadre, now=COUNTED)

    assert take_ballots_back(vote, entries[2:], **late) == 1
    assert papers_to_read(vote, tellers[0].pk) == [1, 2, 3]


def test_a_result_on_the_line_is_counted_again(
    grid, community, cadre, secretary, tellers
):
    """VT-8: within one percent of half, the first count does not close the vote."""
    households(grid, 2)
    vote = an_open_vote(community, secretary)
    polled(vote, cadre, 2)
    for teller in tellers:
        counted(vote, [FOR, AGAINST], teller)

    refused("recount_due", ask_to_close, vote, actor=cadre, now=COUNTED)
    vote = begin_recount(vote, reason="接近法定线", actor=cadre, now=COUNTED)
    for teller in tellers:
        counted(vote, [FOR, AGAINST], teller)
    ask_to_close(vote, actor=cadre, now=COUNTED)
    closed = close_vote(vote, actor=secretary, now=COUNTED)

    assert vote_result(closed).tests[0].holds is False
    assert Teller.objects.filter(vote=vote).count() == 4


def test_nobody_counts_twice_or_counts_what_is_not_there(
    grid, community, secretary, tellers, worker
):
    """VT-8, domain 12: two different people; only papers that came back."""
    households(grid, 2)
    vote = an_open_vote(community, secretary)
    polled(vote, secretary, 1)
    counted(vote, [FOR], tellers[0], finish=False)

    refused("no_such_paper", read_papers, vote, {2: FOR}, actor=tellers[1], now=COUNTED)
    with pytest.raises(NotAllowed), transaction.atomic():
        read_papers(vote, {1: FOR}, actor=worker, now=COUNTED)
    twin = Teller(vote=vote, user=tellers[0], place=2, round=1, began_at=COUNTED)
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save(force_insert=True)
    mine = Teller.objects.get(user=tellers[0])
    stray = Reading(teller=mine, number=2, choice="for", mark=b"a" * 16, at=COUNTED)
    with pytest.raises(DatabaseError), transaction.atomic():
        stray.save(force_insert=True)


def test_a_secret_box_cannot_be_reopened_or_traced(
    grid, community, cadre, secretary, tellers
):
    """VT-8: readings bear the number of the box, never a serial or a household."""
    households(grid, 3)
    vote = an_open_vote(community, secretary, **OWN, conduct=Conduct(is_secret=True))
    entries = list(RollEntry.objects.filter(vote=vote))
    hand_out_ballots(vote, entries, actor=cadre, now=OPENS)
    take_ballots_back(vote, entries[1:], channel=Channel.FIXED, actor=cadre, now=OPENS)

    refused(
        "paper_in_the_box", void_ballot, entries[1], reason="x", actor=cadre, now=OPENS
    )
    broken(Paper.objects.filter(serial=2), state="void", void_reason="x")
    assert papers_to_read(vote, tellers[0].pk) == [1, 2]
    for teller in tellers:
        counted(vote, [FOR, FOR], teller)
    ask_to_close(vote, actor=cadre, now=COUNTED)
    closed = close_vote(vote, actor=secretary, now=COUNTED)

    result = vote_result(closed)
    assert (result.tally.yes, result.tally.area_yes, result.tests[0].holds) == (
        2,
        None,
        True,
    )


# --- closing ----------------------------------------------------------------------------
@pytest.fixture
def closed(grid, community, cadre, secretary, tellers):
    households(grid, 3, area=None)
    vote = an_open_vote(community, secretary)
    polled(vote, cadre, 3)
    for teller in tellers:
        counted(vote, [FOR, FOR, FOR], teller)
    ask_to_close(vote, actor=cadre, now=COUNTED)
    return close_vote(vote, actor=secretary, now=COUNTED)


def test_who_asked_for_closing_does_not_close(
    grid, community, cadre, secretary, tellers
):
    """RO-2: maker and checker."""
    households(grid, 1)
    vote = an_open_vote(community, secretary)
    polled(vote, cadre, 1)
    for teller in tellers:
        counted(vote, [FOR], teller)

    refused("closing_not_asked", close_vote, vote, actor=secretary, now=COUNTED)
    ask_to_close(vote, actor=secretary, now=COUNTED)
    with pytest.raises(NotAllowed), transaction.atomic():
        close_vote(vote, actor=secretary, now=COUNTED)
    broken(
        Vote.objects.filter(pk=vote.pk), status="closed", seal="a", closed_by=secretary
    )

    assert Vote.objects.get(pk=vote.pk).status == "open"


def test_areas_that_are_not_recorded_are_said(closed):
    """VT-1, VT-2, I4: by heads reached, by area unknown, so not derivable."""
    result = vote_result(closed)

    (test,) = result.tests
    assert (test.agreement_heads.holds, test.agreement_area.holds) == (True, None)
    assert test.holds is None
    assert {"area", "owners"} <= set(result.missing)


def test_a_closed_vote_is_sealed_and_every_change_shows(closed, community):
    """VT-8: the command proves the seal; a row changed behind the triggers breaks it."""
    out = StringIO()
    call_command("votes", "--unit", community.code, "--verify", stdout=out)
    assert closed.seal[:16] in out.getvalue()
    assert seal_holds(closed)
    broken(Paper.objects.filter(serial=1), channel="visit")
    broken(Vote.objects.filter(pk=closed.pk), closed_by=closed.close_asked_by)

    with pgtrigger.ignore("residents.Paper:paper_while_polling"):
        Paper.objects.filter(serial=1).update(channel="visit")

    assert not seal_holds(closed)
    with pytest.raises(CommandError) as failed:
        call_command("votes", "--unit", community.code, "--verify", stdout=StringIO())
    assert failed.value.returncode == 1


def test_a_result_hangs_out_for_its_days(closed, secretary, cadre):
    """VT-9: at least seven days."""
    with pytest.raises(NotAllowed):
        publish_vote(closed, actor=cadre, now=COUNTED)

    vote = publish_vote(closed, actor=secretary, now=COUNTED)

    assert vote.published_until - vote.published_on == 7 * DAY
    steps = list(VoteMove.objects.filter(vote=vote).values_list("step", flat=True))
    assert steps == ["announced", "opened", "close_asked", "closed", "published"]
    broken(VoteMove.objects.filter(vote=vote), text="x")


def test_a_vote_is_called_off_with_a_reason(community, secretary):
    vote = announce_vote(a_draft(community, secretary), actor=secretary, now=NOON)

    refused("reason_missing", call_off_vote, vote, reason="", actor=secretary, now=NOON)
    vote = call_off_vote(vote, reason="方案撤回", actor=secretary, now=NOON)

    assert vote.status == "void"


def test_the_law_of_each_share_is_exact_by_area(grid, community, secretary):
    """VT-6: areas are hundredths of a square metre, never floats."""
    households(grid, 1, area=Decimal("59.99"))
    vote = an_open_vote(community, secretary)
    polled(vote, secretary, 1)

    assert vote_result(vote).tally.area_voted == 5999
