"""The sample community has people in care, volunteers, venues and events."""

from datetime import date

import pytest
from django.utils import timezone

from liuli.demo.care import care_for_people
from services.choices.care import VisitState
from services.models import (
    CarePlan,
    CareVisit,
    CommunityEvent,
    Contract,
    GroupOrder,
    HelpOrder,
    PointsAccount,
    Referral,
    StockItem,
    Venue,
    VenueBooking,
    Volunteer,
)
from services.operations.care import raise_missed_visits
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db


def test_the_sample_shows_something_on_every_page(
    community, grid, worker, cadre, secretary
):
    """Built by operations; one visit is missed, one space idle, kits are left."""
    for place in range(5):
        a_resident(grid, full_name=f"样例{'甲乙丙丁戊'[place]}",
                   birth_on=date(1960, 1, 1 + place), identity="")  # fmt: skip
    now = timezone.now()

    care_for_people(
        community, grid, carer=worker, cadre=cadre, secretary=secretary, now=now
    )

    assert CarePlan.objects.count() == 3
    assert CareVisit.objects.filter(state=VisitState.DONE).count() == 2
    assert raise_missed_visits(now=now) > 0
    assert Volunteer.objects.count() == 4
    assert sum(PointsAccount.objects.values_list("balance", flat=True)) == 0
    assert Venue.objects.idle().count() == 1
    assert VenueBooking.objects.standing().count() == 3
    assert CommunityEvent.objects.count() == 3
    assert StockItem.objects.get(name="垃圾分类包").left == 300
    # K10, K13, K15, K21: one contract ends soon, one order is paid, one answer late.
    assert Contract.objects.count() == 3
    assert GroupOrder.objects.standing().count() == 3
    assert GroupOrder.objects.filter(paid_yuan__gt=0).count() == 1
    states = set(HelpOrder.objects.values_list("state", flat=True))
    assert states == {"requested", "done"}
    assert Referral.objects.late(timezone.localdate(now)).count() == 1
