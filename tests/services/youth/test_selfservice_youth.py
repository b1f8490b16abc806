"""YT-2: sign-up without an account; with a code the guardian does the rest."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from liuli.kernel.errors import Refused
from services.choices.youth import EnrolmentState, Purpose, Relation
from services.models import Enrolment, SignUpTry
from services.operations.youth.programmes import set_public
from services.operations.youth.selfservice import (
    add_adult_by_code,
    find_by_code,
    leave_by_code,
    sign_up_on_page,
    switch_consent_by_code,
    take_adult_off_by_code,
    take_place_by_code,
)
from tests.clock import NOON
from tests.factories.youth import BOTH, a_term, an_enrolment, said

pytestmark = pytest.mark.django_db
HERE = "203.0.113.9"


def code_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.code


def on_page(term, *, address=HERE, now=NOON, **facts):
    return sign_up_on_page(term, said=said(**facts), address=address, now=now)


def find(enrolment, *, code=None, tail=None, address=HERE, now=NOON):
    return find_by_code(
        code or enrolment.code,
        tail or enrolment.guardian_phone[-4:],
        address=address,
        now=now,
    )


@pytest.fixture
def enrolment(term):
    return on_page(term)


def test_a_guardian_signs_up_without_an_account(enrolment):
    assert (enrolment.state, enrolment.channel) == ("enrolled", "page")
    assert {c.form for c in enrolment.consents.all()} == {"page"}
    assert re.fullmatch("[2-9A-HJ-NP-Z]{10}", enrolment.code)


def test_the_page_is_open_only_where_the_community_says_so(term, programme, cadre):
    set_public(programme, is_public=False, actor=cadre, now=NOON)

    assert code_of(on_page, term) == "term_closed"
    assert (
        Client().get(reverse("services:youth_sign_up", args=[term.pk])).status_code
        == 404
    )


def test_sign_ups_of_one_address_are_limited(programme):
    """Rate limited: ten in a quarter of an hour."""
    term = a_term(programme, places=30)
    for _n in range(10):
        on_page(term)

    assert code_of(on_page, term) == "too_many_tries"
    assert on_page(term, address="203.0.113.10").pk
    assert on_page(term, now=NOON + timedelta(minutes=16)).pk


def test_refused_sign_ups_count_too(programme):
    """YT-2: a page that refuses is not asked without end from one address."""
    term = a_term(programme, places=30)
    for _n in range(10):
        assert code_of(on_page, term, consents=frozenset()) == "consent_needed"

    assert code_of(on_page, term) == "too_many_tries"
    assert not Enrolment.objects.exists()
    assert on_page(term, address="203.0.113.10").pk


def test_the_code_opens_only_with_the_phone(enrolment):
    """A miss says nothing about what was wrong, and is counted."""
    assert find(enrolment) == enrolment
    shown = f"{enrolment.code[:5]}-{enrolment.code[5:]}".lower()
    assert find(enrolment, code=shown) == enrolment
    assert (
        find(
            enrolment,
            tail="0000" if enrolment.guardian_phone[-4:] != "0000" else "1111",
        )
        is None
    )
    assert find(enrolment, code="AAAAAAAAAA") is None
    assert SignUpTry.objects.filter(code_index__isnull=False).count() == 2


def test_guessing_a_code_is_stopped(enrolment):
    for n in range(10):
        find(enrolment, tail="1x2y", address=f"203.0.113.{n}")

    assert code_of(find, enrolment, address="198.51.100.1") == "too_many_tries"


def test_a_guardian_takes_a_place_and_names_adults(programme, cadre):
    """YT-2, YT-3."""
    term = a_term(programme, places=1)
    first, second = on_page(term), on_page(term)
    assert second.state == EnrolmentState.WAITING

    leave_by_code(first, now=NOON)
    taken = take_place_by_code(second, now=NOON)

    assert taken.state == EnrolmentState.ENROLLED
    add_adult_by_code(taken, name="张三丰", relation=Relation.MOTHER, now=NOON)
    adult = taken.adults.get()
    other = an_enrolment(a_term(programme))
    assert (
        code_of(take_adult_off_by_code, other, adult=adult.pk, now=NOON) == "not_listed"
    )
    take_adult_off_by_code(taken, adult=adult.pk, now=NOON)
    assert not taken.adults.filter(ended_at__isnull=True).exists()


def test_a_guardian_gives_and_withdraws_consents(enrolment):
    """YT-2: photo apart; going home alone is for paper only."""
    switch_consent_by_code(enrolment, purpose=Purpose.PHOTO, is_given=True, now=NOON)
    assert (
        code_of(
            switch_consent_by_code,
            enrolment,
            purpose=Purpose.ALONE,
            is_given=True,
            now=NOON,
        )
        == "alone_needs_paper"
    )
    switch_consent_by_code(enrolment, purpose=Purpose.DATA, is_given=False, now=NOON)

    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.LEFT
    assert find(enrolment) is None, "an ended sign-up opens no more"


def form_of(**changes):
    words = {
        "name": "童小明", "birth_on": "2017-06-01", "school": "琉璃小学",
        "guardian_name": "张三丰", "guardian_relation": "mother",
        "guardian_phone": "19900012345", "second_name": "李四光",
        "second_phone": "19900054321", "agree_data": "on", "agree_take_part": "on",
    } | changes  # fmt: skip
    return {name: value for name, value in words.items() if value}


@pytest.fixture
def real_term(programme, settings):
    """A term of today, for pages that read the clock."""
    from django.utils import timezone

    today = timezone.localdate()
    return a_term(
        programme, starts_on=today, ends_on=today + timedelta(days=60), places=2
    )


def test_the_page_signs_up_and_shows_a_code(real_term):
    client = Client()
    url = reverse("services:youth_sign_up", args=[real_term.pk])
    listed = client.get(reverse("services:youth_courses")).content.decode()
    page = client.get(url).content.decode()

    assert url in listed
    assert 'data-size-set="large"' in page
    assert "checked" not in page, "no consent is ticked beforehand"
    refused = client.post(url, form_of(agree_take_part=""))
    assert not Enrolment.objects.exists()
    assert "监护人" in refused.content.decode()

    made = client.post(url, form_of()).content.decode()

    enrolment = Enrolment.objects.get()
    assert f"{enrolment.code[:5]}-{enrolment.code[5:]}" in made
    assert {c.purpose for c in enrolment.consents.all()} == BOTH


def test_the_page_of_a_code_shows_no_child_and_does_the_steps(real_term):
    client = Client()
    client.post(reverse("services:youth_sign_up", args=[real_term.pk]), form_of())
    enrolment = Enrolment.objects.get()
    known = {"code": enrolment.code, "tail": "2345"}

    page = client.post(reverse("services:youth_mine"), known).content.decode()
    assert "童小明" not in page
    assert "已录取" in page
    act = reverse("services:youth_mine_act")
    client.post(act, known | {"act": "adult", "name": "周姑", "relation": "relative"})
    assert enrolment.adults.get().name == "周姑"
    client.post(act, known | {"act": "give", "purpose": "photo"})
    assert enrolment.consents.filter(purpose="photo").exists()
    client.post(act, known | {"act": "withdraw", "purpose": "photo"})
    missing = client.post(act, known | {"act": "adult", "name": ""})
    assert missing.status_code == 200
    client.post(act, {"code": enrolment.code, "tail": "9999", "act": "leave"})
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ENROLLED
    client.post(act, known | {"act": "leave"})
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.LEFT
