"""PP-3, RO-2: a list leaves the portal by two people, masked and marked."""

import io
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from petitions.exports.cases import write_cases
from petitions.models import CaseExport
from petitions.operations.exports import (
    approve_export,
    ask_export,
    decline_export,
    fetch_export,
)
from tests.clock import NOON
from tests.factories.petitions import SPEAKERS, a_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(community, officer):
    return ask_export(community, purpose="向街道报送", actor=officer, now=NOON)


def approved(export, by):
    return approve_export(export, write=write_cases, actor=by, now=NOON)


def rows_of(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(
        0
    ).to_python()  # fmt: skip


def test_a_list_holds_what_the_asker_sees_masked_and_marked(
    asked, community, officer, other_petition_officer, secretary
):
    """PP-3: bait of another officer stays out, though the approver sees it."""
    mine = a_case(community, officer, demand="探针诉求", village_group="=1+1")
    theirs = a_case(community, other_petition_officer)

    export = approved(asked, secretary)
    content = fetch_export(export, actor=officer, now=NOON)

    rows = rows_of(content)
    text = str(rows)
    assert (export.rows, [row[0] for row in rows[2:-1]]) == (1, [mine.number])
    assert "代**" in text
    for secret in (SPEAKERS[0].full_name, SPEAKERS[0].phone, "探针诉求", theirs.number):
        assert secret not in text
    for row in (rows[0], rows[-1]):
        for word in ("petitions", "secretary", "向街道报送", "2026-03-02 12:00"):
            assert word in row[0]
    assert Entry.objects.filter(action="lists.exported").count() == 1


def test_nobody_lets_their_own_list_out(asked, officer, secretary, community):
    """RO-2: by the operation, by the database, and not by whoever oversees either."""
    own = ask_export(community, purpose="自用", actor=secretary, now=NOON)
    for export, who in ((asked, officer), (own, secretary)):
        with pytest.raises(NotAllowed), transaction.atomic():
            approved(export, who)
    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        CaseExport.objects.filter(pk=asked.pk).update(
            state="declined", decided_by=officer, decided_at=NOON
        )

    assert set(CaseExport.objects.values_list("state", flat=True)) == {"asked"}


def test_only_whoever_asked_fetches_it_for_some_days(
    asked, officer, secretary, other_petition_officer
):
    with pytest.raises(Refused) as early:
        fetch_export(asked, actor=officer, now=NOON)
    export = approved(asked, secretary)
    for who in (secretary, other_petition_officer):
        with pytest.raises(NotAllowed):
            fetch_export(export, actor=who, now=NOON)
    with pytest.raises(Refused) as late:
        fetch_export(export, actor=officer, now=NOON + timedelta(days=8))

    assert (early.value.code, late.value.code) == ("not_approved", "export_over")


def test_what_was_declined_stays_and_is_never_approved(asked, officer, secretary):
    decline_export(asked, actor=secretary, now=NOON)

    with pytest.raises(Refused):
        approved(asked, secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseExport.objects.update(state="asked", decided_by=None, decided_at=None)
    assert CaseExport.objects.get().file is None


def test_who_may_not_ask_and_who_does_not_see(asked, community, request, signed_in):
    for name in ("cadre", "worker", "lead_user", "street_officer", "funds_officer"):
        with pytest.raises(NotAllowed):
            ask_export(
                community, purpose="x", actor=request.getfixturevalue(name), now=NOON
            )
    other = signed_in(request.getfixturevalue("other_petition_officer"))
    for door in ("change", "decide", "fetch"):
        url = reverse(f"admin:petitions_caseexport_{door}", args=[asked.pk])
        assert {other.get(url).status_code, other.post(url).status_code} == {404}, door


def test_two_people_through_the_desk(community, officer, secretary, signed_in):
    a_case(community, officer)
    asker, decider = signed_in(officer), signed_in(secretary)
    asker.post(
        reverse("admin:petitions_caseexport_add"),
        {"unit": community.pk, "purpose": "向街道报送"},
    )
    export = CaseExport.objects.get()
    url = {
        door: reverse(f"admin:petitions_caseexport_{door}", args=[export.pk])
        for door in ("change", "decide", "fetch")
    }
    assert asker.post(url["decide"], {"decision": "approved"}).status_code == 403
    assert "等待第二人" in asker.get(url["change"]).content.decode()

    decider.post(url["decide"], {"decision": "approved"})

    assert asker.get(url["fetch"]).status_code == 405
    answer = asker.post(url["fetch"])
    assert len(rows_of(answer.content)) == 4
    assert decider.post(url["fetch"]).status_code == 403
