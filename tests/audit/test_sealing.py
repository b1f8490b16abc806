"""SEC-7: the audit is append-only and chained; a change behind our back is found."""

from datetime import timedelta

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError

from liuli.audit.models import Entry, Seal
from liuli.audit.operations import record
from liuli.audit.sealing import seal_entries, verify_audit
from liuli.kernel.access import SYSTEM
from tests.clock import NOON

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def chained(db):
    Entry.objects.count()
    for number in range(4):
        record("access.refused", actor=SYSTEM, detail={"view": number}, at=NOON)
    seal_entries(now=NOON)
    return list(Entry.objects.order_by("pk"))


def behind_our_back(statement, *values):
    """As an administrator of the database would: the triggers switched off."""
    with (
        pgtrigger.ignore("audit.Entry:entry_append_only"),
        pgtrigger.ignore("audit.Seal:seal_append_only"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


def test_a_whole_chain_holds_and_grows_sec_7(chained):
    first = verify_audit(now=LATER)
    assert (first.sealed, first.waiting, first.problems) == (len(chained), 0, [])
    record("access.refused", actor=SYSTEM, at=NOON)

    assert seal_entries(now=NOON) == 1
    assert seal_entries(now=NOON) == 0

    number, digest = first.head.split(":")
    assert verify_audit(now=LATER, head=(int(number), digest)).holds


def test_nobody_changes_or_removes_a_line_sec_7(chained):
    for statement in (
        "UPDATE audit_entry SET actor_label = 'x'",
        "DELETE FROM audit_entry",
        "UPDATE audit_seal SET sealed_at = now()",
        "DELETE FROM audit_seal",
    ):
        with (
            pytest.raises(DatabaseError, match="Cannot update or delete"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert verify_audit(now=LATER).holds


def test_a_changed_line_is_named_sec_7(chained):
    victim = chained[1]
    behind_our_back(
        "UPDATE audit_entry SET actor_label = 'nobody' WHERE id = %s", victim.pk
    )

    assert verify_audit(now=LATER).problems == [("altered", victim.pk)]


def test_a_removed_line_is_named_sec_7(chained):
    victim = chained[2]
    behind_our_back("DELETE FROM audit_entry WHERE id = %s", victim.pk)

    assert verify_audit(now=LATER).problems == [("missing", victim.pk)]


def test_a_line_taken_out_with_its_seal_breaks_the_next_sec_7(chained):
    victim = chained[1]
    behind_our_back("DELETE FROM audit_entry WHERE id = %s", victim.pk)
    behind_our_back("DELETE FROM audit_seal WHERE entry_id = %s", victim.pk)

    assert verify_audit(now=LATER).problems == [("altered", chained[2].pk)]


def test_a_line_slipped_in_stays_outside_the_chain_sec_7(chained):
    late = record("access.refused", actor=SYSTEM, at=NOON)

    assert verify_audit(now=NOON).holds
    assert verify_audit(now=LATER).problems == [("unsealed", late.pk)]


def test_a_cut_end_is_found_by_the_head_noted_outside_sec_7(chained):
    number, digest = verify_audit(now=LATER).head.split(":")
    last = chained[-1]
    behind_our_back("DELETE FROM audit_entry WHERE id = %s", last.pk)
    behind_our_back("DELETE FROM audit_seal WHERE entry_id = %s", last.pk)

    assert verify_audit(now=LATER).holds
    noted = verify_audit(now=LATER, head=(int(number), digest))
    assert noted.problems == [("head", int(number))]


def test_the_command_says_so_with_its_exit_code_sec_7(chained, capsys):
    call_command("verify_audit")
    assert f"{len(chained)} entries sealed" in capsys.readouterr().out
    behind_our_back("DELETE FROM audit_entry WHERE id = %s", chained[0].pk)
    with pytest.raises(SystemExit):
        call_command("verify_audit")
    assert f"missing: {chained[0].pk}" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("verify_audit", head="nonsense")


def test_another_key_makes_another_chain_sec_7(chained, settings):
    """Whoever writes to the tables cannot make the seals."""
    settings.LIULI_INDEX_KEY = "B" * 43 + "="

    assert len(verify_audit(now=LATER).problems) == Seal.objects.count()
