"""HZ-7, G7, T4: tips without a name, drugs without content, rewards by two people."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from hazards.choices.tips import Door, TipKind, TipState
from hazards.models import CodeTry, Tip, TipReward
from hazards.operations import tips
from hazards.operations.progress import progress_of_code
from hazards.operations.tips import (
    Told,
    conclude_check,
    end_without_reward,
    forget_contacts,
    grant_reward,
    open_hazard_of_tip,
    pay_reward,
    reveal_contact,
    send_tip,
    start_check,
)
from hazards.tasks import forget_tries
from liuli.audit.models import Entry
from liuli.celery import app
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.channels.errors import NotSentError
from tests.clock import NOON, TODAY
from tests.factories.hazards import make_site

pytestmark = pytest.mark.django_db
WORDS, PLACE, CONTACT = "后院藏有气瓶二十个", "琉璃三街暗号", "微信探针九号"
ADDRESS = "203.0.113.77"


def fails(code, act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    assert refused.value.code == code


def a_tip(community, *, kind=TipKind.GAS, contact=CONTACT, address=ADDRESS, now=NOON):
    told = Told(kind=kind, text=WORDS, place=PLACE, contact=contact)
    code = send_tip(community, told=told, address=address, now=now)
    return code, Tip.objects.latest("pk")


def confirmed(tip, officer):
    if tip.state == TipState.RECEIVED:
        start_check(tip, actor=officer)
    return conclude_check(tip, is_confirmed=True, answer="已查实", actor=officer)


@pytest.fixture
def police(settings, monkeypatch):
    """The mail door of the police: a fake, as every outside door."""
    settings.LIULI_POLICE_MAIL = "police@example.org"
    settings.LIULI_MAIL_URL = "mailto://example.org"
    letters = []
    monkeypatch.setattr(tips, "send_mail", lambda *letter: letters.append(letter))
    return letters


def test_a_tip_keeps_words_sealed_and_a_day_and_nothing_of_who_sent_it(community):
    """HZ-7, T4: no address, no minute, no audit line, no link to a person."""
    code, tip = a_tip(community)

    assert (tip.state, tip.received_on, tip.text) == (
        TipState.RECEIVED, TODAY, WORDS,
    )  # fmt: skip
    assert not Entry.objects.filter(object_type="hazards.tip").exists()
    kinds = {field.get_internal_type() for field in Tip._meta.concrete_fields}
    assert "DateTimeField" not in kinds
    to = {f.related_model._meta.label for f in Tip._meta.concrete_fields
          if f.is_relation}  # fmt: skip
    assert to == {"territory.Unit", "hazards.Hazard"}
    stored = everything_stored()
    for canary in (WORDS, PLACE, CONTACT, ADDRESS, code):
        assert canary not in stored


def everything_stored():
    """Every row of the tables a tip touches, as the database would print them."""
    tables = ("hazards_tip", "hazards_codetry", "hazards_tipreward", "audit_entry",
              "hazards_tiprewardevent")  # fmt: skip
    found = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t")
            found += [row[0] for row in cursor.fetchall()]
        # What lies in bytea columns is compared as bytes too.
        cursor.execute("SELECT text, place, contact, code_index FROM hazards_tip")
        found += [bytes(cell).decode("utf-8", "replace")
                  for row in cursor.fetchall() for cell in row if cell]  # fmt: skip
    return "\n".join(found)


def test_a_tip_about_drugs_goes_to_the_police_and_leaves_only_a_count(
    community, police
):
    """HZ-7: straight to the police, no content kept."""
    code, tip = a_tip(community, kind=TipKind.DRUGS)

    [(address, _title, body)] = police
    assert address == "police@example.org"
    assert body == f"{WORDS}\n\n{PLACE}\n\n{CONTACT}"
    assert (tip.text, tip.place, tip.contact) == (None, None, None)
    assert tip.state == TipState.FORWARDED
    assert WORDS not in everything_stored()
    found = progress_of_code(code, address="b", now=NOON)
    assert found.state == TipState.FORWARDED


def test_without_a_way_to_the_police_nothing_is_kept_and_110_is_named(
    community, police, settings, monkeypatch
):
    """HZ-7."""
    settings.LIULI_POLICE_MAIL = ""
    told = Told(kind=TipKind.DRUGS, text=WORDS)
    with pytest.raises(Refused, match="110") as refused:
        send_tip(community, told=told, address=ADDRESS, now=NOON)
    assert refused.value.code == "police_not_reached"

    def unsent(*_letter):
        raise NotSentError("down")

    settings.LIULI_POLICE_MAIL = "police@example.org"
    monkeypatch.setattr(tips, "send_mail", unsent)
    fails("police_not_reached", send_tip, community, told=told, address=ADDRESS,
          now=NOON)  # fmt: skip
    assert not Tip.objects.exists()


def test_the_database_keeps_no_words_about_drugs(community, police):
    """HZ-7: raw SQL cannot add them either."""
    _code, tip = a_tip(community, kind=TipKind.DRUGS)

    with (
        pytest.raises(IntegrityError, match="tip_drugs_keep_nothing"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE hazards_tip SET contact = '\\x01' WHERE id = %s", [tip.pk]
        )


def test_much_from_one_address_has_to_wait(community):
    """T4: rate-limited."""
    for _n in range(5):
        a_tip(community)

    fails("too_many_sent", a_tip, community)
    a_tip(community, address="198.51.100.1")
    assert a_tip(community, now=NOON + timedelta(minutes=61))


def test_the_minute_and_the_network_of_a_sender_go_though_nobody_comes(community):
    """T4: ten minutes after the waiting time at the latest, at every door."""
    now = timezone.now()
    for door, minutes in ((Door.WATCH, 15), (Door.TIP, 15), (Door.TIP_SENT, 60),
                          (Door.SNAP_SENT, 60)):  # fmt: skip
        for age in (minutes - 1, minutes + 1):
            at = now - timedelta(minutes=age)
            CodeTry.objects.create(door=door, at=at, address_index=b"x" * 32)

    forget_tries()
    forget_tries()

    assert set(CodeTry.objects.values_list("door", flat=True)) == set(Door)
    assert CodeTry.objects.count() == len(Door)
    beat = app.conf.beat_schedule["forget-tries-of-hazards"]
    assert (beat["task"], beat["schedule"]) == (forget_tries.name, 600)


def test_a_sending_that_fails_is_counted_too(community):
    """T4: a mail server that is down is not asked without end from one address."""
    told = Told(kind=TipKind.DRUGS, text=WORDS)
    for _n in range(5):
        fails("police_not_reached", send_tip, community, told=told, address=ADDRESS,
              now=NOON)  # fmt: skip

    fails("too_many_sent", a_tip, community)
    assert not Tip.objects.exists()
    assert a_tip(community, address="198.51.100.1")


def test_a_count_could_not_be_undone_with_the_act(community):
    """T4: the count is committed first, and nothing around it can take it back."""
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        a_tip(community)

    assert not Tip.objects.exists()


def test_only_the_few_read_tips(community, grid, secretary, petition_officer, cadre,
                                worker, stranger, official, administrator):  # fmt: skip
    """HZ-7, T4: a capability held by few."""
    _code, tip = a_tip(community)
    readers = {secretary, petition_officer}
    everybody = (*readers, cadre, worker, stranger, official, administrator)

    assert {u for u in everybody if Tip.objects.visible_to(u).exists()} == readers
    for person in set(everybody) - readers:
        with pytest.raises(NotAllowed):
            start_check(tip, actor=person)
    fails("reason_missing", reveal_contact, tip, reason=" ", actor=secretary)
    assert reveal_contact(tip, reason="核实地址", actor=secretary) == CONTACT
    shown = Entry.objects.get(action="hazards.tip_contact_shown")
    assert CONTACT not in str(shown.detail)


def test_a_tip_becomes_a_hazard_in_the_officers_words(community, grid, secretary):
    """E3g, HZ-7: through the operation every hazard is reported with."""
    _code, tip = a_tip(community)
    site = make_site(grid)
    found = {"site": site, "text": "违规存放气瓶", "severity": "critical"}

    fails("not_in_hand", open_hazard_of_tip, tip, **found, actor=secretary, now=NOON)
    start_check(tip, actor=secretary)
    hazard = open_hazard_of_tip(tip, **found, actor=secretary, now=NOON)

    tip.refresh_from_db()
    assert tip.hazard == hazard
    assert (hazard.found_by, hazard.text) == (secretary, "违规存放气瓶")


def test_a_reward_is_granted_by_one_and_paid_by_another_to_the_code(
    community, secretary, funds_officer, cadre
):
    """HZ-7, G7: payout by code, two-person release, payouts equal the ledger."""
    code, tip = a_tip(community)
    confirmed(tip, secretary)
    fails("amount_out_of_range", grant_reward, tip, amount_yuan=Decimal("500.01"),
          actor=secretary, now=NOON)  # fmt: skip
    pay = {"unit": community, "address": "desk", "now": NOON}
    fails("not_granted", pay_reward, code, **pay, actor=funds_officer)
    grant_reward(tip, amount_yuan=Decimal(300), actor=secretary, now=NOON)

    with pytest.raises(NotAllowed):
        pay_reward(code, **pay, actor=cadre)
    assert pay_reward("ZZZZZZZZZZ", **pay, actor=funds_officer) is None
    reward = pay_reward(code, **pay, actor=funds_officer)

    tip.refresh_from_db()
    assert (tip.state, tip.contact) == (TipState.REWARDED, None)
    assert (reward.decided_by, reward.paid_by) == (secretary, funds_officer)
    assert progress_of_code(code, address="b", now=NOON).amount_yuan == 300
    fails("paid_before", pay_reward, code, **pay, actor=funds_officer)


def test_whoever_granted_does_not_pay_even_with_both_posts(
    community, secretary, person_with_post
):
    """G7: decider and payer differ, in the operation and in the database."""
    from liuli.accounts.operations import give_post
    from liuli.accounts.roles import Role
    from liuli.kernel.access import SYSTEM

    give_post(secretary, role=Role.FUNDS_OFFICER, unit=community, actor=SYSTEM,
              starts_on=TODAY.replace(year=2020))  # fmt: skip
    secretary = type(secretary).objects.get(pk=secretary.pk)
    code, tip = a_tip(community)
    confirmed(tip, secretary)
    grant_reward(tip, amount_yuan=Decimal(300), actor=secretary, now=NOON)

    fails("same_person", pay_reward, code, unit=community, address="x",
          actor=secretary, now=NOON)  # fmt: skip
    with (
        pytest.raises(IntegrityError, match="tipreward_paid_by_another"),
        transaction.atomic(),
    ):
        TipReward.objects.update(paid_by=secretary, paid_on=TODAY)


@pytest.mark.parametrize(
    "change", [{"amount_yuan": 1}, {"paid_on": TODAY}, {"decided_by": None}]
)
def test_a_granted_reward_cannot_be_changed(community, secretary, change):
    _code, tip = a_tip(community)
    confirmed(tip, secretary)
    grant_reward(tip, amount_yuan=Decimal(300), actor=secretary, now=NOON)

    with pytest.raises(DatabaseError, match="tipreward"), transaction.atomic():
        TipReward.objects.update(**change)
    with pytest.raises(IntegrityError, match="tip_rewarded"), transaction.atomic():
        Tip.objects.update(state=TipState.REWARDED)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        TipReward.objects.all().delete()


def test_a_drug_tip_is_rewarded_by_its_code_alone(
    community, police, secretary, funds_officer
):
    """G7: checked by the police, graded, claimed with the code."""
    code, tip = a_tip(community, kind=TipKind.DRUGS)
    confirmed(tip, secretary)
    grant_reward(tip, amount_yuan=Decimal(500), actor=secretary, now=NOON)

    reward = pay_reward(code, unit=community, address="x", actor=funds_officer,
                        now=NOON)  # fmt: skip

    assert reward.amount_yuan == Decimal(500)


def test_contacts_are_destroyed_once_a_tip_is_over_or_old(community, secretary):
    """Reliability 7.4."""
    _code, refuted = a_tip(community)
    start_check(refuted, actor=secretary)
    refuted = conclude_check(refuted, is_confirmed=False, answer="", actor=secretary)
    _code, ended = a_tip(community)
    ended = end_without_reward(confirmed(ended, secretary), actor=secretary)
    _code, waiting = a_tip(community)

    assert (refuted.contact, ended.contact) == (None, None)
    assert forget_contacts(today=TODAY + timedelta(days=365)) == 0
    assert forget_contacts(today=TODAY + timedelta(days=366)) == 1
    waiting.refresh_from_db()
    assert (waiting.contact, waiting.text) == (None, WORDS)
