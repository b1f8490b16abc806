"""HZ-6: where nobody may be housed, no new stay is compliant."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import DwellingKind
from residents.models import OccupancyBan, Stay
from residents.operations import add_dwelling, impose_ban, lift_ban
from residents.signals import ban_breached
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_stay, an_address

pytestmark = pytest.mark.django_db


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def a_ban(address, **facts):
    facts.setdefault("actor", SYSTEM)
    return impose_ban(address, basis="重大隐患未整改", now=NOON, **facts)


def test_a_new_stay_is_refused_while_the_ban_is_in_force_hz_6(grid):
    address = an_address(grid)
    person = a_person(grid)
    a_ban(address)

    code = refusal(a_stay, person, grid, address=address, starts_on=TODAY)

    assert code == "ban_in_force"
    assert not Stay.objects.exists()


def test_the_database_refuses_it_whoever_writes_hz_6(grid):
    address = an_address(grid)
    a_ban(address)
    stay = a_stay(a_person(grid), grid, address=address, despite_ban=True)

    with pytest.raises(IntegrityError, match="forbidden"), transaction.atomic():
        Stay.objects.filter(pk=stay.pk).update(is_compliant=True)


def test_that_somebody_lives_there_is_written_and_raises_the_alarm_hz_6(grid):
    """HZ-6: reality beats rule; the floors above hear of it inside the transaction."""
    address = an_address(grid)
    ban = a_ban(address, source="hazard:7")
    heard = []

    def hear(sender, stay, ban, **kwargs):
        heard.append((stay.pk, ban.pk))

    ban_breached.connect(hear)
    try:
        stay = a_stay(a_person(grid), grid, address=address, despite_ban=True)
    finally:
        ban_breached.disconnect(hear)

    stay.refresh_from_db()
    assert not stay.is_compliant
    assert heard == [(stay.pk, ban.pk)]
    assert list(Stay.objects.under_bans()) == [stay]
    assert Entry.objects.filter(action="residents.ban_breached").count() == 1


def test_no_alarm_is_raised_where_there_is_no_ban_hz_6(grid):
    stay = a_stay(a_person(grid), grid, despite_ban=True)

    assert stay.is_compliant
    assert not Entry.objects.filter(action="residents.ban_breached").exists()


def test_a_stay_that_was_over_before_the_ban_stays_compliant_hz_6(grid):
    address = an_address(grid)
    a_ban(address)

    stay = a_stay(
        a_person(grid), grid, address=address, ends_on=TODAY - timedelta(days=1)
    )

    assert stay.is_compliant


def test_a_ban_on_one_room_leaves_the_others_hz_6(grid):
    address = an_address(grid)
    shut, open_ = (
        add_dwelling(address, kind=DwellingKind.PARTITION, label=label, actor=SYSTEM)
        for label in ("301", "302")
    )
    a_ban(address, dwelling=shut)

    assert a_stay(a_person(grid), grid, address=address, dwelling=open_).is_compliant
    code = refusal(a_stay, a_person(grid), grid, address=address, dwelling=shut)
    assert code == "ban_in_force"


def test_a_ban_is_imposed_once_and_lifted_for_good_hz_6(grid):
    address = an_address(grid)
    ban = a_ban(address)
    assert a_ban(address) == ban
    late = a_stay(a_person(grid), grid, address=address, despite_ban=True)

    lift_ban(ban, actor=SYSTEM, basis="复查合格", now=NOON)

    late.refresh_from_db()
    assert late.is_compliant
    assert a_stay(a_person(grid), grid, address=address).is_compliant
    again = {"actor": SYSTEM, "basis": "复查合格", "now": NOON}
    assert refusal(lift_ban, ban, **again) == "ban_lifted"
    with pytest.raises(Exception, match=r"[Cc]annot update"), transaction.atomic():
        OccupancyBan.objects.filter(pk=ban.pk).update(lifted_at=None)


def test_only_who_reports_hazards_there_forbids_it_hz_6(grid, neighbour, worker):
    address = an_address(grid)

    with pytest.raises(NotAllowed):
        a_ban(address, actor=neighbour)
    assert not OccupancyBan.objects.exists()
    assert a_ban(address, actor=worker).imposed_by == worker
    assert (
        refusal(impose_ban, address, actor=worker, basis=" ", now=NOON) == "ban_basis"
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(60)
def test_a_ban_and_a_stay_at_the_same_moment_come_one_after_the_other_hz_6(grid):
    """HZ-6: whichever is first, no compliant stay is written after the ban."""
    address = an_address(grid)
    person = a_person(grid)
    ban_written, go_on = threading.Event(), threading.Event()
    codes = []

    def forbid():
        try:
            with transaction.atomic():
                a_ban(address)
                ban_written.set()
                go_on.wait(10)
        finally:
            connection.close()

    def move_in():
        try:
            ban_written.wait(10)
            a_stay(person, grid, address=address, starts_on=TODAY)
            codes.append("in")
        except Refused as refused:
            codes.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=forbid), threading.Thread(target=move_in)]
    for thread in threads:
        thread.start()
    _wait_until_somebody_waits()
    go_on.set()
    for thread in threads:
        thread.join()

    assert codes == ["ban_in_force"]
    assert not Stay.objects.exists()


def _wait_until_somebody_waits():
    """Until the stay stands before the lock the ban holds."""
    for _try in range(2000):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*), pg_sleep(0.005) FROM pg_locks WHERE NOT granted"
            )
            if cursor.fetchone()[0]:
                return
    raise AssertionError("Nobody waited for the ban.")
