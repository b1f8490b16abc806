"""Events and publicity (G9, G12, J4): head counts, reports, kits, figures."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import Refused
from residents.choices.needs import NeedKind
from residents.operations.needs import answer_need, note_need
from services.choices.activities import CountedHow, EventKind
from services.choices.points import StockKind, StockReason
from services.models import CommunityEvent, EventLink, StockItem
from services.operations.activities import (
    add_report,
    cancel_event,
    count_event,
    give_kits,
    plan_event,
)
from services.operations.stock import add_stock_item, book_stock
from tests.clock import NOON, TODAY
from tests.factories.volunteers import a_reward

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def an_event(unit, actor, **facts):
    given = {
        "kind": EventKind.ANTI_DRUG, "title": "禁毒宣传", "place": "街口",
        "held_on": TODAY,
    }  # fmt: skip
    return plan_event(unit, actor=actor, **given | facts)


def test_an_event_has_a_head_count_that_says_how_sure_it_is(community, cadre, worker):
    """G9: 200余 is at least 200, never 200 counted."""
    refused("not_allowed", an_event, community, worker)
    refused("words_missing", an_event, community, cadre, title=" ")
    event = an_event(community, cadre)
    facts = {"head_count": 200, "counted_how": CountedHow.AT_LEAST, "actor": cadre}
    refused("event_ahead", count_event, event, today=TODAY - DAY, **facts)
    count_event(event, today=TODAY, **facts)
    refused("event_counted", cancel_event, event, reason="雨", actor=cadre)
    the_database_refuses(lambda: CommunityEvent.objects.update(counted_how=""))
    the_database_refuses(lambda: CommunityEvent.objects.update(cancelled_for="雨"))
    other = an_event(community, cadre)
    refused("reason_missing", cancel_event, other, reason="", actor=cadre)
    cancel_event(other, reason="下雨", actor=cadre)
    refused("event_cancelled", count_event, other, today=TODAY, **facts)


def test_media_reports_are_whole_links_and_stay(community, cadre):
    """G9: media link."""
    event = an_event(community, cadre)
    facts = {"medium": "锦江发布", "actor": cadre}
    refused("link_wrong", add_report, event, address="javascript:alert(1)", **facts)
    refused("link_wrong", add_report, event, address="锦江发布", **facts)
    add_report(event, address="https://example.org/a", **facts)
    refused("link_there", add_report, event, address="https://example.org/a", **facts)
    the_database_refuses(lambda: EventLink.objects.update(medium="x"))
    row = EventLink(event=event, medium="x", address="javascript:alert(1)")
    the_database_refuses(lambda: EventLink.objects.bulk_create([row]))


def test_kits_are_given_away_at_an_event_and_never_more_than_there_are(
    community, cadre
):
    """G12: Event + stock issue; 3,500 in, out, left."""
    event = an_event(community, cadre, kind=EventKind.SORTING)
    kit = add_stock_item(
        community, kind=StockKind.KIT, name="分类包", cost=None, actor=cadre
    )
    book_stock(kit, count=3500, reason=StockReason.RECEIVED, on=TODAY, actor=cadre)
    give_kits(event, item=kit, count=3400, actor=cadre)
    refused("nothing_left", give_kits, event, item=kit, count=101, actor=cadre)
    refused(
        "not_a_kit", give_kits, event, item=a_reward(community), count=1, actor=cadre
    )
    row = StockItem.objects.with_sums().get(pk=kit.pk)
    assert (row.came, row.went, row.left) == (3500, 3400, 100)
    assert event.moves.get().change == -3400


def test_the_figures_count_events_by_kind_and_needs_answered(
    community, grid, cadre, worker
):
    """services.events, services.needs_answered."""
    for kind, day in ((EventKind.DRILL, TODAY), (EventKind.SORTING, TODAY - DAY)):
        event = an_event(grid, cadre, kind=kind, held_on=day)
        count_event(event, head_count=5, counted_how=CountedHow.EXACT, actor=cadre,
                    today=TODAY)  # fmt: skip
    an_event(grid, cadre)
    need = note_need(grid, kind=NeedKind.HOUSING, actor=worker, now=NOON)
    for text in ("第一次答复", "再次答复"):
        if need.status == "answered":
            break
        need = answer_need(need, actor=worker, text=text, now=NOON + DAY)

    def figure(key, day):
        period = Period(on=day, now=NOON + 9 * DAY)
        return find_indicator(key).measure([community], period)[community.pk]

    assert figure("services.events", TODAY - DAY).value == 1
    assert figure("services.events", TODAY).value == 2
    assert figure("services.events", TODAY).parts["drill"] == 1
    assert figure("services.needs_answered", TODAY).value == 0
    assert figure("services.needs_answered", TODAY + DAY).value == 1


def test_the_desk_plans_counts_and_reports_an_event(
    signed_in, community, cadre, stranger
):
    desk, today = signed_in(cadre), timezone.localdate()
    sent = desk.post(
        reverse("admin:services_communityevent_new"),
        {"unit": community.pk, "kind": "neighbours", "title": "百家宴", "place": "院坝",
         "held_on": f"{today:%Y-%m-%d}"},
    )  # fmt: skip
    event = CommunityEvent.objects.get()
    act = reverse("admin:services_communityevent_act", args=[event.pk])
    desk.post(act, {"act": "count", "head_count": "260", "counted_how": "about"})
    desk.post(act, {"act": "report", "medium": "锦江发布",
                    "address": "https://example.org/a"})  # fmt: skip
    page = desk.get(sent["Location"]).content.decode()
    assert "约 260" in page
    assert "https://example.org/a" in page
    listed = desk.get(reverse("admin:services_communityevent_changelist"))
    assert listed.status_code == 200
    assert signed_in(stranger).get(sent["Location"]).status_code == 404
    assert SYSTEM.actor_id is None
