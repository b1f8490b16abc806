"""The sample network is whole: every page of water shows something after script/up."""

from django.utils import timezone

from hazards.choices.water import RepairState
from hazards.models import (
    Connection,
    MeterReading,
    NightBaseline,
    NightFlow,
    Outage,
    Repair,
    Segment,
)
from hazards.operations.water.accounts import statement_of
from liuli.demo.water import keep_water


def test_the_sample_network_is_kept(community, worker, cadre, secretary):
    now = timezone.now()

    keep_water(community, worker=worker, cadre=cadre, secretary=secretary, now=now)

    today = timezone.localdate(now)
    found = statement_of(community, first=today.replace(day=1), last=today)
    states = set(Repair.objects.values_list("state", flat=True))
    assert Connection.objects.count() == 48
    assert MeterReading.objects.count() == 72
    assert states == {RepairState.ACCEPTED, RepairState.REPORTED}
    assert (Segment.objects.count(), Outage.objects.count()) == (3, 1)
    assert NightFlow.objects.count() == 8
    assert NightBaseline.objects.get().litres_per_hour == 310
    assert found.connections == 48
