"""The table of relapses, and key sites called to mind (HZ-4, G4, G6)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hazards.choices import SiteKind
from hazards.models import Relook, Site
from hazards.operations.key_site_news import remind_key_sites
from hazards.operations.relooks import end_key_site, look_again, mark_key_site
from hazards.rules.relooks import share
from liuli.indicators.registry import Period, find_indicator
from liuli.notices.models import Notice
from liuli.notices.operations import withdraw_overtaken
from liuli.notices.texts import sentences
from tests.clock import NOON, TODAY
from tests.factories.hazards import cleared, make_photo, make_site
from tests.factories.patrols import finished

pytestmark = pytest.mark.django_db
PAGE = "/hazards/relapses/"


def test_a_share_is_a_percentage_with_one_place():
    """HZ-4: nothing cleared is no relapse, not an error."""
    assert share(1, 3) == Decimal("33.3")
    assert share(0, 4) == Decimal("0.0")
    assert share(0, 0) == 0


@pytest.fixture
def lives(grid, next_grid, worker, cadre, lead_user):
    """Three clearances: a hotel's that came back, a hotel's and a shop's that lasted."""
    now = timezone.now() - timedelta(days=40)
    people = {"cadre": cadre, "verifier": lead_user, "now": now}
    bad = cleared(make_site(grid, name="反弹旅馆"), worker, **people)
    cleared(make_site(grid, name="守规旅馆"), worker, **people)
    shop = make_site(grid, SiteKind.GROUP_RENTAL, name="合租房")
    cleared(shop, worker, code="GR-09", **people)
    look = Relook.objects.filter(hazard=bad).order_by("number").first()
    later = now + timedelta(days=8)
    look_again(
        look, is_back=True, photos=[make_photo(worker, grid, now=later)],
        actor=worker, observed_at=later, now=later,
    )  # fmt: skip
    return bad


def test_the_table_opens_its_rows(lives, cadre, signed_in):
    """HZ-4, G6: by kind and by site, the worst first; a number opens its clearances."""
    client = signed_in(cadre)

    shown = client.get(PAGE)

    kinds = {line["key"]: line for line in shown.context["kinds"]}
    hotels = kinds[SiteKind.SMALL_HOTEL]
    assert (hotels["cleared"], hotels["back"]) == (2, 1)
    assert hotels["share"] == Decimal("50.0")
    assert kinds[SiteKind.GROUP_RENTAL]["back"] == 0
    assert [line["key"] for line in shown.context["sites"]] == [lives.site_id]
    assert shown.context["opened"] is None
    for query in ({"kind": "small_hotel"}, {"site": lives.site_id}):
        assert client.get(PAGE, query).context["opened"] == [lives]
    other = Site.objects.get(name="守规旅馆")
    assert "都没有反弹" in client.get(PAGE, {"site": other.pk}).text
    for nonsense in ({"kind": "x"}, {"site": "x"}, {"site": "9" * 40}):
        assert client.get(PAGE, nonsense).status_code == 200


def test_the_table_counts_what_the_figure_counts(lives, community, cadre, signed_in):
    """HZ-4: one truth, two pages."""
    last = timezone.localdate()
    year = Period(last, last - timedelta(days=364))
    figure = find_indicator("hazards.relapse_rate").measure([community], year)

    kinds = signed_in(cadre).get(PAGE).context["kinds"]

    assert sum(line["back"] for line in kinds) == figure[community.pk].value
    assert sum(line["cleared"] for line in kinds) == figure[community.pk].of


def test_strangers_see_no_site(lives, stranger, neighbour, official, signed_in):
    for somebody in (stranger, neighbour):
        answer = signed_in(somebody).get(PAGE, {"site": lives.site_id})
        assert "反弹旅馆" not in answer.text
        assert lives.number not in answer.text
    assert signed_in(official).get(PAGE).status_code == 403


def test_the_table_costs_the_same_for_many_sites(
    lives, grid, worker, cadre, lead_user, signed_in, django_assert_max_num_queries
):
    client = signed_in(cadre)
    with django_assert_max_num_queries(16):
        client.get(PAGE, {"kind": "small_hotel"})


# --- key sites -----------------------------------------------------------------------
@pytest.fixture
def key_site(grid, worker, cadre, lead_user):
    """Marked five days ago, and nobody has looked at it since."""
    site = make_site(grid)
    since = TODAY - timedelta(days=5)
    return mark_key_site(site, reason="多次反弹", starts_on=since, actor=cadre)


def after(days):
    return remind_key_sites(now=NOON + timedelta(days=days))


def told():
    rows = Notice.objects.filter(kind="hazards.key_site_unseen").unread()
    return sorted(rows.values_list("recipient__username", flat=True))


def test_a_key_site_without_a_look_is_told_once(key_site):
    """G4, EV-5: worker and lead, in the digest, once per last look."""
    assert [after(day) for day in (-4, -3, -2, 0, 9)] == [0, 2, 0, 0, 0]
    assert told() == ["lead", "worker"]
    assert not Notice.objects.filter(is_urgent=True).exists()
    (said, _other) = sentences(list(Notice.objects.all()))
    assert "2026-02-25" in said
    assert key_site.site.name not in said


def test_a_look_withdraws_it_and_begins_anew(key_site, grid, worker):
    """G4: what somebody has looked at meanwhile is not in the digest."""
    after(-1)
    finished(grid, worker)

    withdraw_overtaken(now=NOON)

    assert told() == []
    assert [after(day) for day in (0, 1, 2, 3)] == [0, 0, 2, 0]


def test_a_site_that_is_no_key_site_any_more_is_nobodys(key_site, cadre):
    after(-1)
    end_key_site(key_site, on=TODAY, actor=cadre)

    withdraw_overtaken(now=NOON)

    assert told() == []
    assert after(30) == 0
