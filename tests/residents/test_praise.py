"""新居民之星: nominated, reviewed by another, shown as far as consented (J3, PI-3)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import Hukou
from residents.choices.praise import NominationState, ShownName
from residents.flows import NOMINATION
from residents.models import Nomination
from residents.operations import give_consent, withdraw_consent
from residents.operations.praise import (
    nominate,
    open_round,
    publish_nomination,
    review_nomination,
)
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
