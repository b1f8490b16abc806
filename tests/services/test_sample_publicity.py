"""The sample community announces, teaches and asks."""

from datetime import date

import pytest
from django.utils import timezone

from liuli.demo.publicity import tell_and_ask
from services.choices.publicity import AnnouncementState, Channel
from services.models import Announcement, Survey
from services.operations.survey_results import results
from tests.factories.residents import a_resident, an_identity

pytestmark = pytest.mark.django_db


def test_the_sample_has_something_in_every_state(community, grid, cadre, secretary):
    """Built by operations; the closed survey shows its sides of belonging."""
    for place in range(30):
        identity = an_identity(born=date(1980, 1, 1 + place))
        a_resident(grid, full_name="样例", identity=identity)
    now = timezone.now()

    tell_and_ask(community, grid, cadre=cadre, secretary=secretary, now=now)

    states = set(Announcement.objects.values_list("state", flat=True))
    assert states == set(AnnouncementState) - {
        AnnouncementState.REPLACED, AnnouncementState.DROPPED,
    }  # fmt: skip
    shown = Announcement.objects.on(timezone.localdate()).through(Channel.PUBLIC)
    assert shown.count() == 4
    closed = Survey.objects.get(kind="belonging")
    assert [mean is not None for _side, mean in results(closed).facets] == [True] * 3
    assert Survey.objects.open().get().sample_size == 30
