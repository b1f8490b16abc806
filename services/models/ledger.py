"""What ledgers share: rows written once, and sums that only their rows move."""

from typing import Final

import pgtrigger

_ONLY_BY_ENTRIES: Final = """
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'what is left moves by its entries'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
    END IF;
    RETURN NEW;
"""


def written_once(name: str) -> pgtrigger.Trigger:
    """No change and no deletion."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def only_by_entries(name: str, field: str) -> pgtrigger.Trigger:
    """A column that only triggers of other rows change."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf(field),
        func=_ONLY_BY_ENTRIES.format(name=name),
    )
