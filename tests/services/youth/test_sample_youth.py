"""The sample courses are whole: every page shows something after script/up."""

from django.db.models import Sum
from django.utils import timezone

from liuli.demo.youth import keep_courses
from liuli.indicators.registry import Period, find_indicator
from services.models import Enrolment, HandOver, ProgrammeSession, SafeguardingLead


def test_the_sample_courses_are_kept(community, cadre, secretary):
    """YT-8: 26 of last year's ledger, 12 of 雏鹰课堂, one of today."""
    now = timezone.now()

    keep_courses(community, cadre=cadre, secretary=secretary, now=now)

    period = Period(on=timezone.localdate(now), now=now)
    figure = find_indicator("services.sessions").measure([community], period)
    parts = figure[community.pk].parts
    assert {k: n for k, n in parts.items() if n} == {
        "parent_child": 13, "healing": 13, "exhibition": 1, "eaglets": 12,
    }  # fmt: skip
    states = Enrolment.objects.values_list("state", flat=True)
    assert sorted(set(states)) == ["enrolled", "waiting"]
    assert HandOver.objects.count() == 1
    assert SafeguardingLead.objects.count() == 2
    assert ProgrammeSession.objects.filter(cancelled_at__isnull=False).count() == 1
    assert ProgrammeSession.objects.aggregate(n=Sum("attended"))["n"] == 12 * 3 + 4
