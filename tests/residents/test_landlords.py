"""The landlord association: members, dwellings with dates, its register (J2, A5)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from liuli.accounts.roles import Role
from liuli.exchange.operations import import_file
from liuli.exchange.undoing import undo_import
from liuli.indicators.registry import Period
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import DwellingKind
from residents.choices.landlords import Position, Relation
from residents.indicators.landlords import LANDLORDS
from residents.models import Dwelling, LandlordMember, Letting, Person
from residents.operations.columns import PersonFacts
from residents.operations.landlords import (
    Home,
    Tie,
    admit_landlord,
    dismiss_landlord,
    end_letting,
    enrol_landlord,
    find_landlord,
    link_account,
    member_of_account,
    record_letting,
)
from residents.rules import landlord_words as words
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_phone, an_identity
from tests.ledgers.samples import workbook

HOME = Home("琉璃三街5号", "201", DwellingKind.PARTITION)
SINCE = date(2024, 1, 1)


def enrolled(community, *, home=HOME, actor=SYSTEM, **facts):
    facts.setdefault("full_name", "欧阳房东")
    facts.setdefault("identity", an_identity())
    return enrol_landlord(
        community,
        facts=PersonFacts(**facts),
        home=home,
        tie=Tie(Relation.OWNS, SINCE),
        joined_on=SINCE,
        actor=actor,
        today=TODAY,
    )


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("table", "word", "code"),
    [
        (words.RELATIONS, "二房东", "lets"),
        (words.RELATIONS, "", "owns"),
        (words.RELATIONS, "亲戚", None),
        (words.DWELLINGS, "小套一", "small_flat"),
        (words.POSITIONS, "副会长", "deputy"),
    ],
)
def test_words_of_the_register_are_read_and_never_guessed(table, word, code):
    assert words.read_word(table, word, default="owns") == code


@pytest.mark.django_db
def test_a_landlord_is_enrolled_with_a_dwelling_and_need_not_live_here(
    community, cadre
):
    member = enrolled(community, actor=cadre)

    letting = Letting.objects.get()
    assert (letting.person, letting.dwelling.label) == (member.person, "201")
    assert (member.period.lower, member.unit) == (SINCE, community)
    assert not member.person.stays.exists()


@pytest.mark.django_db
def test_who_may_keep_the_association(community, worker, stranger, cadre):
    for actor in (worker, stranger):
        with pytest.raises(NotAllowed):
            enrolled(community, actor=actor)
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_membership_and_a_letting_hold_once_at_a_time(community, cadre):
    member = enrolled(community, actor=cadre)
    act = {"actor": cadre, "today": TODAY}
    refused("member_already", admit_landlord, member.person, joined_on=TODAY, **act)
    refused("letting_known", record_letting, member.person, home=HOME, tie=Tie(), **act)
    for model, facts in (
        (LandlordMember, {"person": member.person}),
        (
            Letting,
            {
                "person": member.person,
                "dwelling": Dwelling.objects.get(),
                "relation": "owns",
            },
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(period=DateRange(TODAY, None), **facts)


@pytest.mark.django_db
def test_what_ends_stays_recorded_and_may_begin_again(community, cadre):
    member = enrolled(community, actor=cadre)
    act = {"actor": cadre, "today": TODAY}
    letting = Letting.objects.get()
    refused("period_reversed", end_letting, letting, ends_on=SINCE, **act)

    end_letting(letting, ends_on=TODAY, **act)
    dismiss_landlord(member, ends_on=TODAY, **act)

    refused("letting_ended", end_letting, letting, ends_on=TODAY, **act)
    refused("member_ended", dismiss_landlord, member, ends_on=TODAY, **act)
    again = record_letting(
        member.person, home=HOME, tie=Tie(Relation.LETS, TODAY), **act
    )
    assert again.dwelling == letting.dwelling
    assert admit_landlord(member.person, joined_on=TODAY, **act).pk != member.pk


@pytest.mark.django_db
def test_an_account_reports_for_one_member(community, cadre, person_with_post):
    """The account needs a landlord's post here, and belongs to one landlord."""
    first, second = enrolled(community), enrolled(community, home=Home("琉璃三街6号"))
    account = person_with_post("fangdong", Role.LANDLORD, community)
    act = {"actor": cadre, "today": TODAY}
    refused("account_not_landlord", link_account, first, account=cadre, **act)

    link_account(first, account=account, **act)

    refused("account_taken", link_account, second, account=account, **act)
    assert member_of_account(account, on=TODAY) == first
    dismiss_landlord(first, ends_on=TODAY, **act)
    assert member_of_account(account, on=TODAY) is None


@pytest.mark.django_db
def test_landlords_are_counted_once_however_many_dwellings(community, grid):
    """`residents.landlords`: people, not dwellings; not who let until last year."""
    member = enrolled(community)
    act = {"actor": SYSTEM, "today": TODAY}
    record_letting(member.person, home=Home("琉璃三街7号"), tie=Tie(), **act)
    was = a_person(grid)
    tie = Tie(Relation.OWNS, SINCE, TODAY)
    record_letting(was, home=Home("琉璃三街8号"), tie=tie, **act)

    figures = LANDLORDS.figures([community, grid], Period(TODAY, now=NOON))

    assert figures[community.pk].value == 1
    before = Period(date(2025, 1, 1), now=NOON)
    assert LANDLORDS.figures([community], before)[community.pk].value == 2


# --- the register ---------------------------------------------------------------------
HEADINGS = ("序号", "房东姓名", "身份证号", "联系电话", "出租房屋地址", "房号",
            "房屋类型", "与房屋关系", "出租起始日期", "入会日期", "协会职务")  # fmt: skip
PHONE = "19900077777"
ROWS = [
    [1, "张房东", an_identity(), PHONE, "琉璃三街5号", "201", "隔间", "产权人",
     "2023-01-01", "2024-05-01", "会长"],
    [2, "张房东", "", PHONE, "琉璃三街5号", "202", "隔间", "产权人", "", "", ""],
    [3, "李房东", "", a_phone(), "琉璃三街9号", "", "自建房", "二房东", "", "", ""],
    [4, "", "", "", "琉璃三街9号", "", "", "", "", "", ""],
    [5, "王房东", "", "", "", "", "", "", "", "", ""],
    [6, "赵房东", "", a_phone(), "琉璃三街11号", "", "城堡", "产权人", "", "", ""],
]  # fmt: skip


def a_register(rows=ROWS, title="琉璃社区出租房屋房东名册"):
    return workbook(rows, headings=HEADINGS, title=title, sheet="房东")


@pytest.mark.django_db
def test_the_register_comes_in_and_a_second_time_changes_nothing(bring_in, community):
    """XL-10: read = created + refused; XL-11: name and phone find a landlord again."""
    result = bring_in(a_register())

    assert (result.kind.slug, result.total("read")) == ("landlord", 6)
    assert (result.total("created"), result.total("refused")) == (4, 2)
    assert {(p.row, p.code) for p in result.problems if p.level == "refused"} == {
        (6, "name_missing"),
        (7, "address_missing"),
    }
    assert [p.row for p in result.problems if p.code == "word_unknown"] == [8]
    assert (Person.objects.count(), Letting.objects.count()) == (3, 4)
    chair = LandlordMember.objects.get()
    assert (chair.position, chair.period.lower) == (Position.CHAIR, date(2024, 5, 1))

    again = bring_in(a_register(), "房东名册2.xlsx")

    assert (again.total("unchanged"), again.total("created")) == (4, 0)
    assert (Person.objects.count(), Letting.objects.count()) == (3, 4)


@pytest.mark.django_db
def test_everybody_on_the_list_of_the_association_is_a_member_and_undo_takes_it_back(
    community, cadre, settings
):
    data = a_register(title="琉璃社区房东协会会员名册")
    job, result = import_file(
        community, data=data, file_name="房东.xlsx", kind="", actor=cadre, now=NOON
    )

    assert result.total("created") == 4
    assert LandlordMember.objects.count() == 3
    undo_import(job, actor=cadre, now=NOON)
    for model in (LandlordMember, Letting, Dwelling, Person):
        assert not model.objects.exists()


# --- the desk -------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_cadre_keeps_the_association_in_the_desk(
    signed_in, cadre, lead_user, stranger
):
    client = signed_in(cadre)
    answer = client.post(
        reverse("admin:residents_landlordmember_add"),
        {
            "full_name": "欧阳房东", "identity": an_identity(), "phone": PHONE,
            "address": "琉璃三街5号", "room": "201", "kind": "partition",
            "relation": "owns", "starts_on": "2024-01-01", "joined_on": "2024-01-01",
            "position": "chair",
        },
    )  # fmt: skip
    member = LandlordMember.objects.get()
    page = reverse("admin:residents_landlordmember_change", args=[member.pk])
    assert answer["Location"] == page

    step = reverse("admin:residents_landlordmember_step", args=[member.pk, "letting"])
    client.post(
        step,
        {"address": "琉璃三街6号", "kind": "house", "relation": "lets", "room": ""},
    )

    assert Letting.objects.count() == 2
    shown = client.get(page).content.decode()
    assert "琉璃三街6号" in shown
    assert "欧阳房东" not in shown
    assert PHONE not in shown
    assert signed_in(lead_user).post(step).status_code == 404
    assert signed_in(stranger).get(page).status_code == 404


@pytest.mark.django_db
def test_a_landlord_alike_is_asked_about(signed_in, cadre, grid):
    a_person(grid, full_name="欧阳房东", identity="", phone=PHONE)
    page = signed_in(cadre).post(
        reverse("admin:residents_landlordmember_add"),
        {
            "full_name": "欧阳房东", "phone": PHONE, "address": "琉璃三街5号",
            "kind": "house", "relation": "owns", "joined_on": "2024-01-01",
            "position": "member",
        },
    )  # fmt: skip

    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"same_as"}
    assert not LandlordMember.objects.exists()


@pytest.mark.django_db
def test_without_a_number_a_landlord_is_found_by_name_and_phone(community):
    facts = PersonFacts("欧阳房东", phone=PHONE)
    member = enrolled(community, identity="", phone=PHONE)
    act = {"home": HOME, "actor": SYSTEM, "today": TODAY}

    assert find_landlord(community, facts=facts, **act) == (member.person, False)
    other = PersonFacts("欧阳房东", phone=a_phone())
    assert find_landlord(community, facts=other, **act)[1] is True
