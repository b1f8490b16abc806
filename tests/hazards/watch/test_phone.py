"""GR-6: a shop's note that was kept on its phone: one day, one shop, taken once."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hazards.models import WatchDuty
from hazards.operations.watch.phone import slip_of
from tests.factories.watch import duty_on, seat_of, watch_groups

pytestmark = pytest.mark.django_db
DOOR = "/watch/note"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def group(community, today):
    [group] = watch_groups(community, 8, on=today - timedelta(days=5))
    return group


def mine(duty):
    return slip_of(duty, seat_of(duty))


def send(client, slip, *, number=None, told_at=None, **note):
    sent = {
        "client_id": str(number or uuid4()), "slip": slip,
        "told_at": (told_at or timezone.now()).isoformat(),
        "note": {"parking": "2", "rubbish": "0", "bare": "0", "drunk": "0",
                 "is_clean": "on", "told": "", **note},
    }  # fmt: skip
    answer = client.post(DOOR, json.dumps(sent), content_type="application/json")
    return answer.json()


def test_a_note_sent_twice_is_one_note_with_one_receipt(client, group, today):
    """Whatever the second sending says: the number decides, the first note stands."""
    duty, number = duty_on(group, today), uuid4()

    first = send(client, mine(duty), number=number)
    again = send(client, mine(duty), number=number, parking="9")

    assert first["status"] == "accepted"
    assert first["receipt"]
    assert again == first
    duty.refresh_from_db()
    assert (duty.parking, duty.client_id, duty.is_green) == (2, number, False)
    other = send(client, mine(duty), parking="9")
    assert (other["status"], other["receipt"]) == ("refused", "")
    assert "已" in other["message"]


def test_half_an_emoji_and_endless_brackets_end_in_an_answer(client, group, today):
    """A note that fails every time would be sent again for ever."""
    duty = duty_on(group, today)

    answer = send(client, mine(duty), told="地面已清\ud83d")

    assert answer["status"] == "accepted"
    duty.refresh_from_db()
    assert duty.told == "地面已清"
    deep = client.post(DOOR, "[" * 3900, content_type="application/json")
    assert deep.status_code == 400


def test_a_slip_opens_one_day_of_one_shop(client, group, today):
    """Foreign slips, made-up ones, another's day, a number of another day: refused."""
    duty, before = duty_on(group, today), duty_on(group, today - timedelta(days=1))
    slip, foreign = mine(duty), seat_of(before)
    number, seat, seal = slip.split(".")
    wrong = [
        "", "1.2", "1.2.3", f"{number}.{seat}.x{seal[1:]}",
        f"{before.pk}.{seat}.{seal}", f"{number}.{foreign.pk}.{seal}",
        slip_of(duty, foreign), f"{'9' * 30}.{seat}.{seal}",
        f"{number}.{seat}.封{seal[1:]}",
    ]  # fmt: skip
    for one in wrong:
        assert send(client, one)["status"] == "refused", one
    assert not WatchDuty.objects.filter(noted_on__isnull=False).exists()

    used = uuid4()
    assert send(client, mine(before), number=used)["status"] == "accepted"
    assert send(client, slip, number=used)["status"] == "refused"


def test_a_new_code_and_a_left_seat_void_the_slips(client, group, today):
    duty = duty_on(group, today)
    seat, slip = seat_of(duty), mine(duty)
    type(seat).objects.filter(pk=seat.pk).update(code_index=b"another code of the shop")
    assert send(client, slip)["status"] == "refused"
    renewed = mine(duty)
    assert renewed != slip
    type(seat).objects.filter(pk=seat.pk).update(ended_on=today)
    assert send(client, renewed)["status"] == "refused"


def test_a_day_counts_by_when_it_was_written_down(client, group, today):
    """Without a signal for four days: told on the day itself. A claim of today is late."""
    past = duty_on(group, today - timedelta(days=4))
    assert send(client, mine(past))["status"] == "refused"
    on_the_day = timezone.now() - timedelta(days=4)
    assert send(client, mine(past), told_at=on_the_day)["status"] == "accepted"
    past.refresh_from_db()
    assert past.noted_on == past.on

    ahead = duty_on(group, today + timedelta(days=1))
    claim = timezone.now() + timedelta(days=1)
    assert send(client, mine(ahead), told_at=claim)["status"] == "refused"


def test_what_is_no_note_is_turned_away_and_nothing_is_kept(client, group, today):
    duty = duty_on(group, today)
    for body in ("", "[]", "{}", '{"client_id": 7}', "x" * 5000):
        answer = client.post(DOOR, body, content_type="application/json")
        assert answer.status_code == 400
    assert client.get(DOOR).status_code == 405
    for told in ("电话 13800000000", "长" * 201):
        assert send(client, mine(duty), told=told)["status"] == "refused"
    duty.refresh_from_db()
    assert duty.noted_on is None


def test_the_database_keeps_a_phones_number_to_told_days(group, today):
    one, two = duty_on(group, today), duty_on(group, today + timedelta(days=1))
    for duty in (one, two):
        with pytest.raises(IntegrityError), transaction.atomic():
            WatchDuty.objects.filter(pk=duty.pk).update(client_id=uuid4())


def test_the_page_hands_out_ones_own_days_and_the_worker_knows_nobody(
    client, group, today
):
    duty = duty_on(group, today)
    seat = seat_of(duty)
    page = client.post("/watch/", {"code": seat.code}).content.decode()
    assert page.count(f'"slip": "{mine(duty)}"') == 1
    own = WatchDuty.objects.filter(shop=duty.shop, on__gte=today)
    assert page.count('"slip"') == own.count()
    assert seat.code not in page.split('id="watch-days"')[1].split("</script>")[0]

    kept = client.get("/watch/").content.decode()
    assert '"slip"' not in kept
    worker = client.get("/watch/sw.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert "watch_note" in worker.content.decode()
    assert "field_" not in worker.content.decode()
