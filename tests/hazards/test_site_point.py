"""The point of a site, put on the map from its page in the desk."""

import pytest
from django.urls import reverse

from hazards.models import MapPoint
from hazards.operations.points import place_site
from liuli.kernel.access import SYSTEM
from tests.factories.hazards import make_site

pytestmark = pytest.mark.django_db
DEGREES = {"latitude": "30.620001", "longitude": "104.090002"}


def place_of(site):
    return reverse("admin:hazards_site_place", args=[site.pk])


def page_of(site):
    return reverse("admin:hazards_site_change", args=[site.pk])


def test_a_cadre_puts_a_site_on_the_map_and_moves_it(grid, signed_in, cadre):
    site = make_site(grid)
    client = signed_in(cadre)
    assert client.get(page_of(site)).context["point_form"].initial == {}

    client.post(place_of(site), DEGREES)
    client.post(place_of(site), DEGREES | {"latitude": "30.63"})

    point = MapPoint.objects.get()
    assert (float(point.latitude), float(point.longitude)) == (30.63, 104.090002)
    shown = client.get(page_of(site)).context
    assert shown["point_form"].initial["latitude"] == point.latitude
    assert shown["point_map"]["start"] == {"at": (30.63, 104.090002), "isNear": True}


@pytest.mark.parametrize("wrong", [{"latitude": "3"}, {"longitude": ""}])
def test_degrees_outside_are_refused_in_words(grid, signed_in, cadre, wrong):
    site = make_site(grid)
    answer = signed_in(cadre).post(place_of(site), DEGREES | wrong, follow=True)
    assert "中国" in answer.content.decode()
    assert not MapPoint.objects.exists()


def test_only_points_of_ones_own_territory_are_drawn(
    grid, next_grid, signed_in, cadre, worker, stranger, neighbour
):
    """What lies near is a help to find the place; the next grid's is bait."""
    site, near, far = make_site(grid), make_site(grid), make_site(next_grid)
    for other, latitude in ((near, "30.1"), (far, "30.2")):
        place_site(other, latitude=latitude, longitude="104", actor=SYSTEM)

    shown = signed_in(cadre).get(page_of(site)).context["point_map"]

    assert [place["at"] for place in shown["around"]] == [(30.1, 104.0)]
    for person in (stranger, neighbour):
        signed_in(person).post(place_of(site), DEGREES)
    assert MapPoint.objects.filter(site=site).count() == 0


def test_a_site_that_is_gone_is_put_nowhere(grid, signed_in, cadre):
    site = make_site(grid)
    type(site).objects.filter(pk=site.pk).update(closed_on="2026-01-01")
    assert "point_form" not in signed_in(cadre).get(page_of(site)).context
