"""A vote in the desk: prepared, its roll, a blind count, closing (H4, I3, RO-1)."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from liuli.accounts.roles import Role
from liuli.desk.registry import trays_for
from residents.models import Paper, Reading, RollEntry, Vote
from tests.clock import NOON
from tests.factories.votes import FOR, an_open_vote, counted, households, polled

pytestmark = pytest.mark.django_db


def url(name, vote, **more):
    return reverse(f"admin:residents_vote_{name}", kwargs={"pk": vote.pk, **more})


def page_of(client, vote):
    return client.get(reverse("admin:residents_vote_change", args=[vote.pk]))


def a_picture():
    content = io.BytesIO()
    Image.new("RGB", (300, 200), (120, 90, 60)).save(content, "JPEG")
    return SimpleUploadedFile("tally.jpg", content.getvalue(), "image/jpeg")


def waiting(user):
    trays = [t for t in trays_for(user, timezone.now()) if "表决" in str(t.title)]
    return [one.text for tray in trays for one in tray.first]


@pytest.fixture
def other(person_with_post, community):
    return person_with_post("other", Role.CADRE, community)


@pytest.fixture
def vote(grid, community, cadre, secretary, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    households(grid, 3)
    made = an_open_vote(community, secretary)
    polled(made, cadre, 2)
    return made


def test_a_vote_is_prepared_and_announced_in_the_desk(
    signed_in, cadre, secretary, community
):
    """VT-5, VT-9."""
    words = {
        "title": "院落停车规则", "matter": "是否同意按附件停车规则执行",
        "unit": community.pk, "road": "", "manner": "open", "basis": "consultative",
        "held_on": f"{timezone.localdate() + timedelta(days=7):%Y-%m-%d}",
        "reason": "议事会章程第3条", "quorum": "1/2", "agreement": "1/2",
    }  # fmt: skip

    answer = signed_in(cadre).post(reverse("admin:residents_vote_add"), words)
    vote = Vote.objects.get()
    refused = signed_in(cadre).post(url("step", vote, step="announce"))
    done = signed_in(secretary).post(url("step", vote, step="announce"))

    assert (answer.status_code, refused.status_code, done.status_code) == (302,) * 3
    vote.refresh_from_db()
    assert (vote.status, vote.matter) == ("noticed", words["matter"])


def test_ballots_move_on_the_roll_page(signed_in, cadre, vote):
    """I2: ticked doors get a ballot, give it back, have it voided."""
    client = signed_in(cadre)
    third = RollEntry.objects.get(vote=vote, number=3)
    ticked = {"doors": [third.pk], "channel": "visit"}

    listed = client.get(url("roll", vote), {"state": "out"})
    client.post(url("roll", vote), {"act": "back", **ticked})
    spoilt = client.post(url("roll", vote), {"act": "void", "reason": "", **ticked})
    client.post(url("roll", vote), {"act": "void", "reason": "涂改", **ticked})
    client.post(url("roll", vote), {"act": "out", **ticked})

    assert [entry.number for entry in listed.context["page_obj"]] == [3]
    assert spoilt.status_code == 302
    papers = Paper.objects.filter(entry=third).values_list("serial", "state", "channel")
    assert list(papers) == [(3, "void", "visit"), (4, "out", "unknown")]


def test_one_teller_never_sees_what_the_other_read(signed_in, cadre, other, vote):
    """VT-8: neither on the count page nor on the vote's page, before both are done."""
    mine, theirs = signed_in(cadre), signed_in(other)
    mine.post(url("count", vote), {"paper-1": "against", "paper-2": "against"})
    mine.post(url("count", vote), {"act": "finish"})

    page = theirs.get(url("count", vote))
    assert page.context["numbers"] == [1, 2]
    assert b"checked" not in page.content
    assert page_of(theirs, vote).context["progress"]["count"].differing == ()
    assert waiting(other) == ["停车棚改造 · 待读 2 张票"]
    theirs.post(url("count", vote), {"paper-1": "for", "paper-2": "against"})
    theirs.post(url("count", vote), {"act": "finish"})
    said = page_of(theirs, vote).content.decode()

    assert "1 张票" in said
    assert Reading.objects.count() == 4


def test_closing_asks_for_a_colleague_and_a_photo(
    signed_in, cadre, other, secretary, vote
):
    """RO-2, VT-8: one asks with the tally sheet, another one closes."""
    for teller in (cadre, other):
        counted(vote, [FOR, FOR], teller)
    assert waiting(cadre) == ["停车棚改造 · 申请关闭"]

    asked = signed_in(cadre).post(url("step", vote, step="ask"), {"photo": a_picture()})
    own = signed_in(cadre).post(url("step", vote, step="close"))
    assert waiting(secretary) == ["停车棚改造 · 关闭并封存"]
    closed = signed_in(secretary).post(url("step", vote, step="close"))

    assert (asked.status_code, own.status_code, closed.status_code) == (302,) * 3
    vote.refresh_from_db()
    assert (vote.status, vote.close_asked_by, vote.closed_by) == (
        "closed", cadre, secretary,
    )  # fmt: skip
    shown = page_of(signed_in(cadre), vote).content.decode()
    assert vote.seal in shown
    assert "66.7%" in shown
    assert vote.tally_photo is not None


def test_a_stranger_finds_no_vote_and_a_worker_no_desk(
    signed_in, stranger, street_officer, worker, vote
):
    """RO-1."""
    for name in ("roll", "count"):
        assert signed_in(stranger).get(url(name, vote)).status_code == 404
        assert signed_in(street_officer).get(url(name, vote)).status_code == 404
        assert signed_in(worker).get(url(name, vote)).status_code in (302, 403)
    assert (
        signed_in(stranger).post(url("step", vote, step="recount")).status_code == 404
    )


def test_a_roll_page_asks_the_same_for_three_and_for_thirty_doors(
    signed_in, cadre, secretary, grid, community, django_assert_max_num_queries
):
    """No statement per door."""
    households(grid, 12)
    vote = an_open_vote(community, secretary)
    polled(vote, cadre, 6)
    client = signed_in(cadre)
    client.get(url("roll", vote))

    with django_assert_max_num_queries(24):
        client.get(url("roll", vote))


def test_nothing_is_due_before_its_day(cadre, secretary, community):
    from residents.operations import announce_vote
    from tests.factories.votes import a_draft

    announce_vote(a_draft(community, cadre), actor=secretary, now=NOON)

    assert waiting(secretary) == ["停车棚改造 · 冻结名册并开始"]
    assert waiting(cadre) == []
