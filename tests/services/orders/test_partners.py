"""Partners and contracts (K4, K11, K21): no overlap, none expired, told in time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from services.choices.orders import Covers, HelpState, PartnerKind
from services.models import Contract, GroupRound, HelpOrder
from services.operations.orders.help import give_to_partner
from services.operations.orders.partners import (
    describe_partner,
    end_contract,
    sign_contract,
    warn_of_contracts,
)
from tests.clock import NOON, TODAY
from tests.factories.orders import DAY, a_contract, a_partner, a_round, some_help

pytestmark = pytest.mark.django_db


def refused(code, act):
    before = (GroupRound.objects.count(), Contract.objects.count())
    with pytest.raises(Refused) as caught, transaction.atomic():
        act()
    assert caught.value.code == code
    assert (GroupRound.objects.count(), Contract.objects.count()) == before


def the_database_refuses(act, name):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        act()
    assert caught.value.__cause__.diag.constraint_name == name


def raw_round(like, **changes):
    """The same round once more, as raw code might write it."""
    copy = GroupRound.objects.get(pk=like.pk)
    copy.pk = None
    for field, value in changes.items():
        setattr(copy, field, value)
    copy.save(force_insert=True)


def test_two_contracts_on_one_matter_never_overlap(community, cadre, stranger):
    """K21: by the operation and by the database; another matter may run beside it."""
    partner = a_partner(community)
    first = a_contract(partner, days=10)

    refused("contract_there", lambda: a_contract(partner, days=99, since=-10))
    refused("contract_reversed", lambda: a_contract(partner, days=9, since=-10))
    with pytest.raises(IntegrityError), transaction.atomic():
        Contract.objects.create(
            supplier=partner, covers=first.covers, number="2", period=first.period
        )
    following = a_contract(partner, days=99, since=-11)
    a_contract(partner, covers=Covers.HOME_HELP)

    assert (first.last_on, following.period.lower) == (
        TODAY + 10 * DAY,
        TODAY + 11 * DAY,
    )
    with pytest.raises(NotAllowed):
        describe_partner(
            partner, kind=PartnerKind.SOCIAL, office_phone="", actor=stranger
        )
    told = describe_partner(
        partner, kind=PartnerKind.SOCIAL, office_phone="028-84420000", actor=cadre
    )
    assert told.get_kind_display()


def test_an_expired_contract_blocks_new_orders(community, grid, cadre):
    """K21: group buying and home help, by the operation and by raw rows alike."""
    partner = a_partner(community)
    a_contract(partner, covers=Covers.GROUP_BUYING, days=0)
    a_contract(partner, covers=Covers.HOME_HELP, days=-1)
    order = some_help(grid)

    refused("no_contract", lambda: a_round(community, supplier=partner))
    refused(
        "no_contract",
        lambda: give_to_partner(
            order, supplier=partner, price=80, actor=cadre, now=NOON
        ),
    )
    other = a_round(
        community,
        supplier=a_partner(community, covers=Covers.GROUP_BUYING, name="另一家"),
    )
    the_database_refuses(
        lambda: raw_round(other, supplier=partner), "groupround_closes_under_contract"
    )
    the_database_refuses(
        lambda: raw_round(other, opens_at=NOON - 31 * DAY),
        "groupround_opens_under_contract",
    )
    the_database_refuses(
        lambda: HelpOrder.objects.filter(pk=order.pk).update(
            state=HelpState.ASSIGNED, supplier=partner, assigned_on=TODAY, price_yuan=80
        ),
        "helporder_under_contract",
    )

    sign_contract(
        partner, covers=Covers.HOME_HELP, number="续1", first_on=TODAY,
        last_on=TODAY + DAY, actor=cadre,
    )  # fmt: skip
    given = give_to_partner(order, supplier=partner, price=80, actor=cadre, now=NOON)
    assert given.state == HelpState.ASSIGNED


def test_what_ends_in_thirty_days_is_called_to_mind_once(community, secretary):
    """K21: who leads is told, not of what is renewed; a parameter says how early."""
    soon = a_contract(a_partner(community, name="甲"), days=30)
    a_contract(a_partner(community, name="乙"), days=31)
    renewed = a_partner(community, name="丙")
    a_contract(renewed, days=5)
    a_contract(renewed, days=400, since=-6)

    assert warn_of_contracts(now=NOON) == 1
    assert warn_of_contracts(now=NOON + timedelta(hours=1)) == 0

    notice = Notice.objects.get()
    assert (notice.recipient, notice.params["contract"]) == (secretary, soon.pk)
    ended = end_contract(soon, last_on=TODAY + 3 * DAY, reason="协商解除", actor=SYSTEM)
    assert ended.last_on == TODAY + 3 * DAY
    refused(
        "contract_end",
        lambda: end_contract(ended, last_on=TODAY + 3 * DAY, reason="x", actor=SYSTEM),
    )
    assert warn_of_contracts(now=NOON) == 1  # of the new last day
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM services_contractevent")
        assert cursor.fetchone()[0] >= 5
