"""Pages of volunteers: the desk, the public pages by code, what is put up (VO-1)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.access import SYSTEM
from residents.choices.rights import ConsentForm, ConsentPurpose
from residents.operations.consents import give_consent, withdraw_consent
from services.models import ServiceHours, Shift, ShiftSignUp, StockItem, Volunteer
from services.operations.hours import void_hours
from services.operations.points import order_item
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident
from tests.factories.volunteers import a_reward, a_shift, a_volunteer, some_hours

pytestmark = pytest.mark.django_db
MINE = "/services/volunteers/"


def a_running_shift(unit, **facts):
    now = timezone.now()
    times = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
    return a_shift(unit, **times | facts)


def test_the_code_of_a_shift_checks_in_and_out_without_a_sign_in(client, grid):
    """VO-1: check-in and out by QR; the page shows nobody's name."""
    shift, volunteer = a_running_shift(grid), a_volunteer(grid, full_name="欧阳秋")
    page = reverse("services:shift_door", args=[shift.token])
    assert client.get(page).status_code == 200
    first = client.post(page, {"code": volunteer.code}).content.decode()
    ShiftSignUp.objects.update(came_at=timezone.now() - timedelta(hours=1))
    second = client.post(page, {"code": volunteer.code}).content.decode()
    wrong = client.post(page, {"code": "AAAAABBBBB"}).content.decode()
    assert "签到成功" in first
    assert "签退成功" in second
    assert "没有这个码" in wrong
    assert "欧阳秋" not in first + second
    assert ServiceHours.objects.get().hours >= 0.5
    shift.cancelled_for = "下雨"
    shift.save(update_fields=["cancelled_for"])
    assert client.get(page).status_code == 404


def test_own_hours_points_and_places_by_code(client, community, grid):
    """VO-2: sees points and their last day, takes a place, exchanges; guessing waits."""
    volunteer = a_volunteer(grid, full_name="欧阳秋")
    some_hours(volunteer, 2)
    item, shift = a_reward(community, left=1, cost=20), a_running_shift(grid)
    elsewhere = a_reward(Shift.objects.get().unit.parent.parent, left=1, cost=1)
    code = {"code": volunteer.code}
    page = client.post(MINE, code).content.decode()
    assert "欧阳秋" not in page
    assert "2.0" in page
    assert "20" in page
    client.post(MINE, code | {"act": "take", "row": shift.pk})
    assert ShiftSignUp.objects.standing().get().volunteer == volunteer
    client.post(MINE, code | {"act": "back", "row": shift.pk})
    assert not ShiftSignUp.objects.standing().exists()
    client.post(MINE, code | {"act": "exchange", "row": elsewhere.pk})
    assert not volunteer.orders.exists()
    client.post(MINE, code | {"act": "exchange", "row": item.pk})
    assert volunteer.orders.get().item == item
    assert StockItem.objects.get(pk=item.pk).left == 0

    for _try in range(8):
        client.post(MINE, {"code": "AAAAABBBBB"})
    locked = client.post(MINE, code).content.decode()
    assert "2.0" not in locked


def test_a_place_of_somebody_else_is_not_given_back(client, grid):
    mine, theirs = a_volunteer(grid), a_volunteer(grid, full_name="李四")
    shift = a_running_shift(grid)
    client.post(MINE, {"code": theirs.code, "act": "take", "row": shift.pk})
    client.post(MINE, {"code": mine.code, "act": "back", "row": shift.pk})
    assert ShiftSignUp.objects.standing().get().volunteer == theirs


def test_the_desk_joins_enters_and_another_confirms(signed_in, grid, cadre, secretary):
    """VO-1: by hand, then by somebody else; certificates are free and leave a trace."""
    person = a_resident(grid, full_name="欧阳秋", birth_on=TODAY.replace(year=1990),
                        identity="")  # fmt: skip
    desk = signed_in(cadre)
    new = reverse("admin:services_volunteer_new")
    sent = desk.post(new, {"person": person.pk, "guardian": "", "user": ""})
    volunteer = Volunteer.objects.get()
    page = desk.get(sent["Location"]).content.decode()
    assert "欧阳秋" not in page
    assert f"{volunteer.code[:5]}-{volunteer.code[5:]}" in page
    act = reverse("admin:services_volunteer_act", args=[volunteer.pk])
    day = f"{timezone.localdate():%Y-%m-%d}"
    desk.post(act, {"act": "hours", "on": day, "hours": "1.5", "tier": "basic",
                    "what": "清洁"})  # fmt: skip
    row = ServiceHours.objects.get()
    desk.post(act, {"act": "confirm", "row": row.pk})
    assert ServiceHours.objects.get().state == "pending"
    signed_in(secretary).post(act, {"act": "confirm", "row": row.pk})
    assert ServiceHours.objects.get().state == "confirmed"

    paper = desk.get(
        reverse("admin:services_volunteer_certificate", args=[volunteer.pk])
    )
    assert "欧阳秋" in paper.content.decode()
    assert Entry.objects.filter(action="volunteers.certificate_made").count() == 1
    for name in ("volunteer", "shift", "stockitem"):
        listed = desk.get(reverse(f"admin:services_{name}_changelist"))
        assert listed.status_code == 200


def test_only_who_agreed_is_named_in_public(signed_in, grid, cadre, worker):
    """VO-1: publication only with consent; the other volunteer could leak."""
    now = timezone.now()
    today = timezone.localdate(now)
    earlier = now - timedelta(days=1)
    named = a_volunteer(grid, full_name="欧阳秋", now=earlier)
    hidden = a_volunteer(grid, full_name="司马春", now=earlier)
    for one in (named, hidden):
        some_hours(one, 1, now=now, on=today)
    consent = give_consent(named.person, purpose=ConsentPurpose.PUBLISH,
                           form=ConsentForm.WRITTEN, actor=cadre, today=today)  # fmt: skip
    page = reverse("admin:services_volunteer_thanks")
    text = signed_in(cadre).get(page).content.decode()
    assert "欧阳秋" in text
    assert "司马春" not in text
    assert "1位志愿者" in text
    withdraw_consent(consent, actor=cadre, today=today)
    assert "欧阳秋" not in signed_in(cadre).get(page).content.decode()
    assert signed_in(worker).get(page).status_code in {302, 403}


def test_a_shift_has_a_sheet_with_its_code(signed_in, grid, cadre, stranger):
    shift = a_running_shift(grid)
    page = reverse("admin:services_shift_poster", args=[shift.pk])
    text = signed_in(cadre).get(page).content.decode()
    assert re.search(r"<svg[^>]+hz-door__code", text)
    assert signed_in(stranger).get(page).status_code == 404
    shown = signed_in(cadre).get(
        reverse("admin:services_shift_change", args=[shift.pk])
    )
    assert shown.status_code == 200


def test_hours_and_points_are_figures_of_any_day(community, grid, next_grid, cadre):
    """services.volunteer_hours, services.points_balance."""
    volunteer = a_volunteer(grid)
    some_hours(volunteer, 2.5)
    void = some_hours(volunteer, 1, on=TODAY - timedelta(days=3))
    void_hours(void, reason="记错", actor=cadre, now=NOON)
    other = a_volunteer(next_grid, full_name="李四")
    some_hours(other, 1)
    order_item(volunteer, item=a_reward(community, cost=5), quantity=1, actor=SYSTEM,
               now=NOON + timedelta(days=2))  # fmt: skip

    def figure(key, unit, day):
        period = Period(on=day, now=NOON + timedelta(days=9))
        return find_indicator(key).measure([unit], period)[unit.pk].value

    assert figure("services.volunteer_hours", grid, TODAY) == 2.5
    assert figure("services.volunteer_hours", community, TODAY) == 3.5
    assert figure("services.points_balance", grid, TODAY) == 25
    assert figure("services.points_balance", grid, TODAY + timedelta(days=2)) == 20
    assert figure("services.points_balance", community, TODAY - timedelta(days=1)) == 0
