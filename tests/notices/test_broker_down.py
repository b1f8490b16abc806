"""F05: with the broker away what was done is saved, and notices go out later."""

import shutil

import pytest

from liuli.accounts.models import User
from liuli.notices.choices import DeliveryState
from liuli.notices.models import Delivery, Notice
from tests.notices.processes import Portal, short_place, wait_until

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.timeout(180),
]
ACT = """
from datetime import timedelta
from django.utils import timezone
from tests.notices import kinds
from liuli.notices.operations import News, notify_each
notify_each([News({pk}, "trial:7", "trial.news", {{"record": 7}}, urgent=True,
                  breaks_quiet=True)], now=timezone.now())
"""


def test_a_notice_made_while_the_broker_is_away_goes_out_when_it_is_back(postbox):
    person = User.objects.create(
        username="p", display_name="p", email="p@liuli.example"
    )
    place = short_place()
    try:
        with Portal(place, mail_url=postbox.url) as portal:
            made = portal.run(ACT.format(pk=person.pk))

            assert "Broker away: liuli.notices.tasks.deliver_due" in made.stderr
            assert Notice.objects.get().recipient == person
            assert postbox.letters == []

            portal.broker.start()
            portal.start_worker()
            portal.ring("liuli.notices.tasks.deliver_due")
            wait_until(lambda: postbox.messages, within=90)
            wait_until(
                lambda: Delivery.objects.get().state == DeliveryState.SENT, within=10
            )
    finally:
        shutil.rmtree(place)

    assert [to for to, *_rest in postbox.letters] == ["p@liuli.example"]
