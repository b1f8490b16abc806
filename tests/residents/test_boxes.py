"""The mobile ballot box, at the door and in the desk (流动票箱, VT-7, VT-8, I2)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.fieldwork.items import read_item
from liuli.fieldwork.operations import take_one
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.votes import AtDoor, Channel
from residents.models import MobileBox, Paper, RollEntry, VoteMove
from residents.operations import (
    Conduct,
    ask_to_close,
    close_vote,
    hand_out_ballots,
    take_ballots_back,
)
from residents.operations.boxes import (
    carriers_for,
    mark_at_door,
    receive_box,
    send_box,
)
from tests.factories.votes import (
    COUNTED,
    FOR,
    OPENS,
    an_open_vote,
    counted,
    households,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
OUT, BACK = AtDoor.OUT, AtDoor.BACK
OWN = {"basis": "consultative", "quorum": "1/2", "agreement": "1/2"}


@pytest.fixture
def mate(person_with_post, grid):
    return person_with_post("mate", Role.GRID_WORKER, grid)


@pytest.fixture
def vote(grid, next_grid, community, secretary):
    """A secret vote: three doors in the worker's grid, one next door."""
    households(grid, 3)
    households(next_grid, 1, road="琉璃麻街")
    return an_open_vote(community, secretary, **OWN, conduct=Conduct(is_secret=True))


@pytest.fixture
def box(vote, worker, mate, cadre):
    return send_box(
        vote, seal="CD-0417", first=worker, second=mate, actor=cadre, now=OPENS
    )


def doors(vote):
    return list(RollEntry.objects.filter(vote=vote).order_by("number"))


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def papers(vote):
    rows = Paper.objects.filter(vote=vote).order_by("serial")
    return list(rows.values_list("entry__number", "state", "channel", "box__number"))


# --- who carries it -----------------------------------------------------------------
def test_two_people_of_the_place_carry_a_sealed_box(
    vote, worker, mate, cadre, neighbour, stranger
):
    """VT-8: two carriers who hand ballots out in this vote; the seal is noted."""
    facts = {"actor": cadre, "now": OPENS}

    refused("carriers_two", send_box, vote, seal="1", first=mate, second=mate, **facts)
    refused(
        "seal_missing", send_box, vote, seal=" ", first=worker, second=mate, **facts
    )
    refused(
        "carrier_unfit",
        send_box,
        vote,
        seal="1",
        first=worker,
        second=stranger,
        **facts,
    )
    with pytest.raises(NotAllowed):
        send_box(vote, seal="1", first=worker, second=mate, actor=worker, now=OPENS)
    assert not MobileBox.objects.exists()
    assert {worker, mate, neighbour} <= set(carriers_for(vote, on=OPENS.date()))

    made = send_box(vote, seal="CD-0417", first=worker, second=mate, **facts)

    assert (made.number, made.carriers) == (1, (worker.pk, mate.pk))
    move = VoteMove.objects.filter(vote=vote).latest("pk")
    assert (move.step, move.text) == ("box_out", "1 · CD-0417")


def test_the_database_keeps_a_box_to_its_two_carriers(box, vote, worker, cadre):
    """VT-8: whatever writes, no third hand, no change of hands, no second return."""
    mine = MobileBox.objects.filter(pk=box.pk)
    mark_at_door(box, doors(vote)[0], what=OUT, actor=worker, now=OPENS)
    paper = Paper.objects.filter(vote=vote)
    back = {"state": "returned", "channel": "visit", "box": box}
    for rows, facts in (
        (mine, {"second": worker}),
        (mine, {"first": cadre}),
        (mine, {"back_at": OPENS, "received_by": worker, "is_seal_whole": True}),
        (mine, {"back_at": OPENS, "received_by": cadre, "is_seal_whole": False}),
        (paper, back | {"back_at": OPENS, "back_by": cadre}),
        (paper, back | {"back_at": OPENS - HOUR, "back_by": worker}),
        (paper, {"box": box}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**facts)
    with pytest.raises(DatabaseError), transaction.atomic():
        mine.delete()
    assert papers(vote) == [(1, "out", "unknown", None)]


# --- at the door --------------------------------------------------------------------
def test_a_ballot_goes_into_the_box_once(box, vote, worker, mate):
    """VT-7: handed out and returned, by either carrier, once for each household."""
    first, second, *_rest = doors(vote)

    mark_at_door(box, first, what=OUT, actor=worker, now=OPENS)
    mark_at_door(box, first, what=OUT, actor=mate, now=OPENS)
    mark_at_door(box, first, what=BACK, actor=mate, now=OPENS)
    mark_at_door(box, first, what=BACK, actor=worker, now=OPENS)
    mark_at_door(box, second, what=BACK, actor=worker, now=OPENS)
    mark_at_door(box, second, what=OUT, actor=worker, now=OPENS)

    assert papers(vote) == [(1, "returned", "visit", 1), (2, "out", "unknown", None)]
    details = Entry.objects.filter(action__startswith="votes.").values_list("detail")
    words = str(list(details))
    assert not [choice for choice in ("for", "against", "abstain") if choice in words]


def test_a_ballot_in_another_box_stays_there(box, vote, worker, mate, cadre):
    """VT-7: the first valid ballot counts, by whichever channel."""
    first, second, *_rest = doors(vote)
    hand_out_ballots(vote, [first], actor=cadre, now=OPENS)
    take_ballots_back(vote, [first], channel=Channel.FIXED, actor=cadre, now=OPENS)
    other = send_box(vote, seal="2", first=cadre, second=mate, actor=cadre, now=OPENS)
    mark_at_door(other, second, what=BACK, actor=mate, now=OPENS)

    for entry in (first, second):
        for what in AtDoor:
            refused(
                "ballot_back_already",
                mark_at_door,
                box,
                entry,
                what=what,
                actor=worker,
                now=OPENS,
            )

    assert papers(vote) == [(1, "returned", "fixed", None), (2, "returned", "visit", 2)]


def test_only_carriers_write_and_only_at_their_own_doors(
    box, vote, worker, cadre, community, secretary
):
    """Domain 12: the secretary may hand out everywhere, and carries nothing."""
    first, *_rest, next_door = doors(vote)
    elsewhere = doors(an_open_vote(community, secretary, **OWN, title="另一项"))[0]
    facts = {"what": BACK, "now": OPENS}

    refused("not_a_carrier", mark_at_door, box, first, actor=secretary, **facts)
    refused("not_on_roll", mark_at_door, box, elsewhere, actor=worker, **facts)
    with pytest.raises(NotAllowed), transaction.atomic():
        mark_at_door(box, next_door, actor=worker, **facts)
    assert papers(vote) == []


def test_what_happened_before_the_box_came_back_still_arrives(
    box, vote, worker, mate, cadre
):
    """F22: the phone was without a signal; later acts are not taken."""
    first, second, *_rest = doors(vote)
    with pytest.raises(NotAllowed):
        receive_box(box, is_seal_whole=True, actor=mate, now=OPENS)
    refused(
        "seal_words_missing",
        receive_box,
        box,
        is_seal_whole=False,
        actor=cadre,
        now=OPENS,
    )
    receive_box(box, is_seal_whole=True, actor=cadre, now=OPENS + 2 * HOUR)

    mark_at_door(box, first, what=BACK, actor=worker, now=OPENS + HOUR)
    refused(
        "box_is_back",
        mark_at_door,
        box,
        second,
        what=BACK,
        actor=worker,
        now=OPENS + 3 * HOUR,
    )
    refused("box_is_back", receive_box, box, is_seal_whole=True, actor=cadre, now=OPENS)

    assert papers(vote) == [(1, "returned", "visit", 1)]


def test_a_vote_is_not_closed_while_a_box_is_out(
    box, vote, worker, cadre, secretary, person_with_post, community
):
    """VT-8: every box is back before the count is called whole."""
    other = person_with_post("other", Role.CADRE, community)
    mark_at_door(box, doors(vote)[0], what=BACK, actor=worker, now=OPENS)
    for teller in (cadre, other):
        counted(vote, [FOR], teller)

    refused("box_out", ask_to_close, vote, actor=cadre, now=COUNTED)
    receive_box(box, is_seal_whole=True, actor=cadre, now=COUNTED)
    ask_to_close(vote, actor=cadre, now=COUNTED)
    closed = close_vote(vote, actor=secretary, now=COUNTED)

    assert closed.status == "closed"


# --- pages --------------------------------------------------------------------------
def test_the_phone_shows_own_doors_and_takes_a_tap(
    signed_in, vote, worker, mate, cadre
):
    """I2: no signal needed; the same item sent twice is one ballot."""
    now = timezone.now()
    box = send_box(vote, seal="7", first=worker, second=mate, actor=cadre, now=now)
    client = signed_in(worker)
    url = reverse("residents:box", args=[box.pk])
    first = doors(vote)[0]
    client.post(url, {"box": box.pk, "entry": first.pk, "outcome": "back"})
    item = read_item(
        {
            "client_id": "0b7b1b1e-6f5c-4a7e-9a57-0d2f8f6f1a11",
            "kind": "residents.ballot",
            "payload": {"box": box.pk, "entry": doors(vote)[1].pk, "outcome": "out"},
        }
    )
    answers = [take_one(item, actor=mate, now=now + HOUR) for _time in range(2)]

    page = client.get(url)

    assert {answer.status for answer in answers} == {"accepted"}
    assert papers(vote) == [(1, "returned", "visit", 1), (2, "out", "unknown", None)]
    assert [entry.number for entry in page.context["doors"]] == [2, 3]
    assert [entry.number for entry in page.context["mine"]] == [1]
    assert (page.context["back_count"], page.context["roll_count"]) == (1, 3)
    assert "琉璃麻街" not in page.content.decode()
    assert "流动票箱" in client.get("/field/").content.decode()


def test_a_box_is_nothing_to_others(
    signed_in, box, neighbour, stranger, street_officer
):
    """RO-1: who does not carry it finds it only where votes are read."""
    url = reverse("residents:box", args=[box.pk])
    for user in (neighbour, stranger):
        assert signed_in(user).get(url).status_code == 404
    assert signed_in(street_officer).get(url).status_code in (403, 404)


def test_boxes_go_out_and_come_back_in_the_desk(
    signed_in, vote, worker, mate, cadre, secretary
):
    """VT-8, RO-2."""
    url = reverse("admin:residents_vote_boxes", args=[vote.pk])
    words = {"act": "send", "seal": "CD-1", "first": cadre.pk, "second": worker.pk}
    signed_in(cadre).post(url, words)
    sent = MobileBox.objects.get()
    back = {
        "act": "receive",
        "box": sent.pk,
        "is_seal_whole": "no",
        "words": "封条破损",
    }

    own = signed_in(cadre).post(url, back)
    page = signed_in(cadre).get(url)
    signed_in(secretary).post(url, back)

    assert own.status_code in (302, 403)
    assert page.context["boxes"][0][1] is None
    sent.refresh_from_db()
    assert (sent.received_by, sent.is_seal_whole, sent.words) == (
        secretary, False, "封条破损",
    )  # fmt: skip
    assert signed_in(secretary).get(url).status_code == 200
