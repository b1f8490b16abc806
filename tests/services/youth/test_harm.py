"""Mandatory reports: at once, sealed, approved by nobody (YT-5)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from services.choices.youth import Authority
from services.models import HarmLook, HarmReport, HarmTold, SafeguardingLead
from services.operations.youth.harm import (
    end_safeguarding_lead,
    name_safeguarding_lead,
    note_told,
    open_report,
    report_harm,
)
from tests.clock import NOON

pytestmark = pytest.mark.django_db
WORDS = "探针：手臂上有伤"


def code_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.code


def reported(unit, actor, **facts):
    facts.setdefault("seen_at", NOON - timedelta(hours=1))
    return report_harm(
        unit, words=WORDS, child="童探针", actor=actor, now=NOON, **facts
    )


@pytest.fixture
def leads(community, cadre, secretary):
    return [
        name_safeguarding_lead(community, user=each, actor=SYSTEM, now=NOON)
        for each in (cadre, secretary)
    ]


def test_two_are_named_and_the_database_counts(
    leads, community, worker, secretary, stranger
):
    """YT-5: sealed to two."""
    name = {"actor": secretary, "now": NOON}
    assert [lead.seat for lead in leads] == [1, 2]
    assert (
        code_of(name_safeguarding_lead, community, user=worker, **name) == "two_named"
    )
    for seat in (1, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            SafeguardingLead.objects.create(
                unit=community, seat=seat, user=worker, named_at=NOON
            )

    end_safeguarding_lead(leads[0], **name)

    assert (
        code_of(name_safeguarding_lead, community, user=stranger, **name)
        == "no_post_here"
    )
    fresh = name_safeguarding_lead(community, user=worker, **name)
    assert fresh.seat == 1


def test_anybody_who_works_there_reports_and_nobody_approves(grid, leads, worker):
    """YT-5: no supervisor's step; the moments stand in the report."""
    report = reported(grid, worker, told=[(Authority.POLICE, NOON)])

    assert report.made_at == NOON
    assert report.told.get().authority == "police"
    states = {f.name for m in (HarmReport, HarmTold) for f in m._meta.concrete_fields}
    assert not [n for n in states if "approv" in n or "state" in n or "status" in n]
    assert (
        code_of(report_harm, grid, words=" ", seen_at=NOON, actor=worker, now=NOON)
        == "nothing_said"
    )
    assert code_of(
        report_harm, grid, words="x", seen_at=NOON + timedelta(minutes=1),
        actor=worker, now=NOON,
    ) == "seen_in_future"  # fmt: skip
    with pytest.raises(NotAllowed):
        report_harm(grid, words="x", seen_at=NOON, actor=SYSTEM, now=NOON)


def test_only_the_two_leads_read_it_and_each_look_is_kept(
    grid, leads, worker, cadre, neighbour, lead_user, stranger, administrator
):
    """YT-5: not even its writer opens it again."""
    report = reported(grid, worker)

    for person in (worker, neighbour, lead_user, stranger, administrator):
        assert not HarmReport.objects.visible_to(person).exists()
        with pytest.raises(NotAllowed):
            open_report(report, actor=person, now=NOON)
    assert open_report(report, actor=cadre, now=NOON).words == WORDS
    assert HarmLook.objects.get().by == cadre
    end_safeguarding_lead(leads[0], actor=SYSTEM, now=NOON)
    assert not HarmReport.objects.visible_to(cadre).exists()


def test_whoever_is_named_is_told_nothing_and_reads_nothing(
    grid, leads, worker, cadre, secretary
):
    """YT-5: also a safeguarding lead."""
    report = reported(grid, worker, named=[cadre])

    told = Notice.objects.filter(kind="youth.harm_reported")
    assert {n.recipient_id for n in told} == {secretary.pk}
    assert HarmReport.objects.visible_to(secretary).get() == report
    assert not HarmReport.objects.visible_to(cadre).exists()
    with pytest.raises(NotAllowed):
        open_report(report, actor=cadre, now=NOON)


def test_its_words_are_sealed_and_stand_nowhere_else(grid, leads, worker, cadre):
    reported(grid, worker)

    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM services_harmreport r")
        row = cursor.fetchone()[0]
    elsewhere = [
        *(f"{e.object_label}{e.detail}" for e in Entry.objects.all()),
        *(str(n.params) for n in Notice.objects.all()),
        row,
    ]
    assert not [text for text in elsewhere if "探针" in text]
    assert "探针".encode().hex() not in row


def test_a_report_is_never_rewritten_and_the_authorities_are_noted(
    grid, leads, worker, cadre
):
    report = reported(grid, worker)
    act = {"actor": cadre, "now": NOON}

    note_told(report, authority=Authority.CIVIL, at=NOON, receipt="A-1", **act)

    assert report.told.get().receipt == "A-1"
    later = NOON + timedelta(minutes=1)
    assert (
        code_of(note_told, report, authority=Authority.CIVIL, at=later, **act)
        == "seen_in_future"
    )
    with pytest.raises(NotAllowed):
        note_told(report, authority=Authority.CIVIL, at=NOON, actor=worker, now=NOON)
    for rows in (HarmReport.objects.all(), HarmTold.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_the_guide_is_one_tap_and_names_110_first(worker, leads, signed_in, auditor):
    """YT-5: a page that needs nothing to be filled in."""
    url = reverse("services:youth_harm")
    page = signed_in(worker).get(url).content.decode()

    assert page.index("tel:110") < page.index('<form class="ll-form"')
    assert signed_in(auditor).get(url).status_code == 403
    answer = signed_in(worker).post(
        url,
        {"words": WORDS, "seen_at": "2026-03-02T11:00", "told": ["police"]},
        follow=True,
    )
    report = HarmReport.objects.get()
    assert report.number in answer.content.decode()
    assert WORDS not in answer.content.decode()


def test_the_desk_opens_it_for_a_lead_and_writes_the_look(
    grid, leads, worker, cadre, signed_in, lead_user
):
    report = reported(grid, worker)
    url = reverse("admin:services_harmreport_change", args=[report.pk])

    assert WORDS in signed_in(cadre).get(url).content.decode()
    assert HarmLook.objects.count() == 1
    assert signed_in(lead_user).get(url).status_code == 404
    listed = reverse("admin:services_harmreport_changelist")
    assert report.number not in signed_in(lead_user).get(listed).content.decode()
