"""Home help (K15) and referrals (K13): price, own word, complaint, no diagnosis."""

from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.db import DatabaseError, models, transaction

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from residents.choices.needs import NeedKind, NeedStatus
from residents.operations import note_need
from residents.operations.merging import merge_people
from services.choices.orders import Covers, HelpState, ReferralAnswer
from services.models import HelpOrder, Referral
from services.operations.orders.group import order_for_person
from services.operations.orders.help import (
    answer_complaint,
    ask_for_help,
    cancel_help,
    complain,
    confirm_help,
    give_to_partner,
    help_done,
)
from services.operations.orders.referrals import (
    close_referral,
    raise_late_referrals,
    refer_person,
)
from tests.clock import NOON, TODAY
from tests.factories.orders import DAY, a_partner, a_round, some_help
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db


def refused(code, act):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act()
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def test_home_help_that_came_from_a_need_answers_it(community, grid, cadre, worker):
    """K15, L2: asked, with a partner at a price, done, confirmed; the need is told."""
    partner = a_partner(community, covers=Covers.HOME_HELP)
    person = a_resident(grid, identity="")
    need = note_need(
        grid,
        kind=NeedKind.ELDERLY,
        text="要人打扫",
        person=person,
        actor=worker,
        now=NOON,
    )
    order = some_help(grid, person=person, need=need)
    refused(
        "need_elsewhere",
        lambda: some_help(grid, need=need),
    )
    the_database_refuses(lambda: some_help(grid, person=person, need=need))
    refused("illegal_move", lambda: help_done(order, on=TODAY, actor=cadre, now=NOON))

    give_to_partner(order, supplier=partner, price=D("80.5"), actor=cadre, now=NOON)
    later = NOON + DAY
    help_done(order, on=TODAY + DAY, actor=cadre, now=later)

    need.refresh_from_db()
    assert need.status == NeedStatus.ANSWERED
    complaint = complain(order, text="没擦干净", actor=cadre, now=later)
    order.refresh_from_db()
    assert (order.state, order.done_on) == (HelpState.ASSIGNED, None)
    help_done(order, on=TODAY + DAY, actor=cadre, now=later)
    refused("complaint_open", lambda: confirm_help(order, actor=cadre, now=later))
    answer_complaint(complaint, answer="重做了一遍", actor=cadre, now=later)
    order = confirm_help(order, actor=cadre, now=later)
    assert (order.state, order.price_yuan) == (HelpState.CONFIRMED, D("80.50"))
    refused(
        "illegal_move",
        lambda: cancel_help(order, reason="x", actor=cadre, now=later),
    )


def test_help_is_cancelled_with_a_reason_and_held_by_the_database(
    community, grid, cadre, worker, stranger
):
    """K15: no partner without a price, no end without a day, no stranger."""
    order = some_help(grid)
    for who in (worker, stranger):
        with pytest.raises(NotAllowed):
            cancel_help(order, reason="x", actor=who, now=NOON)
    refused(
        "reason_missing", lambda: cancel_help(order, reason=" ", actor=cadre, now=NOON)
    )
    rows = HelpOrder.objects.filter(pk=order.pk)
    the_database_refuses(lambda: rows.update(state=HelpState.ASSIGNED))
    the_database_refuses(lambda: rows.update(state=HelpState.CANCELLED))
    the_database_refuses(lambda: rows.update(state=HelpState.CONFIRMED, ended_on=TODAY))
    the_database_refuses(rows.delete)
    partner = a_partner(community, covers=Covers.HOME_HELP)
    given = {"state": HelpState.ASSIGNED, "supplier": partner, "assigned_on": TODAY}
    the_database_refuses(lambda: rows.update(**given))  # no price
    with transaction.atomic():
        rows.update(**given, price_yuan=0)
        the_database_refuses(lambda: rows.update(state=HelpState.DONE))  # no day
        transaction.set_rollback(True)

    cancelled = cancel_help(order, reason="已自行解决", actor=cadre, now=NOON)

    assert (cancelled.state, cancelled.ended_on) == (HelpState.CANCELLED, TODAY)
    refused(
        "day_passed",
        lambda: ask_for_help(
            order.person, kind=order.kind, what="", wished_on=TODAY - DAY,
            actor=cadre, now=NOON,
        ),
    )  # fmt: skip


def a_referral(grid, **facts):
    given = {
        "institution": "区人民医院", "consent_on": TODAY, "referred_on": TODAY,
        "due_on": TODAY + 7 * DAY,
    }  # fmt: skip
    person = facts.pop("person", None) or a_resident(grid, identity="")
    actor = facts.pop("actor", SYSTEM)
    return refer_person(person, **given | facts, actor=actor)


def test_a_referral_holds_where_and_when_and_never_why(grid, worker, stranger):
    """K13: consent before; the row has no room for a diagnosis or a finding."""
    refused("consent_missing", lambda: a_referral(grid, consent_on=TODAY + DAY))
    refused("due_before", lambda: a_referral(grid, due_on=TODAY - DAY))
    refused("institution_missing", lambda: a_referral(grid, institution=" "))
    with pytest.raises(NotAllowed):
        a_referral(grid, actor=stranger)
    referral = a_referral(grid, actor=worker)
    words = {
        field.name
        for field in Referral._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }
    assert words == {"institution"}
    rows = Referral.objects.filter(pk=referral.pk)
    the_database_refuses(lambda: rows.update(consent_on=TODAY - DAY))
    the_database_refuses(lambda: rows.update(answer=ReferralAnswer.RECEIVED))
    the_database_refuses(rows.delete)


def test_no_answer_by_its_day_is_raised_once_until_it_is_there(grid, worker, lead_user):
    """K13: whoever sent them on and the lead are told."""
    referral = a_referral(grid, actor=worker)
    assert raise_late_referrals(now=NOON + 7 * DAY) == 0

    assert raise_late_referrals(now=NOON + 8 * DAY) == 2
    assert raise_late_referrals(now=NOON + 9 * DAY) == 0

    told = set(Notice.objects.values_list("recipient__username", flat=True))
    assert told == {"worker", "lead"}
    refused(
        "day_wrong",
        lambda: close_referral(
            referral, answer=ReferralAnswer.RECEIVED, on=TODAY - DAY, actor=worker,
            now=NOON,
        ),
    )  # fmt: skip
    closed = close_referral(
        referral, answer=ReferralAnswer.RECEIVED, on=TODAY, actor=worker, now=NOON
    )
    assert closed.answer == ReferralAnswer.RECEIVED
    refused(
        "referral_closed",
        lambda: close_referral(
            referral, answer=ReferralAnswer.NONE, on=TODAY, actor=worker, now=NOON
        ),
    )


def test_orders_and_referrals_follow_a_person_whose_records_are_joined(community, grid):
    """A record that was kept twice: what it ordered stands with the one that stays."""
    stays, goes = (a_resident(grid, identity="") for _n in range(2))
    order, referral = some_help(grid, person=goes), a_referral(grid, person=goes)
    round_ = a_round(community)
    bought = order_for_person(
        round_,
        person=goes,
        wants={round_.goods.first().pk: 1},
        actor=SYSTEM,
        now=NOON,
    )

    merge_people(stays, goes, actor=SYSTEM, now=NOON)

    for row in (order, referral, bought):
        row.refresh_from_db()
        assert row.person == stays
