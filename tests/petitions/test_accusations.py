"""PP-2: accusations are sealed, handed on, and forgotten but for their days."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import Channel
from petitions.models import Accusation, Case
from petitions.operations.accusations import (
    confirm_accusation,
    hand_accusation_on,
    open_accusation,
    take_accusation,
)
from tests.clock import NOON, TODAY

pytestmark = pytest.mark.django_db
WORDS = "举报某干部收受好处，探针"
OTHERS = (
    "other_petition_officer", "secretary", "lead_user", "cadre", "worker", "stranger",
    "street_officer", "official", "auditor", "administrator", "funds_officer",
)  # fmt: skip
DOORS = ("change", "hand", "open", "confirm")


@pytest.fixture
def taken(community, officer):
    return take_accusation(
        community, words=WORDS, received_on=TODAY, channel=Channel.LETTER,
        actor=officer, now=NOON,
    )  # fmt: skip


def handed(accusation, officer):
    return hand_accusation_on(
        accusation, to="区纪委监委", on=TODAY, actor=officer, now=NOON
    )


def confirmed(accusation, officer):
    return confirm_accusation(
        handed(accusation, officer), on=TODAY, receipt="JW-2026-17", actor=officer,
        now=NOON,
    )  # fmt: skip


def url(name, accusation):
    return reverse(f"admin:petitions_accusation_{name}", args=[accusation.pk])


def test_nobody_but_its_taker_learns_that_it_is_there(taken, officer, request):
    seen = [
        who
        for who in OTHERS
        if Accusation.objects.visible_to(request.getfixturevalue(who)).exists()
    ]

    assert seen == []
    assert list(Accusation.objects.visible_to(officer)) == [taken]
    assert taken.number == "JB-510104019007-20260302-0001"


def test_it_is_no_case_and_no_figure_or_history_knows_it(taken):
    """No list of cases, no history table, no figure reads the table of accusations."""
    import petitions.indicators.cases as figures

    assert not Case.objects.exists()
    assert not [m for m in apps.get_models() if m.__name__ == "AccusationEvent"]
    assert "Accusation" not in vars(figures)


def test_its_words_are_sealed_and_in_no_log(taken):
    with connection.cursor() as cursor:
        cursor.execute("SELECT a::text FROM petitions_accusation a")
        (text,) = cursor.fetchone()

    assert "举报" not in text
    entry = Entry.objects.get(action="petitions.accusation_taken")
    assert (entry.object_label, entry.detail) == (taken.number, {})


def test_words_are_deleted_when_the_body_confirms(taken, officer):
    assert open_accusation(taken, actor=officer, now=NOON) == WORDS

    done = confirmed(taken, officer)

    assert (done.words, done.receipt, done.confirmed_on) == (None, "JW-2026-17", TODAY)
    with pytest.raises(Refused) as refused:
        open_accusation(done, actor=officer, now=NOON)
    assert refused.value.code == "confirmed_before"
    with pytest.raises(DatabaseError), transaction.atomic():
        Accusation.objects.update(words="again", confirmed_on=None, receipt="")


def test_words_stay_until_it_is_handed_on_and_confirmed(taken, officer):
    """Held by the database, too."""
    with pytest.raises(Refused) as refused, transaction.atomic():
        confirm_accusation(taken, on=TODAY, receipt="1", actor=officer, now=NOON)
    assert refused.value.code == "not_handed_on"
    with pytest.raises(IntegrityError, match="words_until"), transaction.atomic():
        Accusation.objects.update(words=None)
    with pytest.raises(Refused), transaction.atomic():
        hand_accusation_on(
            taken,
            to="区纪委监委",
            on=TODAY + timedelta(days=1),
            actor=officer,
            now=NOON,
        )

    assert Accusation.objects.get().words == WORDS


def test_nobody_else_opens_or_hands_on(taken, secretary, other_petition_officer):
    for who in (secretary, other_petition_officer):
        with pytest.raises(NotAllowed):
            open_accusation(taken, actor=who, now=NOON)
        with pytest.raises(NotAllowed):
            handed(taken, who)


@pytest.mark.parametrize("name", DOORS)
def test_every_door_is_shut_to_everybody_else(name, taken, request, signed_in):
    for who in OTHERS[:4]:
        browser = signed_in(request.getfixturevalue(who))
        for answer in (browser.get(url(name, taken)), browser.post(url(name, taken))):
            assert answer.status_code in {403, 404}, who
            assert "探针" not in answer.content.decode()


def test_the_desk_takes_hands_on_and_forgets(community, officer, signed_in):
    browser = signed_in(officer)
    browser.post(
        reverse("admin:petitions_accusation_add"),
        {"unit": community.pk, "received_on": "2026-03-02", "channel": "letter",
         "words": WORDS},
    )  # fmt: skip
    taken = Accusation.objects.get()
    listed = browser.get(reverse("admin:petitions_accusation_changelist"))
    page = browser.get(url("change", taken)).content.decode()
    assert taken.number in listed.content.decode()
    assert "探针" not in listed.content.decode() + page
    assert browser.get(url("open", taken)).status_code == 405
    assert "探针" in browser.post(url("open", taken)).content.decode()

    browser.post(url("hand", taken), {"to": "区纪委监委", "on": "2026-03-03"})
    browser.post(url("confirm", taken), {"on": "2026-03-05", "receipt": "JW-1"})

    taken.refresh_from_db()
    assert (taken.words, taken.receipt) == (None, "JW-1")
    assert "探针" not in browser.post(url("open", taken), follow=True).content.decode()
