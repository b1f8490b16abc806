"""Posts give rights, for a time, in a unit; three families stay apart (SEC-5, SEC-6)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from liuli.accounts.models import Post, User
from liuli.accounts.operations import end_post, give_post, open_account, unlock_account
from liuli.accounts.roles import CAPABILITIES, Capability, Role
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused

pytestmark = pytest.mark.django_db
START = date(2020, 1, 1)


def again(user: User) -> User:
    """The person as the next request sees them."""
    return User.objects.get(pk=user.pk)


def test_a_post_opens_its_unit_and_what_lies_under_it(cadre, grid, other_community):
    assert cadre.may(Capability.HAZARDS_ASSIGN, grid)
    assert not cadre.may(Capability.HAZARDS_ASSIGN, other_community)


def test_a_path_prefix_needs_its_dot(cadre, community):
    """01. is not 010.: the unit after the tenth is not inside the first."""
    assert all(path.endswith(".") for path in cadre.scopes(Capability.HAZARDS_VIEW))


def test_an_ended_post_gives_nothing(worker, grid, administrator):
    post = worker.posts.get()

    end_post(post, ends_on=timezone.localdate(), actor=administrator)

    assert not again(worker).may(Capability.PATROLS_DO, grid)


def test_a_post_is_not_held_twice(worker, grid):
    with pytest.raises(IntegrityError, match="post_not_held_twice"):
        give_post(
            worker, role=Role.GRID_WORKER, unit=grid, actor=SYSTEM, starts_on=START
        )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_administration_audit_and_work_are_different_people(cadre, community, role):
    """SEC-6, held by the database."""
    with (
        pytest.raises(IntegrityError, match="post_families_apart"),
        transaction.atomic(),
    ):
        give_post(cadre, role=role, unit=community, actor=SYSTEM, starts_on=START)


def test_the_family_cannot_be_cheated_by_update(cadre):
    Post.objects.filter(user=cadre).update(family="audit")

    assert Post.objects.get(user=cadre).family == "work"


def test_a_grid_worker_works_in_a_grid(person_with_post, community):
    user = person_with_post("lost", None, None)

    with pytest.raises(Refused) as refused:
        give_post(
            user, role=Role.GRID_WORKER, unit=community, actor=SYSTEM, starts_on=START
        )

    assert refused.value.code == "wrong_level"
    assert not Post.objects.filter(user=user).exists()


def test_the_database_too_keeps_grid_workers_in_grids(worker, community):
    with pytest.raises(IntegrityError, match="grid worker"), transaction.atomic():
        Post.objects.filter(user=worker).update(unit=community)


def test_only_the_own_administrator_gives_posts(
    cadre, stranger, administrator, grid, other_community
):
    with pytest.raises(NotAllowed):
        give_post(
            stranger,
            role=Role.LEAD,
            unit=other_community,
            actor=administrator,
            starts_on=START,
        )
    with pytest.raises(NotAllowed):
        give_post(cadre, role=Role.LEAD, unit=grid, actor=cadre, starts_on=START)


def test_an_administrator_cannot_touch_people_of_another_community(
    stranger, administrator
):
    with pytest.raises(NotAllowed):
        unlock_account(stranger, actor=administrator)


def test_a_stand_in_gets_the_grid_for_the_days_given(
    neighbour, worker, grid, administrator
):
    today = timezone.localdate()
    give_post(
        neighbour,
        role=Role.GRID_WORKER,
        unit=grid,
        actor=administrator,
        starts_on=today,
        ends_on=today + timedelta(days=1),
        stands_in_for=worker.posts.get(),
    )

    assert again(neighbour).may(Capability.PATROLS_DO, grid)


def test_user_names_differ_in_more_than_case(cadre):
    with pytest.raises(Refused) as refused:
        open_account("CADRE", display_name="x", actor=SYSTEM)

    assert refused.value.code == "username_taken"


def test_administration_and_audit_read_no_business_data():
    """SEC-6."""
    business = {
        Capability.RESIDENTS_VIEW,
        Capability.SITES_VIEW,
        Capability.HAZARDS_VIEW,
        Capability.PATROLS_VIEW,
        Capability.LISTS_EXPORT,
        Capability.RESIDENTS_REVEAL,
    }

    assert CAPABILITIES[Role.ADMINISTRATOR] & business == set()
    assert CAPABILITIES[Role.AUDITOR] & business == set()


def test_officials_see_figures_and_nothing_else():
    assert CAPABILITIES[Role.DISTRICT_OFFICIAL] == {
        Capability.FIGURES_VIEW,
        Capability.TERRITORY_VIEW,
    }


def test_nobody_is_a_superuser(cadre, administrator):
    assert not cadre.is_superuser
    assert not administrator.has_perm("residents.view_person")
