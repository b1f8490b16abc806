"""Both votes of the case study, reproduced from their ledgers (H4, I2, I3, I4)."""

import json
from io import StringIO
from pathlib import Path

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from liuli.demo.votes import write_vote_ledgers
from liuli.exchange.models import Import
from liuli.exchange.pipeline import counts_of
from liuli.exchange.undoing import undo_import
from liuli.indicators.registry import Period
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.votes import VoteBasis
from residents.indicators.votes import VOTES_HELD
from residents.models import RecordedBallot, Vote
from residents.operations.votes import state_basis, vote_result
from tests.clock import NOON, TODAY
from tests.ledgers.fixtures import bring_in, sealed_files

__all__ = ["bring_in", "sealed_files"]
FOLDER = Path(__file__).parent.parent / "ledgers"
PACT, ROOM = "自治公约投票登记.xlsx", "活动用房意见征集.xlsx"


def printed(unit):
    out = StringIO()
    call_command("votes", "--unit", unit.code, "--json", stdout=out)
    return {vote["label"]: vote for vote in json.loads(out.getvalue())["votes"]}


def a_ledger(tmp_path, rows, *, title="《试》投票表"):
    path = tmp_path / "vote.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("投票")
    sheet.write_string(0, 0, title)
    sheet.write_row(1, 0, ["序号", "房号", "业主", "是否参与", "意见", "方式", "日期"])
    for number, row in enumerate(rows, 2):
        sheet.write_row(number, 0, [number - 1, *row])
    book.close()
    return path.read_bytes()


def test_the_two_votes_of_the_case_study(bring_in, community):
    """7.2 S1–S5, VT-10: counts, ratios, and what cannot be derived."""
    pact = bring_in((FOLDER / PACT).read_bytes(), PACT)
    room = bring_in((FOLDER / ROOM).read_bytes(), ROOM)

    assert {pact.kind.slug, room.kind.slug} == {"ballot"}
    assert (pact.total("created"), room.total("created")) == (112, 731)
    first, second = printed(community).values()
    assert first["label"] == "《琉璃社区琉璃中三街自治公约》"
    assert (first["ballots"], first["for"], first["against"], first["abstain"]) == (
        112, 108, 0, 4,
    )  # fmt: skip
    assert (first["electorate_known"], first["roll"]) == (False, None)
    assert (first["turnout_percent"], first["for_percent_of_ballots"]) == (None, 96.4)
    assert second["label"] == "柳江新居三期居民活动用房意见征集"
    assert (second["roll"], second["ballots"], second["not_voted"]) == (731, 596, 135)
    assert (second["for"], second["against"], second["abstain"]) == (495, 75, 26)
    assert sum(second["channels"].values()) == 596
    assert set(second["channels"]) == {"fixed", "visit"}
    assert second["turnout_percent"] == 81.5
    assert second["for_percent_of_ballots"] == 83.1
    assert second["for_percent_of_roll"] == 67.7
    ordinary, special = second["tests"]
    assert special["quorum_heads"] == {
        "holds": True, "part": 596, "whole": 731, "needed": 488,
    }  # fmt: skip
    assert special["agreement_heads"]["needed"] == 447
    assert (special["agreement_heads"]["holds"], ordinary["holds"]) == (True, None)
    assert special["agreement_area"]["holds"] is None
    assert set(second["missing"]) == {
        "area", "basis", "double_entry", "seal", "tally_sheet",
    }  # fmt: skip
    assert "electorate" in first["missing"]
    assert not first["double_entered"]


def test_the_sample_community_holds_the_same_two_votes(bring_in, community, tmp_path):
    for path in write_vote_ledgers(tmp_path):
        assert bring_in(path.read_bytes(), path.name).total("refused") == 0

    counts = [(v["roll"], v["for"], v["abstain"]) for v in printed(community).values()]
    assert counts == [(None, 108, 4), (731, 495, 26)]


def test_twice_changes_nothing_and_undo_takes_it_away(bring_in, cadre):
    data = (FOLDER / PACT).read_bytes()
    bring_in(data, PACT)

    again = bring_in(data, "又一份.xlsx")

    assert counts_of(again)["unchanged"] == 112
    assert Vote.objects.count() == 1
    job = Import.objects.order_by("pk").first()
    undo_import(job, actor=cadre, now=NOON)
    assert (Vote.objects.count(), RecordedBallot.objects.count()) == (0, 0)


def test_into_names_the_vote_where_the_title_does_not(community, tmp_path):
    """Section 5: what a sheet belongs to is read from its title or given."""
    path = tmp_path / "vote.xlsx"
    rows = [["1-101", "甲探", "是", "同意", "定点", "2024-08-01"]]
    path.write_bytes(a_ledger(tmp_path, rows))

    call_command("import_ledger", path, "--into", "院落公约", stdout=StringIO())

    assert [vote.title for vote in Vote.objects.all()] == ["院落公约"]


def test_one_ballot_per_household_by_whichever_channel(bring_in, tmp_path):
    """I2, VT-7: the first counts; unclear lines are refused with their reason."""
    rows = [
        ["1-101", "甲探", "是", "同意", "定点", "2024-08-01"],
        ["1-101", "甲探", "是", "不同意", "入户", "2024-08-02"],
        ["1-102", "乙探", "否", "同意", "", ""],
        ["1-103", "丙探", "是", "看情况", "入户", "2024-08-02"],
        ["1-104", "丁探", "否", "", "", ""],
        ["", "", "是", "同意", "", ""],
    ]

    result = bring_in(a_ledger(tmp_path, rows))

    assert [row.outcome for row in result.checked.rows] == [
        "created", "duplicate", "refused", "refused", "created", "refused",
    ]  # fmt: skip
    codes = {p.code for row in result.checked.rows for p in row.problems}
    assert {"choice_unclear", "duplicate_ballot", "ballot_of_nobody"} <= codes
    tally = vote_result(Vote.objects.get()).tally
    assert (tally.roll, tally.ballots, tally.yes) == (2, 1, 1)


@pytest.fixture
def room_vote(bring_in):
    bring_in((FOLDER / ROOM).read_bytes(), ROOM)
    return Vote.objects.get()


def test_a_cadre_chooses_the_rule_and_the_reason_is_kept(room_vote, cadre, worker):
    """I4, VT-1: heavy or ordinary is a choice; without a reason it is none."""
    with pytest.raises(Refused) as silent:
        state_basis(room_vote, basis="owners_special", reason=" ", actor=cadre)
    with pytest.raises(NotAllowed):
        state_basis(room_vote, basis="owners_special", reason="改变用途", actor=worker)

    vote = state_basis(
        room_vote, basis="owners_special", reason="改变共有部分用途", actor=cadre
    )

    assert silent.value.code == "reason_missing"
    result = vote_result(vote)
    assert [test.rule.law for test in result.tests] == ["民法典第278条（第六至八项）"]
    assert "basis" not in result.missing


def test_a_poll_brings_its_own_quorum(room_vote, cadre):
    """VT-5: consultative, its quorum stated as a fraction."""
    with pytest.raises(Refused) as unclear:
        state_basis(
            room_vote, basis="consultative", reason="公约", quorum="60%",
            agreement="1/2", actor=cadre,
        )  # fmt: skip

    vote = state_basis(
        room_vote, basis="consultative", reason="公约", quorum="3/5",
        agreement="2/3", actor=cadre,
    )  # fmt: skip

    assert unclear.value.code == "fraction_unclear"
    assert vote_result(vote).tests[0].holds is True
    assert vote_result(vote).missing == ("double_entry", "seal", "tally_sheet")


def test_quorums_of_2026_wait_for_their_confirmation(room_vote, cadre):
    """VT-3: the revised act is blocked until somebody confirmed its numbers."""
    Vote.objects.filter(pk=room_vote.pk).update(held_on=TODAY)

    with pytest.raises(Refused) as blocked:
        state_basis(
            room_vote, basis=VoteBasis.RESIDENTS_MEETING, reason="居民会议", actor=cadre
        )

    assert blocked.value.code == "threshold_unconfirmed"
    room_vote.refresh_from_db()
    assert (room_vote.basis, room_vote.quorum) == ("unstated", "")


def test_the_database_refuses_what_no_ballot_can_say(room_vote):
    """VT-7: a choice without taking part, a second ballot, a sealed record."""
    line = {"vote": room_vote, "door": "9栋", "holder": "探"}
    for wrong in (
        {"took_part": False, "choice": "for"},
        {"took_part": True, "choice": ""},
        {"took_part": True, "choice": "maybe"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            RecordedBallot.objects.create(**line, **wrong)
    RecordedBallot.objects.create(**line, choice="for")
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordedBallot.objects.create(**line, choice="against")


def test_the_certificate_says_what_is_missing(room_vote, cadre, signed_in):
    """H4, I4: one page with counts, ratios, the test, and the doors to go to again."""
    page = signed_in(cadre).get(f"/admin/residents/vote/{room_vote.pk}/change/")

    text = page.content.decode()
    for shown in ("731", "596", "495", "75", "26", "81.5%", "83.1%", "67.7%", "135"):
        assert shown in text
    assert "1栋3单元103" in text


def test_the_street_office_sees_the_result_and_no_door(
    room_vote, street_officer, stranger, signed_in
):
    """Domain 12: results only; a stranger does not even learn that it exists."""
    address = f"/admin/residents/vote/{room_vote.pk}/change/"

    page = signed_in(street_officer).get(address)

    assert page.status_code == 200
    assert "83.1%" in page.content.decode()
    assert "1栋3单元103" not in page.content.decode()
    assert signed_in(stranger).get(address).status_code == 404


def test_votes_held_are_counted_by_their_day(room_vote, community):
    """Section 6: `residents.votes_held`."""
    on_the_day = VOTES_HELD.figures([community], Period(on=room_vote.held_on))
    later = VOTES_HELD.figures([community], Period(on=TODAY, since=TODAY))

    assert (on_the_day[community.pk].value, later[community.pk].value) == (1, 0)


def test_the_command_names_a_wrong_unit(db):
    with pytest.raises(CommandError) as wrong:
        call_command("votes", "--unit", "nowhere")

    assert wrong.value.returncode == 2
