"""The sample watch is whole: every page of watch and tips shows something."""

from django.utils import timezone

from hazards.models import Snap, Tip, WatchDuty, WatchGroup, WatchSeat, WatchSwap
from hazards.operations.watch.reminders import watch_tomorrow
from liuli.demo.watch import keep_watch


def test_the_sample_watch_is_kept(community, grid, cadre, secretary):
    now = timezone.now()

    keep_watch(community, cadre=cadre, secretary=secretary, now=now)

    today = timezone.localdate(now)
    assert WatchGroup.objects.count() == 3
    assert WatchSeat.objects.count() == 22
    assert WatchDuty.objects.filter(noted_on__isnull=False).count() > 30
    assert WatchDuty.objects.filter(cover="reserve", on__gt=today).exists()
    assert WatchSwap.objects.open().count() == 1
    assert (Tip.objects.count(), Snap.objects.count()) == (2, 2)
    assert watch_tomorrow(cadre, now).count("\n") == 3
