"""The administrator's day: people, posts, stand-ins, passwords, locks (SEC-1..6)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from liuli.accounts.models import Post, User
from liuli.accounts.operations import end_post, give_post
from liuli.accounts.roles import Capability, Role
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from tests.conftest import LONG_AGO, PASSWORD

pytestmark = pytest.mark.django_db
ADD = reverse("admin:accounts_user_add")
PEOPLE = reverse("admin:accounts_user_changelist")


def new_person(unit, **changes):
    words = {
        "username": "wang.fang",
        "display_name": "王芳",
        "email": "",
        "role": Role.GRID_WORKER,
        "unit": unit.pk,
        "starts_on": timezone.localdate().isoformat(),
    }
    return words | changes


def said(english):
    """The sentence as a reader here sees it: in Chinese."""
    chinese = gettext(english)
    assert chinese != english
    return chinese


def page_of(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def button(name, row):
    return reverse(f"admin:accounts_{name}", args=[row.pk])


def errors_of(response):
    return [str(e) for e in response.context["adminform"].form.non_field_errors()]


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_a_new_person_with_the_first_post_can_sign_in_at_once(desk, grid, client):
    answer = desk.post(ADD, new_person(grid))

    first = answer.context["password"]
    assert client.login(username="wang.fang", password=first)
    user = User.objects.get(username="wang.fang")
    assert user.must_change_password
    assert user.may(Capability.PATROLS_DO, grid)
    assert "no-store" in answer["Cache-Control"]


def test_the_first_password_is_kept_nowhere(desk, grid):
    first = desk.post(ADD, new_person(grid)).context["password"]

    assert first.encode() not in desk.get(PEOPLE).content
    assert not Entry.objects.filter(detail__icontains=first).exists()


def test_a_refused_person_comes_back_filled_in_and_nothing_is_written(desk, community):
    """A grid worker in no grid: the whole act is refused, the account too."""
    answer = desk.post(ADD, new_person(community))

    assert answer.status_code == 200
    assert errors_of(answer) == [
        said("A grid worker works in a grid. Choose a grid as the unit.")
    ]
    assert 'value="王芳"' in answer.content.decode()
    assert not User.objects.filter(username="wang.fang").exists()
    assert not Entry.objects.filter(
        action="accounts.opened", actor_label="admin"
    ).exists()


def test_a_taken_user_name_is_refused_in_any_case(desk, grid, cadre):
    answer = desk.post(ADD, new_person(grid, username="CADRE"))

    assert answer.status_code == 200
    assert "wang.fang" not in {user.username for user in User.objects.all()}
    assert User.objects.filter(username__iexact="cadre").count() == 1


@pytest.mark.parametrize("username", ["王芳", "a b", "-x-", "ab"])
def test_user_names_can_be_typed_anywhere(desk, grid, username):
    answer = desk.post(ADD, new_person(grid, username=username))

    assert "username" in answer.context["adminform"].form.errors


def test_a_forged_unit_of_another_community_is_refused(desk, other_community):
    answer = desk.post(ADD, new_person(other_community, role=Role.CADRE))

    assert "unit" in answer.context["adminform"].form.errors
    assert not User.objects.filter(username="wang.fang").exists()


def test_units_to_choose_are_ones_own_also_right_after_a_colleague_chose(
    desk, grid, signed_in, other_administrator, other_community
):
    theirs = signed_in(other_administrator)
    desk.get(ADD)
    page = theirs.get(ADD)

    choices = page.context["adminform"].form.fields["unit"].queryset
    assert set(choices) == {other_community}


def test_administrators_see_the_people_of_their_own_territory(
    desk, administrator, cadre, stranger, other_administrator
):
    shown = set(desk.get(PEOPLE).context["cl"].queryset)

    assert shown == {administrator, cadre}


def test_people_without_any_post_left_stay_with_their_last_community(
    desk, administrator, cadre, signed_in, other_administrator
):
    end_post(cadre.posts.get(), ends_on=timezone.localdate(), actor=administrator)

    assert cadre in desk.get(PEOPLE).context["cl"].queryset
    theirs = signed_in(other_administrator).get(PEOPLE)
    assert cadre not in theirs.context["cl"].queryset


def test_people_who_moved_on_belong_to_where_they_work_now(
    desk, cadre, administrator, other_community
):
    end_post(cadre.posts.get(), ends_on=timezone.localdate(), actor=SYSTEM)
    give_post(
        cadre,
        role=Role.CADRE,
        unit=other_community,
        actor=SYSTEM,
        starts_on=timezone.localdate(),
    )

    assert cadre not in desk.get(PEOPLE).context["cl"].queryset
    assert desk.post(button("user_reset", cadre)).status_code == 404


@pytest.mark.parametrize("name", ["reset", "unlock", "close", "reopen"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_administrator_gets_404_for_every_button(
    cadre, signed_in, other_administrator, name, method
):
    before = User.objects.values().get(pk=cadre.pk)
    browser = signed_in(other_administrator)

    answer = getattr(browser, method)(button(f"user_{name}", cadre))

    assert answer.status_code == 404
    assert User.objects.values().get(pk=cadre.pk) == before


@pytest.mark.parametrize("name", ["reset", "unlock", "close", "reopen"])
def test_colleagues_who_are_no_administrators_get_403(cadre_desk, worker, name):
    assert cadre_desk.post(button(f"user_{name}", worker)).status_code == 403


@pytest.mark.parametrize("name", ["reset", "unlock", "close", "reopen"])
def test_looking_at_a_button_presses_nothing(desk, cadre, name):
    before = User.objects.values().get(pk=cadre.pk)

    assert desk.get(button(f"user_{name}", cadre)).status_code == 302
    assert User.objects.values().get(pk=cadre.pk) == before


def test_unlocking(desk, cadre):
    User.objects.filter(pk=cadre.pk).update(
        failed_sign_ins=3, locked_until=timezone.now() + timedelta(minutes=20)
    )

    answer = desk.post(button("user_unlock", cadre), follow=True)

    cadre.refresh_from_db()
    assert (cadre.failed_sign_ins, cadre.locked_until) == (0, None)
    assert messages_of(answer) == [said("The account is unlocked.")]


def test_a_reset_password_is_shown_once_and_ends_the_sessions(
    desk, cadre, cadre_desk, client
):
    shown = desk.post(button("user_reset", cadre)).context["password"]

    assert cadre_desk.get("/admin/").status_code == 302
    assert not client.login(username="cadre", password=PASSWORD)
    assert client.login(username="cadre", password=shown)


def test_closing_ends_the_sessions_and_reopening_lets_in_again(
    desk, cadre, cadre_desk, client
):
    desk.post(button("user_close", cadre))
    assert cadre_desk.get("/admin/").status_code == 302
    assert not client.login(username="cadre", password=PASSWORD)

    desk.post(button("user_reopen", cadre))
    assert client.login(username="cadre", password=PASSWORD)


@pytest.mark.parametrize("name", ["reset", "close"])
def test_nobody_shuts_themselves_out(desk, administrator, name):
    answer = desk.post(button(f"user_{name}", administrator), follow=True)

    assert messages_of(answer) == [
        said("You cannot do this to your own account. Ask another administrator.")
    ]
    assert desk.get("/admin/").status_code == 200


def test_correcting_a_name(desk, cadre):
    desk.post(page_of(cadre), {"display_name": "李明", "email": ""})

    cadre.refresh_from_db()
    assert cadre.display_name == "李明"
    assert Entry.objects.filter(action="accounts.corrected").count() == 1


def test_a_correction_cannot_reach_other_columns(desk, cadre):
    """No mass assignment: what is not on the form is not written."""
    desk.post(
        page_of(cadre),
        {"display_name": "李明", "email": "", "username": "root", "is_active": ""},
    )

    cadre.refresh_from_db()
    assert (cadre.username, cadre.is_active) == ("cadre", True)


def give(desk, user, role, unit, **more):
    words = {
        "user": user.pk,
        "role": role,
        "unit": unit.pk,
        "starts_on": timezone.localdate().isoformat(),
        "last_day": "",
    }
    return desk.post(reverse("admin:accounts_post_add"), words | more)


def test_families_kept_apart_is_said_as_a_sentence(desk, cadre, community):
    """SEC-6: the database refuses, the form says why."""
    answer = give(desk, cadre, Role.AUDITOR, community)

    assert errors_of(answer) == [
        said("Administration, audit and community work must be different people.")
    ]
    assert cadre.posts.count() == 1


def test_a_post_held_twice_is_said_as_a_sentence(desk, cadre, community):
    answer = give(desk, cadre, Role.CADRE, community)

    assert errors_of(answer) == [
        said("This person already holds this post in part of that time.")
    ]


def test_the_last_day_of_a_post_is_held(desk, cadre, grid):
    today = timezone.localdate()

    give(desk, cadre, Role.LEAD, grid, last_day=today.isoformat())

    post = Post.objects.get(user=cadre, role=Role.LEAD)
    assert (post.period.lower, post.period.upper) == (today, today + timedelta(days=1))


def test_a_post_that_ends_before_it_starts_is_refused(desk, cadre, grid):
    answer = give(desk, cadre, Role.LEAD, grid, last_day="2020-01-01")

    assert errors_of(answer) == [said("A post cannot end before it starts.")]
    assert cadre.posts.count() == 1


def test_a_person_of_another_community_cannot_be_chosen(desk, stranger, grid):
    answer = give(desk, stranger, Role.LEAD, grid)

    assert "user" in answer.context["adminform"].form.errors
    assert stranger.posts.count() == 1


def test_people_are_chosen_by_name_role_and_unit(desk, worker, grid):
    page = desk.get(reverse("admin:accounts_post_add"))

    labels = {
        label for _pk, label in page.context["adminform"].form.fields["user"].choices
    }
    assert "worker · 网格员 · 第一网格" in labels


def test_ending_a_post_takes_its_rights_the_same_day(desk, worker, grid):
    post = worker.posts.get()

    desk.post(button("post_end", post), {"ends_on": timezone.localdate().isoformat()})

    assert not User.objects.get(pk=worker.pk).may(Capability.PATROLS_DO, grid)


def test_a_post_given_by_mistake_is_taken_back_the_same_day(desk, cadre, grid):
    give(desk, cadre, Role.LEAD, grid)
    post = Post.objects.get(user=cadre, role=Role.LEAD)

    desk.post(button("post_end", post), {"ends_on": timezone.localdate().isoformat()})

    assert not Post.objects.filter(pk=post.pk).exists()
    assert Entry.objects.filter(action="accounts.post_withdrawn").count() == 1


def test_a_post_is_not_ended_in_the_past(desk, worker):
    post = worker.posts.get()

    answer = desk.post(button("post_end", post), {"ends_on": "2021-01-01"})

    assert "ends_on" in answer.context["form"].errors
    post.refresh_from_db()
    assert post.period.upper is None


def test_the_administrator_cannot_end_the_own_post(desk, administrator):
    post = administrator.posts.get()

    answer = desk.post(
        button("post_end", post), {"ends_on": timezone.localdate().isoformat()}
    )

    assert messages_of(answer) == [
        said("You cannot do this to your own account. Ask another administrator.")
    ]
    assert administrator.posts.get().period.upper is None


def cover(desk, post, user, first, last):
    return desk.post(
        button("post_cover", post),
        {"user": user.pk, "starts_on": first.isoformat(), "last_day": last.isoformat()},
    )


def test_a_stand_in_holds_the_post_on_the_days_given_and_both_names_are_kept(
    desk, worker, neighbour, grid
):
    """代班."""
    today = timezone.localdate()

    cover(desk, worker.posts.get(), neighbour, today, today + timedelta(days=2))

    post = Post.objects.get(user=neighbour, unit=grid)
    assert post.stands_in_for == worker.posts.get()
    assert (post.period.lower, post.period.upper) == (today, today + timedelta(days=3))
    assert User.objects.get(pk=neighbour.pk).may(Capability.PATROLS_DO, grid)


def test_nobody_stands_in_for_themselves(desk, worker):
    today = timezone.localdate()

    answer = cover(desk, worker.posts.get(), worker, today, today)

    assert "user" in answer.context["form"].errors


def test_a_stand_in_before_the_post_began_is_refused(desk, worker, neighbour):
    answer = cover(
        desk, worker.posts.get(), neighbour, LONG_AGO - timedelta(days=9), LONG_AGO
    )

    assert messages_of(answer) == [said("The post is not held on all of these days.")]
    assert neighbour.posts.count() == 1


def test_a_stand_in_ends_with_the_post(desk, worker, neighbour, grid):
    today = timezone.localdate()
    cover(desk, worker.posts.get(), neighbour, today, today + timedelta(days=9))

    desk.post(button("post_end", worker.posts.get()), {"ends_on": today.isoformat()})

    assert not User.objects.get(pk=neighbour.pk).may(Capability.PATROLS_DO, grid)


@pytest.mark.parametrize("name", ["post_end", "post_cover"])
def test_posts_of_another_community_are_not_there(
    cadre, signed_in, other_administrator, name
):
    browser = signed_in(other_administrator)

    assert browser.post(button(name, cadre.posts.get())).status_code == 404


def test_the_page_of_a_person_says_state_and_posts(desk, worker):
    page = desk.get(page_of(worker)).content.decode()

    assert "网格员" in page
    assert "安排代班" in page
    assert "重置密码" in page
