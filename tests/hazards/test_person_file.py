"""一人一档: the hazards where a person lives now, from the app that knows them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from liuli.accounts.roles import Role
from tests.clock import TODAY
from tests.factories.hazards import found, make_site
from tests.factories.residents import a_person, a_stay

pytestmark = pytest.mark.django_db


def sections(browser, person):
    page = browser.get(reverse("admin:residents_person_file", args=[person.pk]))
    return {part.key: part for part in page.context["sections"]}, page


def test_the_file_lists_open_hazards_at_the_present_address_only(
    grid, worker, cadre, signed_in
):
    """Of the place; what was before the move is not there, nor another house."""
    home, former, elsewhere = (make_site(grid) for _number in range(3))
    person = a_person(grid)
    moved = TODAY - timedelta(days=90)
    a_stay(person, grid, address=former.address, ends_on=moved)
    a_stay(person, grid, address=home.address, starts_on=moved)
    here = found(home, worker)
    for site in (former, elsewhere):
        found(site, worker)

    parts, page = sections(signed_in(cadre), person)

    assert [hazard for hazard, _url in parts["hazards"].facts["hazards"]] == [here]
    assert here.number in page.content.decode()


def test_nobody_reads_hazards_there_who_may_not_or_where_there_are_none(
    grid, worker, cadre, next_grid, community, person_with_post, signed_in
):
    site = make_site(grid)
    person, other = a_person(grid), a_person(grid, full_name="司徒旁人")
    a_stay(person, grid, address=site.address)
    a_stay(other, grid)
    found(site, worker)
    narrow = person_with_post("narrow", Role.LEAD, next_grid)

    quiet, _page = sections(signed_in(cadre), other)

    assert "hazards" not in quiet
    url = reverse("admin:residents_person_file", args=[person.pk])
    assert signed_in(narrow).get(url).status_code == 404
