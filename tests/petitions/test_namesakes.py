"""PT-14: an officer of the same name, and who says that they are two people; PT-4."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import GrantKind
from petitions.models import Grant, Namesake
from petitions.operations.access import assign_handler, declare_recusal
from petitions.operations.cases import Asker
from petitions.operations.likeness import is_alike, set_namesake_apart
from petitions.rules.groups import usual_name
from tests.clock import NOON
from tests.factories.petitions import a_case
from tests.petitions.test_imports_rolls import book

pytestmark = pytest.mark.django_db
NAME = "何重名"
REASON = "核对身份证，出生日期不同"


@pytest.fixture
def namesake(person_with_post, community):
    user = person_with_post("namesake", Role.PETITION_OFFICER, community)
    user.display_name = NAME
    user.save(update_fields=["display_name"])
    return user


@pytest.fixture
def case(community, petition_officer, bring_in):
    bring_in(book([1, NAME, NAME, "", 0.5, 9, 45000, 0, 45000]))
    return a_case(community, petition_officer, village_group="琉璃村2组")


def test_a_group_is_known_by_its_usual_name_however_it_is_written():
    """PT-14: the roll says 二组, people write 2组."""
    said = (
        "琉璃村2组",
        "第二村民小组",
        "二组",
        "２组",
        " 二 组 ",
        "伍组",
        "东头",
        "99组",
    )

    assert [usual_name(text) for text in said] == [
        "二组", "二组", "二组", "二组", "二组", "五组", "东头", "99组",
    ]  # fmt: skip


def test_a_name_on_the_roll_bars_until_another_person_says_they_are_two(
    case, namesake, secretary
):
    """PT-14."""
    with pytest.raises(Refused) as refused, transaction.atomic():
        assign_handler(case, handler=namesake, actor=secretary, now=NOON)
    assert refused.value.code == "name_alike"
    assert not Grant.objects.filter(user=namesake).exists()

    row = set_namesake_apart(
        case, officer=namesake, reason=REASON, actor=secretary, now=NOON
    )
    grant = assign_handler(case, handler=namesake, actor=secretary, now=NOON)

    assert (row.decided_by, row.reason) == (secretary, REASON)
    assert grant.kind == GrantKind.HANDLER
    entry = Entry.objects.get(action="petitions.namesake_set_apart")
    assert (entry.actor_id, entry.object_label) == (secretary.pk, case.number)
    assert REASON not in str(entry.detail)


def test_a_petitioner_of_the_same_name_bars_too(community, petition_officer, namesake):
    """PT-14: nobody handles what they may have asked themselves."""
    case = a_case(community, petition_officer, askers=[Asker("何 重名")])

    assert is_alike(case, namesake)
    assert not is_alike(case, petition_officer)


def test_only_whoever_oversees_decides_and_never_of_themselves(
    case, namesake, petition_officer, secretary
):
    codes = []
    for actor, officer, reason in (
        (secretary, secretary, REASON),
        (secretary, namesake, " "),
        (secretary, petition_officer, REASON),
    ):
        with pytest.raises(Refused) as refused, transaction.atomic():
            set_namesake_apart(
                case, officer=officer, reason=reason, actor=actor, now=NOON
            )
        codes.append(refused.value.code)
    for actor in (petition_officer, namesake):
        with pytest.raises(NotAllowed):
            set_namesake_apart(
                case, officer=namesake, reason=REASON, actor=actor, now=NOON
            )

    assert codes == ["own_name", "reason_missing", "not_alike"]
    assert not Namesake.objects.exists()


def test_the_decision_is_kept_and_a_declared_interest_still_bars(
    case, namesake, secretary
):
    """PT-14: held by the database, too."""
    row = set_namesake_apart(
        case, officer=namesake, reason=REASON, actor=secretary, now=NOON
    )
    for change in (
        lambda: Namesake.objects.update(decided_at=NOON),
        row.delete,
        lambda: Namesake.objects.create(
            case=case, user=secretary, reason=REASON, decided_by=secretary,
            decided_at=NOON,
        ),
    ):  # fmt: skip
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()
    declare_recusal(
        namesake, unit=case.unit, village_group="2组", actor=namesake, now=NOON
    )

    with pytest.raises(Refused) as refused, transaction.atomic():
        assign_handler(case, handler=namesake, actor=secretary, now=NOON)
    assert refused.value.code == "recused"


def test_an_officer_alike_registers_but_does_not_handle(case, namesake, community):
    """PT-14, PT-5: registering is never refused."""
    own = a_case(community, namesake, village_group="二组")

    assert own.grants.get(user=namesake).kind == GrantKind.FOLLOWER
    declare_recusal(
        namesake, unit=community, village_group="二组", actor=namesake, now=NOON
    )
    with pytest.raises(Refused) as refused, transaction.atomic():
        a_case(community, namesake, village_group="二组")
    assert refused.value.code == "recused"


def test_the_desk_says_who_is_alike_and_takes_the_decision(
    case, namesake, secretary, signed_in
):
    browser = signed_in(secretary)
    assign = reverse("admin:petitions_case_assign", args=[case.pk])
    apart = reverse("admin:petitions_case_namesake", args=[case.pk])
    warned = browser.get(assign).content.decode()
    refused = browser.post(assign, {"handler": namesake.pk}).content.decode()

    answer = browser.post(apart, {"officer": namesake.pk, "reason": REASON})
    browser.post(assign, {"handler": namesake.pk})

    assert apart in warned
    assert apart in refused
    assert answer.url == assign
    assert Grant.objects.get(user=namesake).kind == GrantKind.HANDLER
    assert apart not in browser.get(assign).content.decode()
