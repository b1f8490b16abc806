"""PI-9: a minor's numbers open with leave from whoever answers for the data."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from residents.models import MinorAccess, Person
from residents.operations import reveal_phone
from residents.operations.minors import ask_for_minor, decide_for_minor, is_minor
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def born(grid, day, **facts):
    """Somebody whose identity number says that day."""
    return a_person(grid, identity=an_identity(born=day), phone=a_phone(), **facts)


@pytest.fixture
def child(grid):
    return born(grid, TODAY.replace(year=2012), full_name="司徒小小")


def opened(person, actor, *, now=NOON, reason="contact"):
    return reveal_phone(person, reason=reason, actor=actor, now=now, address="")


def asked(child, actor):
    return ask_for_minor(child, why="联系监护人", actor=actor, now=NOON)


def refusal(act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    return caught.value.code


def test_of_age_is_a_birthday_and_a_dated_parameter(grid):
    """民法典 §17."""
    eve = born(grid, TODAY.replace(year=2008))

    assert not is_minor(eve, on=TODAY)
    assert is_minor(eve, on=TODAY - timedelta(days=1))
    assert not is_minor(Person(birth_on=None), on=TODAY)


def test_a_minors_number_opens_with_leave_for_some_hours_only(child, cadre, secretary):
    """PI-9, 未成年人网络保护条例 §36: approved, logged, over after a day."""
    assert refusal(opened, child, cadre) == "minor_needs_leave"
    assert not Entry.objects.filter(action="residents.revealed").exists()
    access = asked(child, cadre)
    assert refusal(opened, child, cadre) == "minor_needs_leave"

    decide_for_minor(access, is_given=True, actor=secretary, now=NOON + HOUR)

    assert opened(child, cadre, now=NOON + 2 * HOUR) == child.phone
    late = opened, child, cadre
    assert refusal(*late, now=NOON + 26 * HOUR) == "minor_needs_leave"
    acts = Entry.objects.filter(action__startswith="residents.minor")
    assert [(e.action, e.detail) for e in acts.order_by("pk")] == [
        ("residents.minor_asked", {}), ("residents.minor_given", {}),
    ]  # fmt: skip


def test_leave_is_of_one_colleague_for_one_child(
    child, grid, cadre, lead_user, secretary
):
    other = born(grid, TODAY.replace(year=2013))
    decide_for_minor(asked(child, cadre), is_given=True, actor=secretary, now=NOON)

    assert opened(child, cadre, now=NOON + HOUR)
    assert refusal(opened, other, cadre, now=NOON + HOUR) == "minor_needs_leave"
    assert refusal(opened, child, lead_user, now=NOON + HOUR) == "minor_needs_leave"


def test_an_emergency_waits_for_nobody_and_is_on_record(child, cadre, secretary):
    assert opened(child, cadre, reason="emergency") == child.phone
    assert (
        Entry.objects.get(action="residents.revealed").detail["reason"] == "emergency"
    )
    # Whoever answers for the data needs no leave of somebody else.
    assert opened(child, secretary) == child.phone


def test_nobody_gives_leave_to_themselves_or_without_the_right(
    child, cadre, secretary, neighbour, grid
):
    access = asked(child, cadre)
    adult = born(grid, TODAY.replace(year=1990))
    with pytest.raises(NotAllowed):
        decide_for_minor(access, is_given=True, actor=cadre, now=NOON)
    with pytest.raises(NotAllowed):
        asked(child, neighbour)

    assert refusal(asked, child, cadre) == "asked_already"
    assert refusal(asked, adult, cadre) == "no_minor"
    own = ask_for_minor(child, why="核对", actor=secretary, now=NOON)
    assert (
        refusal(decide_for_minor, own, is_given=True, actor=secretary, now=NOON)
        == "same_person"
    )
    decide_for_minor(access, is_given=False, actor=secretary, now=NOON)
    assert refusal(opened, child, cadre) == "minor_needs_leave"


def test_the_tables_refuse_leave_without_a_second_person_or_an_end(
    child, cadre, secretary
):
    access = asked(child, cadre)
    facts = {"state": "given", "decided_at": NOON, "until": NOON + HOUR}
    for words in (
        facts | {"decided_by": cadre},
        facts | {"decided_by": secretary, "until": None},
        facts | {"decided_by": secretary, "until": NOON},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            MinorAccess.objects.filter(pk=access.pk).update(**words)
    with pytest.raises(DatabaseError), transaction.atomic():
        MinorAccess.objects.filter(pk=access.pk).update(asked_by=secretary)


def test_from_the_reveal_page_to_the_secretarys_tray_and_back(
    grid, cadre, secretary, neighbour, signed_in
):
    day = timezone.localdate() - timedelta(days=4_000)
    child = born(grid, day, full_name="司徒小小")
    page = reverse("residents:reveal", args=[child.pk])
    ask = reverse("residents:ask_leave", args=[child.pk])
    mine = signed_in(cadre)
    shut = mine.post(page, {"field": "phone", "reason": "contact"}).content.decode()
    mine.post(ask, {"why": "联系监护人"})
    access = MinorAccess.objects.get()
    decide = reverse("admin:residents_minoraccess_decide", args=[access.pk])
    boss = signed_in(secretary)
    today = boss.get(reverse("admin:index"), follow=True).content.decode()
    forged = mine.post(decide, {"decision": "given"}).status_code

    boss.post(decide, {"decision": "given"})

    shown = mine.post(page, {"field": "phone", "reason": "contact"}).content.decode()
    assert child.phone not in shut + today
    assert ask in shut
    assert decide in today
    assert child.phone in shown
    assert forged == 403
    assert signed_in(neighbour).post(ask, {"why": "看看"}).status_code == 404
