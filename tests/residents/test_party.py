"""Party organisations, the base of members from both sides, groups (E1, E2, E3a, E6)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from liuli.accounts.roles import CAPABILITIES, Role
from liuli.indicators.registry import Period
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.party import FoundBy, OrganisationKind, WorkGroupKind
from residents.indicators.party import FLOATING, MEMBERS
from residents.models import (
    PartyMember,
    PartyOrganisation,
    PartyTransfer,
    WorkGroup,
    WorkGroupMember,
)
from residents.operations.party import (
    MemberFacts,
    admit_member,
    end_organisation,
    found_organisation,
    note_contact,
    people_to_find,
    place_member,
    transfer_out,
)
from residents.operations.work_groups import (
    finish_group_task,
    found_group,
    give_group_task,
    join_group,
)
from residents.rules.party import read_floating, read_kind, read_standing
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident, an_identity
from tests.ledgers.samples import workbook

DAY = timedelta(days=1)
HEADINGS = ("姓名", "身份证号", "所在党支部", "是否流动党员", "联络点", "组织关系所在地",
            "入党时间")  # fmt: skip


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


@pytest.fixture
def committee(community, cadre):
    return found_organisation(
        community, kind=OrganisationKind.COMMITTEE, name="琉璃社区党委",
        starts_on=TODAY - 100 * DAY, actor=cadre,
    )  # fmt: skip


@pytest.fixture
def point(community, committee, cadre):
    return found_organisation(
        community, kind=OrganisationKind.CONTACT_POINT, name="中三街党建联络点",
        parent=committee, starts_on=TODAY - 90 * DAY, actor=cadre, is_street=True,
    )  # fmt: skip


def floating(person, point, cadre, *, today=TODAY):
    facts = MemberFacts(is_floating=True, contact_point=point, home_organisation="资阳")
    return admit_member(
        person, facts=facts, found_by=FoundBy.MEMBER, actor=cadre, today=today
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("中三街党建联络点", "contact_point"),
        ("商户党小组", "group"),
        ("琉璃社区党委", "committee"),
        ("企业党总支", "general_branch"),
        ("第一党支部", "branch"),
    ],
)
def test_the_kind_stands_in_the_name_e1(name, kind):
    assert read_kind(name) == kind


def test_the_words_of_the_roll_e2():
    assert [read_standing(w) for w in ("预备党员", "正式", "群众")] == [
        "probationary", "full", None,
    ]  # fmt: skip
    assert [read_floating(w) for w in ("是", "在册", "不详")] == [True, False, None]


def test_grid_workers_and_officials_hold_no_key_to_the_base_e3a():
    holders = {r for r, held in CAPABILITIES.items() if "party.view" in held}

    assert holders == {Role.LEAD, Role.CADRE, Role.SECRETARY}


# --- the tree -------------------------------------------------------------------------
@pytest.mark.django_db
def test_an_organisation_hangs_under_a_higher_one_e1(
    community, committee, point, cadre
):
    facts = {"starts_on": TODAY, "actor": cadre, "name": "第一党支部"}
    kind = OrganisationKind.BRANCH

    refused("organisation_parent", found_organisation, community, kind=kind, **facts)
    refused(
        "organisation_parent", found_organisation, community, kind=kind, parent=point,
        **facts,
    )  # fmt: skip
    branch = found_organisation(community, kind=kind, parent=committee, **facts)
    refused(
        "organisation_exists", found_organisation, community, kind=kind,
        parent=committee, **facts,
    )  # fmt: skip
    with (
        pytest.raises(IntegrityError, match="under a higher one"),
        transaction.atomic(),
    ):
        PartyOrganisation.objects.filter(pk=branch.pk).update(parent=point)


@pytest.mark.django_db
def test_an_organisation_ends_when_nothing_hangs_on_it_e1(
    grid, committee, point, cadre
):
    member = floating(a_resident(grid), point, cadre)

    refused("organisation_in_use", end_organisation, point, ends_on=TODAY, actor=cadre)
    refused(
        "organisation_in_use", end_organisation, committee, ends_on=TODAY, actor=cadre
    )
    with pytest.raises(IntegrityError, match="ends first"), transaction.atomic():
        PartyOrganisation.objects.filter(pk=committee.pk).update(
            period=DateRange(TODAY - 100 * DAY, TODAY)
        )
    transfer_out(member, to="资阳市某村党支部", actor=cadre, today=TODAY)
    assert end_organisation(point, ends_on=TODAY, actor=cadre).period.upper == TODAY


# --- the base -------------------------------------------------------------------------
@pytest.mark.django_db
def test_no_floating_member_without_a_contact_point_e2(grid, committee, point, cadre):
    person = a_resident(grid)
    bare = MemberFacts(is_floating=True, organisation=committee)

    refused(
        "contact_point_missing", admit_member, person, facts=bare,
        found_by=FoundBy.MEMBER, actor=cadre, today=TODAY,
    )  # fmt: skip
    member = floating(person, point, cadre)
    refused(
        "contact_point_missing", place_member, member, facts=bare, actor=cadre,
        today=TODAY,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="floating_has_a_contact_point"):
        PartyMember.objects.filter(pk=member.pk).update(contact_point=None)


@pytest.mark.django_db
def test_members_are_found_from_both_sides_e2(
    grid, next_grid, committee, point, cadre, worker
):
    said = a_resident(grid, political="01")
    probationary = a_resident(next_grid, political="02")
    a_resident(grid, political="13")
    assert set(people_to_find(cadre)) == {said, probationary}

    member = floating(said, point, cadre)

    assert set(people_to_find(cadre)) == {probationary}
    refused(
        "member_there", admit_member, said,
        facts=MemberFacts(organisation=committee), found_by=FoundBy.ORGANISATION,
        actor=cadre, today=TODAY,
    )  # fmt: skip
    assert member.found_by == "member"
    with pytest.raises(NotAllowed):
        note_contact(member, on=TODAY, actor=worker, today=TODAY)


@pytest.mark.django_db
def test_who_was_not_spoken_to_for_long_is_out_of_touch_e2(
    grid, committee, point, cadre
):
    never, late, fresh, new = (
        floating(a_resident(grid), point, cadre, today=TODAY - days * DAY)
        for days in (80, 80, 80, 0)
    )
    note_contact(late, on=TODAY - 30 * DAY, actor=cadre, today=TODAY)
    note_contact(fresh, on=TODAY - 29 * DAY, actor=cadre, today=TODAY)
    refused("date_future", note_contact, new, on=TODAY + DAY, actor=cadre, today=TODAY)

    found = PartyMember.objects.out_of_touch(TODAY, days=30)

    assert set(found) == {never, late}


@pytest.mark.django_db
def test_a_transfer_is_kept_and_the_person_may_come_back_e2(
    grid, committee, point, cadre
):
    person = a_resident(grid)
    member = floating(person, point, cadre, today=TODAY - 9 * DAY)

    transfer_out(member, to="仪陇县某村党支部", actor=cadre, today=TODAY - DAY)

    refused("member_left", note_contact, member, on=TODAY, actor=cadre, today=TODAY)
    assert list(PartyTransfer.objects.values_list("kind", "other")) == [
        ("out", "仪陇县某村党支部")
    ]
    again = admit_member(
        person, facts=MemberFacts(organisation=committee), found_by=FoundBy.MEMBER,
        transferred_from="仪陇县某村党支部", actor=cadre, today=TODAY,
    )  # fmt: skip
    assert set(PartyMember.objects.current()) == {again}
    assert set(PartyMember.objects.there(TODAY - 5 * DAY)) == {member}


@pytest.mark.django_db
def test_the_figures_count_members_and_the_floating_of_them_e2(
    grid, next_grid, community, committee, point, cadre
):
    for unit in (grid, grid, next_grid):
        floating(a_resident(unit), point, cadre)
    admit_member(
        a_resident(grid), facts=MemberFacts(organisation=committee),
        found_by=FoundBy.MEMBER, actor=cadre, today=TODAY,
    )  # fmt: skip

    period = Period(TODAY, now=NOON)

    units = [community, grid]
    assert {u: f.value for u, f in MEMBERS.figures(units, period).items()} == {
        community.pk: 4, grid.pk: 3,
    }  # fmt: skip
    found = FLOATING.figures(units, period)[community.pk]
    assert (found.value, found.of) == (3, 4)


# --- the ledger -----------------------------------------------------------------------
@pytest.mark.django_db
def test_a_roll_finds_its_residents_and_founds_what_it_names_e2(
    bring_in, grid, committee
):
    number = an_identity()
    known = a_resident(grid, full_name="陈静", identity=number)
    named = a_resident(grid, full_name="龙飞")
    for _twice in range(2):
        a_resident(grid, full_name="王伟")
    rows = [
        ["陈静", number, "第一党支部", "否", "", "", "2010-07-01"],
        ["龙飞", "", "", "是", "中三街党建联络点", "资阳市某村", ""],
        ["王伟", "", "第一党支部", "否", "", "", ""],
        ["无此人", "", "第一党支部", "否", "", "", ""],
        ["龙飞二", "", "", "是", "", "资阳市某村", ""],
    ]
    book = workbook(rows, headings=HEADINGS, title="党员花名册", sheet="党员")

    result = bring_in(book, "党员花名册.xlsx")

    assert result.kind.slug == "party_member"
    assert (result.total("created"), result.total("refused")) == (2, 3)
    assert sorted(p.code for p in result.problems if p.level == "refused") == [
        "contact_point_missing", "person_unknown", "person_unknown",
    ]  # fmt: skip
    members = {m.person: m for m in PartyMember.objects.all()}
    assert set(members) == {known, named}
    assert members[known].organisation.parent == committee
    assert (members[named].is_floating, members[named].contact_point.kind) == (
        True, "contact_point",
    )  # fmt: skip
    again = bring_in(book, "党员花名册.xlsx")
    assert (again.total("created"), again.total("unchanged")) == (0, 2)


@pytest.mark.django_db
def test_a_roll_needs_a_committee_first_e1(bring_in, grid):
    a_resident(grid, full_name="陈静")
    rows = [["陈静", "", "第一党支部", "否", "", "", ""]]

    result = bring_in(
        workbook(rows, headings=HEADINGS, title="党员花名册", sheet="党员"), "名册.xlsx"
    )

    assert [p.code for p in result.problems] == ["committee_missing"]
    assert not PartyMember.objects.exists()


# --- groups ---------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_group_has_members_a_term_and_tasks_e6(community, grid, cadre):
    group = found_group(
        community, kind=WorkGroupKind.DIGITAL, name="数字化建设小组",
        starts_on=TODAY - DAY, ends_on=TODAY + 30 * DAY, actor=cadre,
    )  # fmt: skip
    lead, other = a_resident(grid), a_resident(grid)
    act = {"actor": cadre, "today": TODAY}
    member = join_group(group, lead, is_lead=True, **act)

    assert member.period == DateRange(TODAY, TODAY + 30 * DAY)
    refused("group_member_there", join_group, group, lead, **act)
    refused("group_lead_there", join_group, group, other, is_lead=True, **act)
    join_group(group, other, **act)
    with pytest.raises(IntegrityError, match="within_the_term"), transaction.atomic():
        WorkGroupMember.objects.filter(pk=member.pk).update(
            period=DateRange(TODAY, TODAY + 31 * DAY)
        )
    late = {"actor": cadre, "today": TODAY + 30 * DAY}
    refused("group_over", join_group, group, a_resident(grid), **late)
    refused("due_in_past", give_group_task, group, title="x", due_on=TODAY - DAY, **act)
    task = give_group_task(group, title="小程序辅导", due_on=TODAY, **act)
    assert finish_group_task(task, result="教会12人", **act).done_on == TODAY
    refused("task_done", finish_group_task, task, result="再次", **act)


def test_the_kinds_of_groups_are_those_of_e6():
    assert set(WorkGroupKind.values) == {"youth_post", "hazards", "culture", "digital"}


# --- pages ----------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_overview_shows_both_sides_with_masked_names_e2(
    grid, committee, point, cadre, stranger, signed_in
):
    floating(a_resident(grid, full_name="流动者甲"), point, cadre)
    a_resident(grid, full_name="待找者乙", political="01")
    url = reverse("admin:residents_partymember_base")

    page = signed_in(cadre).get(url)

    assert (page.context["floating_count"], page.context["to_find_count"]) == (1, 1)
    assert [line["floating"] for line in page.context["tree"]] == [0, 1]
    assert not {"流动者甲", "待找者乙"} & set(page.content.decode().split())
    assert "流动者甲" not in page.content.decode()
    assert "待找者乙" not in page.content.decode()
    assert signed_in(stranger).get(url).context["member_count"] == 0


@pytest.mark.django_db
def test_a_member_is_taken_in_and_spoken_to_on_the_pages_e2(
    grid, committee, point, cadre, signed_in
):
    a_resident(grid, full_name="李慧敏")
    desk = signed_in(cadre)
    admit = reverse("admin:residents_partymember_admit")
    said = {
        "full_name": "李慧敏", "found_by": "member", "standing": "full",
        "is_floating": "on", "home_organisation": "仪陇县某村党支部",
    }  # fmt: skip

    bare = desk.post(admit, said)
    taken = desk.post(admit, {**said, "contact_point": point.pk})

    assert bare.context["form"].non_field_errors()
    assert taken.status_code == 302
    member = PartyMember.objects.get()
    step = reverse("admin:residents_partymember_step", args=[member.pk, "contact"])
    assert desk.post(step, {"on": TODAY, "text": "电话"}).status_code == 302
    assert member.contacts.get().by == cadre
    group = WorkGroup.objects.create(
        unit=grid, kind="hazards", name="隐患排查小组",
        period=DateRange(TODAY, TODAY + 9999 * DAY),
    )  # fmt: skip
    url = reverse("admin:residents_partymember_group", args=[group.pk])
    joined = desk.post(url, {"what": "join", "full_name": "李慧敏"})
    assert (joined.status_code, group.members.count()) == (302, 1)
