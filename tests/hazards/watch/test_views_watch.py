"""GR-6: a shop's page by code shows its own days; the desk arranges; reminders."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from hazards.models import WatchAway, WatchDuty, WatchSwap
from hazards.operations.watch.groups import form_groups
from hazards.operations.watch.reminders import remind_watch, watch_tomorrow
from hazards.operations.watch.shops import ask_swap, tell_away
from hazards.tasks import make_watch_duties
from hazards.tasks import remind_watch as remind_task
from liuli.kernel.access import SYSTEM
from liuli.notices.models import Notice
from tests.factories.hazards import road_of
from tests.factories.watch import duty_on, seat_of, some_shops, watch_groups

pytestmark = pytest.mark.django_db
PAGE = "/watch/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def group(community, today):
    [group] = watch_groups(community, 8, on=today)
    return group


def post(client, seat, **facts):
    return client.post(PAGE, {"code": seat.code, **facts})


def test_a_code_shows_ones_own_days_and_no_other_shop(client, group, today):
    """GR-6: a shopkeeper's page shows only their own duty."""
    seat = seat_of(duty_on(group, today))

    html = post(client, seat).content.decode()

    assert seat.shop.name in html
    others = group.seats.exclude(pk=seat.pk)
    names = [other.shop.name for other in others]
    assert [n for n in names if re.search(rf"{n}\b", html)] == []
    assert [o.code for o in others if o.code in html] == []
    assert 'type="file"' not in html


def test_a_wrong_code_shows_nothing(client, group):
    html = client.post(PAGE, {"code": "ABCDEFGHJK"}).content.decode()

    assert "没有商铺使用这个编码" in html
    assert client.get(PAGE).headers["Cache-Control"].count("no-store") == 1


def test_a_day_is_told_in_one_form(client, group, today):
    """F5: a duty note in under a minute: one page, one press."""
    duty = duty_on(group, today)
    facts = {"act": "note", "row": duty.pk, "parking": 2, "rubbish": 0, "bare": 0,
             "drunk": 1, "is_clean": "on", "is_orderly": "on"}  # fmt: skip

    html = post(client, seat_of(duty), **facts).content.decode()

    duty.refresh_from_db()
    assert "谢谢" in html
    assert (duty.parking, duty.drunk, duty.is_green) == (2, 1, False)
    other = group.seats.exclude(shop=duty.shop).first()
    for row in (duty.pk, "9" * 5000):
        html = post(client, other, **facts | {"row": row}).content.decode()
        assert "已不存在" in html


def test_a_shop_closes_and_asks_for_a_swap(client, group, today):
    """GR-6."""
    one = duty_on(group, today + timedelta(days=1))
    other = duty_on(group, today + timedelta(days=2))
    first, second = seat_of(one), seat_of(other)

    post(client, first, act="swap", one=one.pk, other=other.pk)
    swap = WatchSwap.objects.get()
    html = post(client, second, act="agree", row=swap.pk).content.decode()

    one.refresh_from_db()
    assert one.shop == second.shop
    assert "已换" in html
    day = (today + timedelta(days=2)).isoformat()
    post(client, second, act="away", first=day, last=day, reason="closed")
    assert WatchAway.objects.get().seat == second


def test_the_desk_lists_and_prints_and_acts(
    group, community, cadre, worker, signed_in, today
):
    """F5, G16: rota, sheets with slips, stand-in."""
    desk = signed_in(cadre)
    duty = duty_on(group, today + timedelta(days=1))
    tell_away(seat_of(duty), first=duty.on, last=duty.on, reason="away",
              now=timezone.now())  # fmt: skip
    assert "第 1 组" in desk.get("/admin/hazards/watchgroup/").content.decode()
    page = desk.get(f"/admin/hazards/watchgroup/{group.pk}/change/").content.decode()
    assert "多出 1 户" in page
    sheets = desk.get(f"/admin/hazards/watchgroup/{group.pk}/sheets/").content.decode()
    assert sheets.count("门前三包") >= 8
    seat = group.seats.first()
    assert f"{seat.code[:5]}-{seat.code[5:]}" in sheets
    duty.refresh_from_db()
    other = group.seats.exclude(shop=duty.shop).exclude(shop=duty.planned).first()
    answer = desk.post(
        f"/admin/hazards/watchduty/{duty.pk}/act/",
        {"act": "stand_in", "shop": other.shop_id},
        follow=True,
    )
    assert answer.status_code == 200
    for name in ("watchseat", "watchduty"):
        assert desk.get(f"/admin/hazards/{name}/").status_code == 200
    assert desk.get(f"/admin/hazards/watchseat/{seat.pk}/change/").status_code == 200


def test_groups_are_formed_at_the_desk(community, cadre, signed_in):
    """F5: build groups."""
    from tests.factories.watch import some_shops

    some_shops(community, 7)

    signed_in(cadre).post("/admin/hazards/watchgroup/new/")

    assert WatchDuty.objects.exists()


def test_tomorrows_watch_is_called_to_mind_once(group, community, worker, cadre, today):
    """GR-6: the reminder of tomorrow's duty, by task; whoever works the grid passes
    it on, the cadre hears of days nobody keeps."""
    from hazards.models import WatchDuty as Duty
    from liuli.places.models import Address

    now = timezone.now()
    Address.objects.update(unit=worker.live_posts[0].unit)
    for site in [seat.shop for seat in group.seats.all()]:
        site.save(update_fields=["unit", "address"])
    Duty.objects.filter(on=today + timedelta(days=1)).update(shop=None)
    assert remind_watch(now=now) == 1
    assert Notice.objects.get().recipient == cadre

    remind_task.run()
    make_watch_duties.run()
    assert Notice.objects.count() == 1
    tomorrow = today + timedelta(days=1)
    assert remind_watch(now=now + timedelta(days=1)) == 1
    told = Notice.objects.latest("pk")
    assert (told.recipient, told.params["count"]) == (worker, 1)
    assert "第 1 组" in watch_tomorrow(cadre, now)
    assert duty_on(group, tomorrow).shop is None


def test_a_colleagues_proposal_waits_on_the_page_of_both(client, group, cadre, today):
    """GR-6: swap needs both sides' confirmation."""
    one = duty_on(group, today + timedelta(days=1))
    other = duty_on(group, today + timedelta(days=3))
    ask_swap(one, other, seat=None, actor=cadre, now=timezone.now())

    for duty in (one, other):
        html = post(client, seat_of(duty)).content.decode()
        assert 'value="agree"' in html


def test_a_lead_of_a_grid_sees_the_groups_of_its_shops(
    community, grid, next_grid, lead_user, signed_in, today
):
    """GR-6: a group is the community's, its shops lie in grids."""
    for each in (grid, next_grid):
        some_shops(community, 7, road=road_of(each))
    form_groups(community, on=today, actor=SYSTEM)
    desk = signed_in(lead_user)
    seen = {
        page: desk.get(f"/admin/hazards/{page}/").context["cl"].result_count
        for page in ("watchgroup", "watchseat")
    }
    assert seen == {"watchgroup": 1, "watchseat": 7}
    duties = WatchDuty.objects.visible_to(lead_user)
    assert len({duty.group_id for duty in duties}) == 1
    assert duties.count() == len(set(duties.values_list("pk", flat=True))) > 0
