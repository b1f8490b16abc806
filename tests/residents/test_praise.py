"""新居民之星: nominated, reviewed by another, shown as far as consented (J3, PI-3)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import Hukou
from residents.choices.praise import NominationState, ShownName
from residents.flows import NOMINATION
from residents.models import Nomination, PraiseHands, PraiseRound, PraiseTally
from residents.operations import give_consent, withdraw_consent
from residents.operations.praise import (
    nominate,
    open_round,
    publish_nomination,
    review_nomination,
)
from residents.operations.praise_count import count_hands, result_of
from tests.clock import TODAY
from tests.factories.residents import a_resident

DAY = timedelta(days=1)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


@pytest.fixture
def call(community, cadre):
    return open_round(
        community, title="2026年新居民之星", closes_on=TODAY + DAY, actor=cadre
    )


@pytest.fixture
def star(grid):
    return a_resident(grid, full_name="欧阳春燕", hukou=Hukou.ELSEWHERE)


def nominated(call, star, worker):
    return nominate(call, star, reason="义务巡查", actor=worker, today=TODAY)


def consented(person, actor):
    return give_consent(
        person, purpose="publish", form="written", actor=actor, today=TODAY
    )


def test_a_nomination_ends_declined_or_published_j3():
    assert NOMINATION.ends() == {NominationState.DECLINED, NominationState.PUBLISHED}
    assert not NOMINATION.allows("nominated", "published")


@pytest.mark.django_db
def test_a_new_resident_is_nominated_once_while_it_is_open_j3(
    call, star, grid, worker, neighbour
):
    local = a_resident(grid, hukou=Hukou.LOCAL)
    act = {"reason": "义务巡查", "actor": worker, "today": TODAY}

    refused("nominee_local", nominate, call, local, **act)
    refused("words_missing", nominate, call, star, **{**act, "reason": " "})
    refused("round_closed", nominate, call, star, **{**act, "today": TODAY + 2 * DAY})
    with pytest.raises(NotAllowed):
        nominate(call, star, **{**act, "actor": neighbour})
    nominate(call, star, **act)
    refused("nominated_twice", nominate, call, star, **act)
    assert Nomination.objects.to_review().count() == 1


@pytest.mark.django_db
def test_somebody_else_reviews_a_nomination_j3(call, star, cadre, secretary, worker):
    own = nominate(call, star, reason="热心", actor=cadre, today=TODAY)

    refused(
        "same_person", review_nomination, own, is_approved=True, remark="", actor=cadre
    )
    refused(
        "words_missing", review_nomination, own, is_approved=False, remark=" ",
        actor=secretary,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        review_nomination(own, is_approved=True, remark="", actor=worker)
    done = review_nomination(own, is_approved=True, remark="", actor=secretary)
    assert (done.state, done.reviewed_by) == ("approved", secretary)
    with pytest.raises(IntegrityError, match="reviewed_by_another"):
        Nomination.objects.filter(pk=own.pk).update(reviewed_by=cadre)


@pytest.mark.django_db
def test_nobody_is_published_without_a_standing_consent_j3_pi_3(
    call, star, cadre, worker, signed_in
):
    one = nominated(call, star, worker)
    facts = {"shown_name": ShownName.FULL, "shown_text": "义务巡查一年", "actor": cadre}
    refused("illegal_move", publish_nomination, one, **facts)
    review_nomination(one, is_approved=True, remark="", actor=cadre)
    refused("consent_missing", publish_nomination, one, **facts)
    with pytest.raises(IntegrityError, match="standing consent"), transaction.atomic():
        Nomination.objects.filter(pk=one.pk).update(
            state="published", shown_text="义务巡查"
        )
    consent = consented(star, cadre)

    publish_nomination(one, **facts)

    url = reverse("admin:residents_nomination_notice", args=[call.pk])
    page = signed_in(cadre).get(url).content.decode()
    assert ("欧阳春燕" in page, "义务巡查一年" in page) == (True, True)
    withdraw_consent(consent, actor=cadre, today=TODAY)
    page = signed_in(cadre).get(url).content.decode()
    assert ("欧阳春燕" in page, "义务巡查一年" in page) == (False, False)


@pytest.mark.django_db
def test_the_notice_shows_no_more_than_was_agreed_to_j3(
    call, star, cadre, worker, signed_in
):
    one = nominated(call, star, worker)
    review_nomination(one, is_approved=True, remark="内部评语", actor=cadre)
    consented(star, cadre)
    publish_nomination(
        one, shown_name=ShownName.SURNAME, shown_text="热心邻居", actor=cadre
    )

    page = signed_in(cadre).get(
        reverse("admin:residents_nomination_notice", args=[call.pk])
    )

    words = page.content.decode()
    assert "热心邻居" in words
    hidden = ("欧阳春燕", "内部评语", "义务巡查", star.unit.short_name)
    notice = words.split("<main", 1)[-1]
    assert [word for word in hidden if word in notice] == []


@pytest.mark.django_db
def test_a_nomination_goes_through_its_pages_j3(
    call, star, cadre, worker, secretary, stranger, signed_in
):
    call.closes_on = TODAY.replace(year=2099)  # pages go by today's clock
    call.save(update_fields=["closes_on"])
    desk = signed_in(cadre)
    url = reverse("admin:residents_nomination_add")
    sent = desk.post(
        url, {"round": call.pk, "full_name": "欧阳春燕", "reason": "义务巡查"}
    )
    assert sent.status_code == 302
    one = Nomination.objects.get()
    change = reverse("admin:residents_nomination_change", args=[one.pk])
    assert desk.get(change).context["steps"] == []
    assert signed_in(stranger).get(change).status_code == 404
    other = signed_in(secretary)
    step = reverse("admin:residents_nomination_step", args=[one.pk, "review"])
    assert other.post(step, {"decision": "yes", "remark": ""}).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.reviewed_by) == ("approved", secretary)


# --- the show of hands -------------------------------------------------------------------
LATER = TODAY + 2 * DAY


@pytest.fixture
def two(call, grid, worker):
    """Two nominees of the round, by number."""
    people = [
        a_resident(grid, full_name=name, hukou=Hukou.ELSEWHERE)
        for name in ("欧阳春燕", "司徒夏荷")
    ]
    return [nominated(call, person, worker) for person in people]


def counted(call, two, actor, hands=(17, 9), present=40, **facts):
    facts = {"held_on": LATER, "today": LATER} | facts
    seen = dict(zip([one.pk for one in two], hands, strict=True))
    return count_hands(call, present=present, hands=seen, actor=actor, **facts)


@pytest.mark.django_db
def test_a_show_of_hands_stands_when_two_counted_the_same_j3(
    call, two, cadre, secretary, worker
):
    """J3: nominate, vote, review; the review waits for the count that has begun."""
    first, _second = two
    counted(call, two, cadre)
    refused(
        "count_open", review_nomination, first, is_approved=True, remark="", actor=cadre
    )
    counted(call, two, secretary, hands=(16, 9))
    call.refresh_from_db()
    assert (call.counted_on, result_of(call)) == (None, None)
    with pytest.raises(NotAllowed):
        counted(call, two, worker)

    counted(call, two, secretary)

    call.refresh_from_db()
    result = result_of(call)
    assert (result.held_on, result.present) == (LATER, 40)
    assert [(one.pk, seen) for one, seen in result.hands] == [
        (two[0].pk, 17),
        (two[1].pk, 9),
    ]
    refused("count_stands", counted, call, two, cadre)
    review_nomination(first, is_approved=True, remark="", actor=cadre)


@pytest.mark.django_db
def test_nobody_raises_two_hands_j3(call, two, cadre, secretary, worker):
    refused("nominations_open", counted, call, two, cadre, held_on=TODAY + DAY)
    refused("date_future", counted, call, two, cadre, held_on=LATER + DAY)
    refused("too_many_hands", counted, call, two, cadre, hands=(30, 11))
    refused("nominee_missing", counted, call, two[:1], cadre, hands=(3,))
    assert not PraiseTally.objects.exists()


@pytest.mark.django_db
def test_the_database_keeps_a_count_that_stands_j3(call, two, cadre, secretary):
    """Whoever writes: no third teller, no hand too many, no seal on what differs."""

    def broken(match, rows, **values):
        with pytest.raises(IntegrityError, match=match), transaction.atomic():
            rows.update(**values)

    counted(call, two, cadre)
    counted(call, two, secretary, hands=(16, 9))
    rounds, hands = PraiseRound.objects.filter(pk=call.pk), PraiseHands.objects.all()
    broken("counted the same", rounds, counted_on=LATER)
    broken("one hand", hands.filter(hands=17), hands=32)
    broken("more hands", PraiseTally.objects.all(), present=25)
    broken("two_places", PraiseTally.objects.filter(place=2), place=3)
    counted(call, two, secretary)
    broken("not counted again", hands.filter(hands=17), hands=18)
    broken("not counted again", PraiseTally.objects.all(), present=41)
    broken("counted the same", rounds, counted_on=None)


@pytest.mark.django_db
def test_a_teller_counts_on_the_page_without_the_others_numbers_j3(
    call, two, cadre, secretary, stranger, signed_in
):
    PraiseRound.objects.filter(pk=call.pk).update(closes_on=TODAY.replace(year=2020))
    url = reverse("admin:residents_nomination_count", args=[call.pk])
    typed = {"held_on": "2020-12-31", "present": "40"}
    typed |= {f"hands_{one.pk}": str(31 - 23 * i) for i, one in enumerate(two)}
    desk, other = signed_in(cadre), signed_in(secretary)
    assert signed_in(stranger).get(url).status_code in {403, 404}

    assert desk.post(url, typed).status_code == 302

    page = other.get(url).content.decode()
    assert "欧阳春燕" not in page
    assert 'value="31"' not in page
    assert other.post(url, typed).status_code == 302
    shown = other.get(url).content.decode().split("<main", 1)[-1]
    assert (">31</td>" in shown, "hands_" in shown) == (True, False)
    one = reverse("admin:residents_nomination_change", args=[two[0].pk])
    assert "31" in other.get(one).content.decode().split("<main", 1)[-1]
