"""What a page of the desk may cost, held by counts: it is paid on every click."""

from collections import Counter
from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from unfold.sites import UnfoldAdminSite
from unfold.templatetags.unfold_list import items_for_result

from liuli.accounts.models import User
from liuli.accounts.operations import end_post
from liuli.desk import registry
from liuli.desk.bases import TerritoryAdmin
from liuli.desk.registry import few
from liuli.desk.rows import Rows
from liuli.kernel.access import SYSTEM
from residents.models import Person
from tests.factories.hazards import found, make_site
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db
PEOPLE = reverse("admin:residents_person_changelist")
HAZARDS = reverse("admin:hazards_hazard_changelist")


def templates_of(page):
    return Counter(template.name for template in page.templates)


@pytest.fixture
def calls(monkeypatch):
    """Count the calls of a method: calls(owner, "name") → a list that grows."""

    def watch(owner, name):
        heard, method = [], getattr(owner, name)

        def noted(self, *args, **words):
            heard.append((self, args))
            return method(self, *args, **words)

        monkeypatch.setattr(owner, name, noted)
        return heard

    return watch


# --- every page -------------------------------------------------------------------
def test_the_menu_and_the_words_of_icons_are_drawn_once(cadre_desk):
    cadre_desk.get(HAZARDS)

    again = templates_of(cadre_desk.get(HAZARDS))

    assert again["unfold/helpers/app_list.html"] == 1
    assert again["desk/_menu_group.html"] == again["desk/_menu_entries.html"] == 0
    assert again["admin/_icon_words.html"] == 0


def test_the_dress_of_the_theme_is_put_on_once(cadre_desk, calls):
    cadre_desk.get(HAZARDS)
    dressed = calls(UnfoldAdminSite, "each_context")

    cadre_desk.get(HAZARDS)

    assert dressed == []


def test_each_list_is_asked_once_whether_it_is_in_the_menu(cadre_desk, calls):
    asked = calls(TerritoryAdmin, "_may")

    cadre_desk.get(reverse("admin:index"))

    # Two may look at some lists for either of two reasons.
    times = Counter((desk, arguments[1]) for desk, arguments in asked)
    assert len(times) > 50
    assert set(times.values()) == {1}


def test_whoever_may_look_at_a_list_has_it_in_the_menu():
    """The menu asks for this alone."""
    desks = admin.site._registry.values()

    assert {type(desk).has_module_permission for desk in desks} == {
        TerritoryAdmin.has_module_permission
    }


def test_a_list_asks_for_no_post_twice(cadre_desk, calls):
    asked = calls(User, "may")

    cadre_desk.get(HAZARDS)

    assert len(asked) < 200


def test_a_post_that_ended_is_out_of_the_menu_at_the_next_page(
    person_with_post, community, signed_in, cadre
):
    """Two who see the same lines share what was drawn, never what they may."""
    other = person_with_post("other", "cadre", community)
    browser, others = signed_in(cadre), signed_in(other)
    assert HAZARDS.encode() in browser.get("/admin/").content
    assert HAZARDS.encode() in others.get("/admin/").content

    post = other.posts.get()
    end_post(post, actor=SYSTEM, ends_on=date(2020, 2, 1))

    assert others.get("/admin/").status_code == 302
    assert HAZARDS.encode() in browser.get("/admin/").content


# --- small answers ----------------------------------------------------------------
def test_what_is_not_there_costs_the_session_and_the_person(
    cadre_desk, django_assert_num_queries, calls
):
    cadre_desk.get("/admin/")
    asked = calls(User, "may")

    with django_assert_num_queries(2):
        assert cadre_desk.get("/nothing/").status_code == 404
    assert asked == []


def test_the_sign_in_page_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(reverse("accounts:sign_in")).status_code == 200


# --- lists ------------------------------------------------------------------------
def test_more_rows_draw_no_more_templates(cadre_desk, grid, worker):
    for number in range(3):
        a_resident(grid, full_name=f"林{'甲乙丙'[number]}")
    cadre_desk.get(PEOPLE)
    few = templates_of(cadre_desk.get(PEOPLE))
    for number in range(9):
        a_resident(grid, full_name=f"周{'子丑寅卯辰巳午未申'[number]}")

    many = cadre_desk.get(PEOPLE)

    assert many.content.count(b"data-row") == 12
    assert templates_of(many) == few


def test_rows_say_what_the_theme_says(cadre_desk, grid, worker):
    """Cell by cell, but for one blank."""
    for number in range(3):
        found(make_site(grid), worker, code=("HT-11", "HT-06", "HT-01")[number])

    cl = cadre_desk.get(HAZARDS).context["cl"]

    theirs = ["".join(items_for_result(cl, row, None)) for row in cl.result_list]
    assert len(theirs) == 3
    ours = [row.replace('" >', '">') for row in Rows(cl)]
    assert ours == [row.replace('" >', '">') for row in theirs]


def test_filters_travel_to_each_row_and_back(cadre_desk, grid, worker):
    hazard = found(make_site(grid), worker)

    page = cadre_desk.get(HAZARDS, {"o": "1"})

    address = reverse("admin:hazards_hazard_change", args=[hazard.pk])
    assert f'href="{address}?_changelist_filters=o%3D1"' in page.content.decode()


def test_no_list_asks_for_what_the_rows_leave_out():
    """Fields in a list, sections, an order by hand and acts on a row are not drawn."""
    asked = {
        desk.opts.label
        for desk in admin.site._registry.values()
        if desk.list_editable
        or desk.list_sections
        or desk.actions_row
        or desk.ordering_field
    }

    assert asked == set()


# --- the first page ---------------------------------------------------------------
def test_a_heap_that_is_shown_whole_is_not_counted(grid, django_assert_num_queries):
    for number in range(3):
        a_resident(grid, full_name=f"林{'甲乙丙'[number]}")
    people = Person.objects.order_by("pk")

    with django_assert_num_queries(1):
        whole, all_of_them = few(people, 3)
    with django_assert_num_queries(2):
        shown, count = few(people, 2)

    assert (len(whole), all_of_them) == (3, 3)
    assert (shown, count) == (whole[:2], 3)


def test_an_empty_heap_of_work_costs_one_statement(cadre):
    """But for heaps of two kinds of work, and a number that says what is late."""
    now = timezone.now()
    assert cadre.live_posts

    dear = {}
    for make in registry._MAKERS:
        with CaptureQueriesContext(connection) as statements:
            make(cadre, now)
        asked = [q for q in statements if "parameters_parameter" not in q["sql"]]
        if len(asked) > 1:
            dear[make.__name__] = len(asked)

    assert dear == {
        "data_to_look_after": 3,
        "duties_nobody_holds": 2,
        "meetings_to_follow_up": 2,
        "rounds_and_terms": 2,
    }
