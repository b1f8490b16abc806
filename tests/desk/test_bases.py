"""Django-admin's leaks, switched off and proven (reliability.md section 5)."""

import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import IntegrityError, models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from liuli.accounts.models import User
from liuli.audit.models import Entry
from liuli.desk.acting import constraint_sentence
from liuli.desk.bases import TerritoryAdmin
from liuli.kernel.access import SYSTEM
from liuli.parameters.models import Parameter
from liuli.places.models import Address, GridClaim
from liuli.places.operations import claim_road, locate_addresses
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from liuli.territory.models import Unit
from services.admin.meals.money import ByCanteen
from services.models import Serving
from tests.conftest import LONG_AGO
from tests.factories.hazards import found, make_site
from tests.factories.meals import a_canteen

pytestmark = pytest.mark.django_db
ADDRESSES = reverse("admin:places_address_changelist")
HERE = "510104019007"
CLAIM = reverse("admin:places_gridclaim_add")
REGISTERED = sorted(admin.site._registry.items(), key=lambda pair: pair[0]._meta.label)
IDS = [model._meta.label for model, _desk in REGISTERED]


def claim_words(grid, **changes):
    words = {
        "grid": grid.pk,
        "road": "琉璃一街",
        "number_from": 1,
        "number_to": 99,
        "parity": "all",
        "starts_on": "2024-01-01",
    }
    return words | changes


def errors_of(response):
    return [str(e) for e in response.context["adminform"].form.non_field_errors()]


# --- refusals ----------------------------------------------------------------------------


def test_what_an_operation_refuses_comes_back_filled_in(cadre_desk, grid, next_grid):
    claim_road(grid, road="琉璃一街", actor=SYSTEM, starts_on=LONG_AGO)

    answer = cadre_desk.post(CLAIM, claim_words(next_grid, number_from=7))

    assert answer.status_code == 200
    assert errors_of(answer) == [
        gettext("Another grid already holds part of this stretch.")
    ]
    assert 'value="7"' in answer.content.decode()
    assert GridClaim.objects.count() == 1


def test_what_the_database_refuses_is_said_by_the_constraint(desk, community):
    """Two values of one parameter on one day."""
    words = {
        "key": "patrol.days_ahead",
        "value": "not a number",
        "unit": community.pk,
        "starts_on": timezone.localdate().isoformat(),
        "source": "会议纪要",
        "confirmed_by": "",
    }

    answer = desk.post(reverse("admin:parameters_parameter_add"), words)

    assert errors_of(answer) == [gettext("The value does not fit its kind.")]
    assert not Parameter.objects.filter(unit=community).exists()


def test_a_valid_form_acts_once(cadre_desk, grid):
    answer = cadre_desk.post(CLAIM, claim_words(grid))

    assert answer.status_code == 302
    assert GridClaim.objects.count() == 1
    assert Entry.objects.filter(action="places.road_claimed").count() == 1


# --- forged keys, lookups, rows of others ------------------------------------------------


def test_a_forged_key_of_a_relation_is_no_choice(cadre_desk, other_community):
    answer = cadre_desk.post(CLAIM, claim_words(other_community))

    assert "grid" in answer.context["adminform"].form.errors
    assert other_community.short_name not in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "raw__startswith=琉璃",
        "unit__name__contains=一",
        "grams__contains=琉",
        "key__regex=.",
        "unit__path__startswith=51",
    ],
)
def test_a_query_string_is_no_oracle(cadre_desk, query):
    assert cadre_desk.get(f"{ADDRESSES}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["outside=yes", "system__exact=street", "q=一街"])
def test_the_filters_on_show_still_work(cadre_desk, community, query):
    locate_addresses(["琉璃一街1号"], community=community)

    answer = cadre_desk.get(f"{ADDRESSES}?{query}")

    assert answer.status_code == 200
    assert [row.raw for row in answer.context["cl"].result_list] == ["琉璃一街1号"]


@pytest.mark.parametrize("page", ["change", "history"])
def test_what_is_not_yours_and_what_is_not_there_answer_alike(
    cadre_desk, other_community, page
):
    locate_addresses(["别处街1号"], community=other_community)
    Address.objects.update(id=98_765_432)
    theirs = Address.objects.get(raw="别处街1号")
    missing = 99_999_999

    answers = [
        cadre_desk.get(reverse(f"admin:places_address_{page}", args=[pk]))
        for pk in (theirs.pk, missing)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    first, second = (_without_token(answer) for answer in answers)
    assert first.replace(str(theirs.pk), "N") == second.replace(str(missing), "N")


def _without_token(response):
    page = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_deleting_is_closed_for_every_list(cadre_desk, desk, community):
    locate_addresses(["琉璃一街1号"], community=community)
    address = Address.objects.get()
    url = reverse("admin:places_address_delete", args=[address.pk])

    for answer in (cadre_desk.get(url), cadre_desk.post(url, {"post": "yes"})):
        assert answer.status_code == 403
        assert "琉璃一街" not in answer.content.decode()
    cadre_desk.post(
        ADDRESSES, {"action": "delete_selected", "_selected_action": [address.pk]}
    )
    assert Address.objects.filter(pk=address.pk).exists()


@pytest.mark.parametrize(("model", "shown"), REGISTERED, ids=IDS)
def test_no_list_deletes(rf, administrator, model, shown):
    request = rf.get("/")
    request.user = administrator

    assert not shown.has_delete_permission(request)
    assert "delete_selected" not in shown.get_actions(request)


# --- every registered list ---------------------------------------------------------------


@pytest.mark.parametrize(("model", "shown"), REGISTERED, ids=IDS)
def test_every_list_of_the_desk_is_a_territory_admin(model, shown):
    assert isinstance(shown, TerritoryAdmin)


@pytest.mark.parametrize(("model", "shown"), REGISTERED, ids=IDS)
def test_no_filter_lists_the_rows_of_a_relation(model, shown):
    """RelatedFieldListFilter shows every related row, whoever's it is."""
    plain = [name for name in shown.list_filter if isinstance(name, str)]

    relations = [
        name
        for name in plain
        if "__" not in name and model._meta.get_field(name).is_relation
    ]
    assert relations == []


@pytest.mark.parametrize(("model", "shown"), REGISTERED, ids=IDS)
def test_no_list_column_is_encrypted_or_an_index_of_it(model, shown):
    sealed = {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField | BlindIndexField)
    }

    named = set(shown.list_display) | set(shown.search_fields) | set(shown.fields or ())
    assert named & sealed == set()


@pytest.mark.parametrize(("model", "shown"), REGISTERED, ids=IDS)
def test_every_list_says_what_its_page_shows(model, shown):
    """Without `fields` Django shows every column there is."""
    own = type(shown)
    says = (
        shown.fields
        or shown.fieldsets
        or own.get_fieldsets is not TerritoryAdmin.get_fieldsets
        or own.changeform_view is not TerritoryAdmin.changeform_view
        or own.change_view is not TerritoryAdmin.change_view
    )
    assert says


@pytest.mark.parametrize(("model", "shown"), REGISTERED, ids=IDS)
def test_a_relation_in_a_form_offers_nothing_to_whoever_sees_nothing(
    rf, person_with_post, model, shown
):
    request = rf.get("/")
    request.user = person_with_post("nobody", None, None)

    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            choice = shown.formfield_for_foreignkey(field, request)
            if choice is not None:
                assert not choice.queryset.exists(), field


# --- how many statements -----------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_addresses_has_a_flat_price(
    cadre_desk, community, rows, django_assert_num_queries
):
    locate_addresses([f"琉璃一街{n}号" for n in range(rows)], community=community)
    cadre_desk.get(ADDRESSES)

    with django_assert_num_queries(6):
        answer = cadre_desk.get(ADDRESSES)

    assert len(answer.context["cl"].result_list) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_people_has_a_flat_price(
    desk, person_with_post, grid, rows, django_assert_num_queries
):
    for number in range(rows):
        person_with_post(f"worker{number}", "grid_worker", grid)
    url = reverse("admin:accounts_user_changelist")
    desk.get(url)

    with django_assert_num_queries(7):
        answer = desk.get(url)

    assert len(answer.context["cl"].result_list) == rows + 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_posts_has_a_flat_price(
    desk, person_with_post, grid, rows, django_assert_num_queries
):
    for number in range(rows):
        person_with_post(f"worker{number}", "grid_worker", grid)
    url = reverse("admin:accounts_post_changelist")
    desk.get(url)

    with django_assert_num_queries(6):
        answer = desk.get(url)

    assert len(answer.context["cl"].result_list) == rows + 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_first_page_has_a_flat_price(
    desk, person_with_post, rows, django_assert_num_queries
):
    for number in range(rows):
        person_with_post(f"cadre{number}", "cadre", Unit.objects.get(code=HERE))
    User.objects.update(locked_until=timezone.now() + timedelta(minutes=9))
    desk.get("/admin/")

    with django_assert_num_queries(11):
        desk.get("/admin/")


# --- actions ------------------------------------------------------------------------------


def test_the_stock_django_doors_are_shut(cadre_desk):
    for path in (
        "search/",
        "search/?s=x",
        "search/?s=x&extended=1",
        "password_change/",
        "r/1/1/",
    ):
        assert cadre_desk.get(f"/admin/{path}").status_code == 404


def test_autocomplete_is_shut_to_everybody(desk, cadre_desk):
    """It would answer names to a word in the address, and no form here uses it."""
    asked = "/admin/autocomplete/?app_label=accounts&model_name=post&field_name=user"

    assert desk.get(f"{asked}&term=cadre").status_code == 404
    assert cadre_desk.get(f"{asked}&term=cadre").status_code == 404


@pytest.mark.parametrize("across", ["0", "1"])
def test_a_list_action_reaches_no_row_of_others(
    signed_in, stranger, worker, grid, across
):
    """Selected keys are filtered by the list again, all-across too."""
    hazard = found(make_site(grid), worker)
    words = {
        "action": "assign_chosen",
        "_selected_action": [hazard.pk],
        "select_across": across,
    }

    answer = signed_in(stranger).post(
        reverse("admin:hazards_hazard_changelist"), words, follow=True
    )

    assert hazard.number not in answer.content.decode()
    hazard.refresh_from_db()
    assert hazard.status == "found"


def test_a_constraint_without_a_sentence_is_said_neutrally():
    """No name of a table, column or value reaches the page."""
    broken = IntegrityError("duplicate key value: (secret)=(123)")

    assert constraint_sentence(broken) == gettext(
        "The database refused this because it breaks a rule."
    )


def test_no_django_log_entry_is_written(cadre_desk, grid):
    from django.contrib.admin.models import LogEntry

    cadre_desk.post(CLAIM, claim_words(grid))

    assert LogEntry.objects.count() == 0


def test_a_filter_by_a_relation_offers_only_what_the_reader_sees(
    rf, cadre, stranger, community, other_community
):
    """A canteen of another community is no choice, and asking for it finds nothing."""
    mine = a_canteen(community, name="本社区助餐点")
    theirs = a_canteen(other_community, name="邻社区助餐点")
    desk = admin.site.get_model_admin(Serving)

    def offered(user):
        request = rf.get("/")
        request.user = user
        chosen = ByCanteen(request, {}, Serving, desk)
        return [label for _pk, label in chosen.lookup_choices]

    assert (offered(cadre), offered(stranger)) == ([mine.name], [theirs.name])
