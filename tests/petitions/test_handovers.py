"""PP-2, RO-2: a sealed accusation whose keeper has left is passed on by two people."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from psycopg.types.range import Range

from liuli.accounts.models import Post
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import Channel
from petitions.models import Accusation, AccusationHandover
from petitions.operations.accusations import open_accusation, take_accusation
from petitions.operations.handovers import ask_handover, decide_handover
from tests.clock import NOON, TODAY

pytestmark = pytest.mark.django_db
WORDS = "举报某干部收受好处，探针"


@pytest.fixture
def successor(person_with_post, community):
    return person_with_post("successor", Role.PETITION_OFFICER, community)


@pytest.fixture
def taken(community, petition_officer):
    return take_accusation(
        community, words=WORDS, received_on=TODAY, channel=Channel.LETTER,
        actor=petition_officer, now=NOON,
    )  # fmt: skip


@pytest.fixture
def left(taken, petition_officer):
    """Its taker's post ended."""
    leaves(petition_officer)
    return taken


def leaves(user):
    today = timezone.localdate()
    Post.objects.filter(user=user).update(
        period=Range(today - timedelta(days=400), today)
    )
    vars(user).pop("live_posts", None)
    vars(user).pop("_paths", None)


def asked(accusation, actor, to):
    return ask_handover(accusation, to=to, reason="原接谈人调离", actor=actor, now=NOON)


def passed_on(accusation, secretary, successor):
    handover = asked(accusation, secretary, successor)
    return decide_handover(handover, is_passed_on=True, actor=successor, now=NOON)


def visible(user):
    vars(user).pop("live_posts", None)
    vars(user).pop("_paths", None)
    return Accusation.objects.visible_to(user).exists()


def test_nobody_sees_it_while_its_taker_is_there(taken, secretary, successor):
    assert not visible(secretary)
    assert not visible(successor)
    with pytest.raises(Refused) as refused, transaction.atomic():
        asked(taken, secretary, successor)
    assert refused.value.code == "keeper_there"


def test_once_the_taker_has_left_two_people_pass_it_on(left, secretary, successor):
    """PP-2: the two see number and days; only the new keeper opens the words."""
    assert visible(secretary)
    for who in (secretary, successor):
        with pytest.raises(NotAllowed):
            open_accusation(left, actor=who, now=NOON)

    done = passed_on(left, secretary, successor)

    assert (done.state, done.decided_by) == ("done", successor)
    assert open_accusation(left, actor=successor, now=NOON) == WORDS
    with pytest.raises(NotAllowed):
        open_accusation(left, actor=secretary, now=NOON)
    assert not visible(secretary)
    acts = Entry.objects.filter(action__startswith="petitions.handover")
    assert [(e.action, e.detail) for e in acts.order_by("pk")] == [
        ("petitions.handover_asked", {}),
        ("petitions.handover_done", {}),
    ]


def test_the_taker_who_left_opens_nothing_even_when_they_come_back(
    left, secretary, successor, petition_officer
):
    passed_on(left, secretary, successor)
    today = timezone.localdate()
    Post.objects.filter(user=petition_officer).update(period=Range(today, None))
    vars(petition_officer).pop("live_posts", None)
    vars(petition_officer).pop("_paths", None)

    assert not visible(petition_officer)
    with pytest.raises(NotAllowed):
        open_accusation(left, actor=petition_officer, now=NOON)


def test_one_person_alone_cannot(
    left, secretary, successor, person_with_post, community
):
    """RO-2: neither to oneself, nor asked and done by one, nor to whoever oversees."""
    refusals = []
    third = person_with_post("third", Role.SECRETARY, community)
    for actor, to in ((successor, successor), (successor, third)):
        with pytest.raises(Refused) as refused, transaction.atomic():
            asked(left, actor, to)
        refusals.append(refused.value.code)
    handover = asked(left, secretary, successor)
    with pytest.raises(Refused) as same, transaction.atomic():
        decide_handover(handover, is_passed_on=True, actor=secretary, now=NOON)
    with pytest.raises(Refused) as twice, transaction.atomic():
        asked(left, secretary, successor)

    assert [*refusals, same.value.code, twice.value.code] == [
        "to_oneself", "not_an_officer", "same_person", "handover_waits",
    ]  # fmt: skip
    left.refresh_from_db()
    assert left.kept_by is None


def test_the_tables_refuse_a_shortcut(left, secretary, successor):
    """Past the portal: no keeper without two people, nothing rewritten or deleted."""
    with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
        Accusation.objects.filter(pk=left.pk).update(kept_by=successor)
    handover = asked(left, secretary, successor)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        AccusationHandover.objects.update(
            state="done", decided_by=secretary, decided_at=NOON
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        AccusationHandover.objects.filter(pk=handover.pk).update(to=secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        handover.delete()
    with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
        Accusation.objects.filter(pk=left.pk).update(kept_by=successor)


def test_a_declined_handover_leaves_it_sealed(left, secretary, successor):
    handover = asked(left, secretary, successor)

    decide_handover(handover, is_passed_on=False, actor=successor, now=NOON)

    left.refresh_from_db()
    assert (left.kept_by, left.words) == (None, WORDS)
    assert asked(left, secretary, successor).state == "asked"


def test_the_desk_passes_it_on_without_a_word(left, secretary, successor, signed_in):
    url = {
        name: reverse(f"admin:petitions_accusation_{name}", args=[left.pk])
        for name in ("change", "pass_on", "decide", "open")
    }
    first, second = signed_in(secretary), signed_in(successor)
    today = first.get(reverse("admin:index"), follow=True).content.decode()
    first.post(url["pass_on"], {"to": successor.pk, "reason": "原接谈人调离"})
    own = first.get(url["decide"]), first.post(url["decide"], {"decision": "done"})
    shown = second.get(url["change"]).content.decode()

    second.post(url["decide"], {"decision": "done"})

    left.refresh_from_db()
    assert left.kept_by == successor
    assert "密封" in today
    pages = [today, shown, *(answer.content.decode() for answer in own)]
    assert not any("探针" in page for page in pages)
    assert "探针" in second.post(url["open"]).content.decode()
    assert first.get(url["change"]).status_code == 404
