"""Who changes a parameter, and for whom."""

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed
from liuli.parameters.models import Parameter
from liuli.parameters.operations import parameter, set_parameter
from liuli.territory.models import Unit

ADD = reverse("admin:parameters_parameter_add")


@pytest.fixture
def root_administrator(person_with_post):
    """The administrator of the whole portal."""
    province = Unit.objects.get(parent__isnull=True)
    return person_with_post("root-admin", Role.ADMINISTRATOR, province)


def change(actor, unit=None):
    return set_parameter(
        "patrol.days_ahead",
        value="9",
        actor=actor,
        starts_on=timezone.localdate(),
        unit=unit,
        source="会议纪要",
    )


def words(unit=""):
    return {
        "key": "patrol.days_ahead",
        "value": "9",
        "unit": unit,
        "starts_on": timezone.localdate().isoformat(),
        "source": "会议纪要",
        "confirmed_by": "",
    }


def test_a_communitys_administrator_changes_no_value_for_everyone(administrator):
    """SEC-5: a post reaches no further than its unit."""
    before = list(Parameter.objects.order_by("pk").values())

    with pytest.raises(NotAllowed) as refusal:
        change(administrator)

    assert refusal.value.code == "not_allowed"
    assert str(refusal.value) == (
        "对全体生效的参数只能由全平台的管理员修改，请选择自己管理的单位。"
    )
    assert list(Parameter.objects.order_by("pk").values()) == before


def test_nor_does_a_districts_administrator(person_with_post, district):
    with pytest.raises(NotAllowed):
        change(person_with_post("d-admin", Role.ADMINISTRATOR, district))


def test_an_administrator_changes_the_value_of_the_own_unit(
    administrator, community, other_community
):
    change(administrator, community)

    assert parameter("patrol.days_ahead", unit=community) == 9
    assert parameter("patrol.days_ahead", unit=other_community) != 9
    with pytest.raises(NotAllowed):
        change(administrator, other_community)


def test_whoever_administers_the_whole_tree_changes_it_for_everyone(
    root_administrator, other_community
):
    change(root_administrator)

    assert parameter("patrol.days_ahead", unit=other_community) == 9


def test_the_system_changes_it_for_everyone(db):
    assert change(SYSTEM).unit is None


def test_the_desk_asks_a_communitys_administrator_for_the_unit(
    signed_in, administrator
):
    answer = signed_in(administrator).post(ADD, words())

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["unit"]
    assert not Parameter.objects.filter(value="9").exists()


def test_the_desk_lets_the_portals_administrator_leave_it_out(
    signed_in, root_administrator
):
    answer = signed_in(root_administrator).post(ADD, words())

    assert answer.status_code == 302
    assert Parameter.objects.get(key="patrol.days_ahead", value="9").unit is None
