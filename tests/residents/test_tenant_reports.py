"""Tenants reported by landlords: a landlord sees only what they reported (A5, J2)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import DwellingKind, StayKind
from residents.choices.landlords import Duty, Relation
from residents.models import Dwelling, LandlordDuty, Person, Stay, TenantReport
from residents.operations import verify_stay
from residents.operations.columns import PersonFacts
from residents.operations.landlords import (
    Home,
    Tie,
    dismiss_landlord,
    enrol_landlord,
    link_account,
)
from residents.operations.tenant_reports import (
    Checked,
    finish_duty,
    refuse_report,
    report_move_in,
    report_move_out,
    set_duty,
    take_report,
    withdraw_report,
)
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident, a_stay, an_identity

PHONE, NAME = "19900088888", "司徒租客"
SINCE = date(2024, 1, 1)


@pytest.fixture
def landlord(community, grid, person_with_post):
    """An account that reports for a member with one room in the worker's grid."""
    return a_landlord(community, grid, person_with_post, "fangdong", "琉璃三街5号")


def a_landlord(community, grid, person_with_post, name, address):
    member = enrol_landlord(
        community,
        facts=PersonFacts(f"房东{name}", identity=an_identity()),
        home=Home(address, "201", DwellingKind.PARTITION),
        tie=Tie(Relation.OWNS, SINCE),
        joined_on=SINCE,
        actor=SYSTEM,
        today=TODAY,
    )
    for dwelling in Dwelling.objects.filter(address__raw=address):
        dwelling.address.unit = dwelling.unit = grid
        dwelling.address.save(update_fields=["unit"])
        dwelling.save(update_fields=["unit"])
    account = person_with_post(name, Role.LANDLORD, community)
    link_account(member, account=account, actor=SYSTEM, today=TODAY)
    account.member = member
    return account


def room(account):
    return Dwelling.objects.get(lettings__person=account.member.person)


def moved_in(landlord, *, name=NAME, **facts):
    return report_move_in(
        room(landlord),
        facts=PersonFacts(name, **facts),
        day=TODAY,
        actor=landlord,
        now=NOON,
    )


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


SEEN, TOLD = Checked(is_seen=True), Checked(is_seen=False)


@pytest.mark.django_db
def test_a_report_is_no_stay_until_somebody_checked_it(landlord, worker):
    report = moved_in(landlord, identity=an_identity(), phone=PHONE)

    assert not Stay.objects.exists()
    assert report.due_on == TODAY + timedelta(days=3)
    done = take_report(report, found=TOLD, actor=worker, now=NOON)

    stay = Stay.objects.get()
    assert (stay.is_verified, stay.source, stay.kind) == (
        False,
        "landlord",
        "partition",
    )
    assert (done.status, done.person, done.stay) == ("taken", stay.person, stay)
    assert (done.identity, done.phone, done.full_name) == (None, None, NAME)
    refused("illegal_move", take_report, report, found=SEEN, actor=worker, now=NOON)


@pytest.mark.django_db
def test_who_looked_verifies_and_overlaps_are_refused_for_verified_rows_only(
    landlord, worker, grid
):
    number = an_identity()
    known = a_resident(grid, full_name=NAME, identity=number)
    verify_stay(known.stays.get(), actor=worker, today=TODAY)
    report = moved_in(landlord, identity=number)
    stays_on = {"has_moved": False}
    refused(
        "stay_overlap",
        take_report,
        report,
        found=Checked(is_seen=True, **stays_on),
        actor=worker,
        now=NOON,
    )
    assert (Stay.objects.count(), TenantReport.objects.get().status) == (1, "reported")

    take_report(
        report, found=Checked(is_seen=False, **stays_on), actor=worker, now=NOON
    )

    assert Stay.objects.filter(person=known).count() == 2
    assert Person.objects.filter(full_name=NAME).count() == 1


@pytest.mark.django_db
def test_who_looked_and_saw_the_tenant_verifies_the_stay(landlord, worker):
    report = moved_in(landlord)

    take_report(report, found=SEEN, actor=worker, now=NOON)

    assert Stay.objects.get().is_verified
    assert Person.objects.get(full_name=NAME).last_seen_on == TODAY


@pytest.mark.django_db
def test_who_moved_out_is_checked_too(landlord, worker):
    report = moved_in(landlord)
    take_report(report, found=SEEN, actor=worker, now=NOON)
    later = NOON + timedelta(days=9)
    gone = report_move_out(
        day=TODAY + timedelta(days=8), tenant=report, actor=landlord, now=later
    )
    assert Stay.objects.get().ends_on is None
    refused(
        "out_known",
        report_move_out,
        day=TODAY + timedelta(days=9),
        tenant=report,
        actor=landlord,
        now=later,
    )

    take_report(gone, found=TOLD, actor=worker, now=later)

    assert Stay.objects.get().ends_on == TODAY + timedelta(days=8)
    assert not TenantReport.objects.of_account(landlord).still_here()


@pytest.mark.django_db
def test_a_tenant_of_before_is_chosen_by_whoever_checks(landlord, worker, grid):
    old = a_resident(grid, full_name=NAME, address=room(landlord).address)
    elsewhere = a_stay(a_resident(grid), grid, starts_on=date(2025, 2, 1))
    gone = report_move_out(
        day=TODAY, dwelling=room(landlord), full_name=NAME, actor=landlord, now=NOON
    )
    act = {"actor": worker, "now": NOON}
    refused("stay_missing", take_report, gone, found=TOLD, **act)
    other = Checked(is_seen=False, stay=elsewhere)
    refused("stay_missing", take_report, gone, found=other, **act)

    stay = old.stays.get()
    take_report(gone, found=Checked(is_seen=False, stay=stay), **act)

    assert old.stays.get().ends_on == TODAY


@pytest.mark.django_db
def test_what_is_not_so_is_refused_with_a_reason(landlord, worker):
    report = moved_in(landlord, phone=PHONE)
    refused("words_missing", refuse_report, report, reason=" ", actor=worker, now=NOON)

    done = refuse_report(report, reason="房间空置", actor=worker, now=NOON)

    assert (done.status, done.phone) == ("refused", None)
    assert not Stay.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        TenantReport.objects.update(phone=PHONE)


@pytest.mark.django_db
def test_a_landlord_reports_own_dwellings_and_own_tenants_only(
    landlord, worker, neighbour, community, grid, person_with_post
):
    other = a_landlord(community, grid, person_with_post, "fangdong2", "琉璃三街9号")
    theirs = moved_in(other)
    facts = PersonFacts(NAME)
    act = {"day": TODAY, "actor": landlord, "now": NOON}
    refused("not_your_dwelling", report_move_in, room(other), facts=facts, **act)
    refused("not_your_tenant", report_move_out, tenant=theirs, **act)
    assert set(TenantReport.objects.visible_to(landlord)) == set()
    assert not Person.objects.visible_to(landlord).exists()
    for actor in (landlord, neighbour):
        with pytest.raises(NotAllowed):
            take_report(theirs, found=SEEN, actor=actor, now=NOON)

    dismiss_landlord(landlord.member, ends_on=TODAY, actor=SYSTEM, today=TODAY)
    mine = {"facts": facts, **act}
    refused("not_your_dwelling", report_move_in, room(landlord), **mine)
    assert set(TenantReport.objects.visible_to(worker)) == {theirs}
    assert set(TenantReport.objects.visible_to(neighbour)) == set()


@pytest.mark.django_db
def test_duties_have_a_due_list(landlord, cadre, worker, community):
    act = {"actor": cadre, "today": TODAY}
    due = TODAY + timedelta(days=7)
    refused(
        "duty_past", set_duty, community, kind=Duty.FIRE, due_on=date(2026, 3, 1), **act
    )
    assert set_duty(community, kind=Duty.FIRE, due_on=due, **act) == 1
    assert set_duty(community, kind=Duty.FIRE, due_on=due, **act) == 0
    duty = LandlordDuty.objects.get()
    assert [duty.light(due + timedelta(days=n)) for n in (-1, 0, 1)] == [
        "green", "yellow", "red",
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        finish_duty(duty, actor=worker, today=TODAY)

    finish_duty(duty, actor=landlord, today=TODAY)

    refused("duty_done", finish_duty, duty, actor=landlord, today=TODAY)
    assert not LandlordDuty.objects.overdue(due + timedelta(days=30)).exists()


# --- taken back -------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_landlord_takes_a_wrong_report_back_before_it_is_checked(
    landlord, worker, neighbour
):
    """A5: its words go; nobody checks it, and it stands in nobody's way."""
    report = moved_in(landlord, identity=an_identity(), phone=PHONE)
    for other in (worker, neighbour):
        with pytest.raises(NotAllowed):
            withdraw_report(report, actor=other, now=NOON)

    done = withdraw_report(report, actor=landlord, now=NOON)

    assert (done.status, done.full_name, done.identity, done.phone, done.note) == (
        "withdrawn", None, None, None, "",
    )  # fmt: skip
    assert not TenantReport.objects.waiting().exists()
    assert not TenantReport.objects.of_account(landlord).still_here().exists()
    refused("illegal_move", take_report, report, found=SEEN, actor=worker, now=NOON)
    refused("illegal_move", withdraw_report, report, actor=landlord, now=NOON)
    assert not Stay.objects.exists()


@pytest.mark.django_db
def test_what_is_checked_is_not_taken_back_and_the_last_word_goes_first(
    landlord, worker
):
    report = moved_in(landlord)
    out = report_move_out(
        tenant=report, day=TODAY + timedelta(days=1), actor=landlord,
        now=NOON + timedelta(days=1),
    )  # fmt: skip
    refused("out_waits", withdraw_report, report, actor=landlord, now=NOON)
    withdraw_report(out, actor=landlord, now=NOON)
    again = report_move_out(
        tenant=report, day=TODAY + timedelta(days=1), actor=landlord,
        now=NOON + timedelta(days=1),
    )  # fmt: skip
    take_report(report, found=SEEN, actor=worker, now=NOON)

    refused("illegal_move", withdraw_report, report, actor=landlord, now=NOON)
    assert again.pk != out.pk
    for words in ({"checked_by": worker}, {"full_name": NAME}):
        with pytest.raises(IntegrityError, match="withdrawn_by"), transaction.atomic():
            TenantReport.objects.filter(pk=out.pk).update(**words)


@pytest.mark.django_db
def test_the_phone_offers_only_what_nobody_has_checked(
    landlord, worker, community, grid, person_with_post, signed_in
):
    """A landlord sees only what they reported."""
    other = a_landlord(community, grid, person_with_post, "other", "琉璃三街9号")
    theirs = moved_in(other)
    mine, taken = moved_in(landlord), moved_in(landlord, name="别的租客")
    refuse_report(taken, reason="无此人", actor=worker, now=NOON)
    phone = signed_in(landlord)
    form = reverse("fieldwork:entry", args=["residents.tenant_withdrawn"])
    own = phone.get(reverse("fieldwork:today")).content.decode()
    forged = phone.post(form, {"report": theirs.pk})

    sent = phone.post(form, {"report": mine.pk})

    assert f"{form}?report={mine.pk}" in own
    assert f"{form}?report={taken.pk}" not in own
    assert (forged.status_code, sent.status_code) == (409, 302)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.status, theirs.status) == ("withdrawn", "reported")


# --- the phone and the desk -------------------------------------------------------------
@pytest.mark.django_db
def test_from_the_landlords_phone_to_the_workers_and_back(
    landlord, worker, neighbour, signed_in, community, cadre
):
    """Plain pages; the same kinds travel through the queue without a signal."""
    set_duty(
        community,
        kind=Duty.MEETING,
        due_on=date(2030, 1, 1),
        actor=cadre,
        today=TODAY,
    )
    phone = signed_in(landlord)
    form = reverse("fieldwork:entry", args=["residents.tenant_in"])
    assert "琉璃三街5号 201" in phone.get(form).content.decode()
    sent = phone.post(
        form,
        {
            "dwelling": room(landlord).pk,
            "full_name": NAME,
            "day": "2026-03-01",
            "phone": PHONE,
        },
    )
    assert sent.status_code == 302
    report = TenantReport.objects.get()
    own = phone.get(reverse("fieldwork:today")).content.decode()
    assert "司徒**" in own
    assert NAME not in own
    assert "参加会议" in own

    page = reverse("residents:report", args=[report.pk])
    assert phone.get(page).status_code == 404
    assert signed_in(neighbour).get(page).status_code == 404
    door = signed_in(worker)
    assert page in door.get(reverse("fieldwork:today")).content.decode()
    shown = door.get(page).content.decode()
    assert NAME in shown
    assert PHONE not in shown
    bad = door.post(page, {"result": "wrong"})
    assert bad.status_code == 409
    answer = door.post(page, {"result": "seen", "has_moved": "on"})
    assert answer.status_code == 302

    assert Stay.objects.get().is_verified
    assert Stay.objects.get().kind == StayKind.PARTITION
    duty = LandlordDuty.objects.get()
    done = reverse("fieldwork:entry", args=["residents.duty_done"])
    assert phone.post(done, {"duty": duty.pk}).status_code == 302
    assert LandlordDuty.objects.get().done_on is not None


@pytest.mark.django_db
def test_a_cadre_checks_in_the_desk(landlord, cadre, stranger, signed_in, grid):
    report = moved_in(landlord)
    alike = a_resident(grid, full_name=NAME, identity="")
    desk = signed_in(cadre)
    page = reverse("admin:residents_tenantreport_change", args=[report.pk])
    assert NAME not in desk.get(page).content.decode()
    asked = desk.post(page, {"result": "told"})
    assert asked.context["form"].errors.keys() == {"same_as"}

    done = desk.post(page, {"result": "told", "same_as": str(alike.pk)})

    assert done.status_code == 302
    assert TenantReport.objects.get().person == alike
    assert Person.objects.filter(full_name=NAME).count() == 1
    assert signed_in(stranger).get(page).status_code == 404
    assert desk.post(page, {"result": "told"}).status_code == 403
