"""Why a whole file is refused: one sentence each, nothing written (XL-1)."""

from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused

FAULTS: Final[MappingProxyType[str, Promise]] = MappingProxyType(
    {
        "not_a_workbook": _(
            "This file is not a workbook. Save the ledger as .xlsx and try again."
        ),
        "encrypted": _(
            "This workbook is protected by a password. Take the password off, save "
            "it and try again."
        ),
        "too_large": _(
            "This file is larger than %(most)s MB. Split the ledger and import the "
            "parts."
        ),
        "bomb": _(
            "This workbook unpacks to far more than a ledger holds. Copy the ledger "
            "into a new workbook and try again."
        ),
        "empty": _("There is no row in this file. Check that it is the right one."),
        "wrong_columns": _(
            "The headings of this file belong to no ledger the portal knows. Check "
            "the headings or choose the ledger yourself."
        ),
        "columns_missing": _(
            "This is not a ledger of that kind: the column %(missing)s is missing."
        ),
        "too_many_rows": _(
            "This ledger has more than %(most)s rows. Split it and import the parts."
        ),
        "et_format": _(
            "This is a WPS .et file. In WPS choose “Save as”, type .xlsx, and try "
            "again."
        ),
        "macros": _(
            "This workbook contains macros. Save it as .xlsx without macros and try "
            "again."
        ),
        "interrupted": _(
            "The work on this file was interrupted several times. Nothing was "
            "written; upload it again."
        ),
        "not_written": _(
            "The database refused this ledger. Nothing was written; tell the "
            "administrator and send the file along."
        ),
        "into_missing": _(
            "The sheet %(sheet)s does not say what it belongs to (%(what)s). Write it "
            "into the title, or name it with --into NAME."
        ),
        "into_unclear": _("%(into)s names nothing of this kind: %(what)s."),
        "unknown_kind": _("There is no ledger kind of this name."),
        "not_your_kind": _(
            "This looks like: %(kind)s. "
            "Only those who keep such records may bring it in."
        ),
    }
)


def fault(code: str, **values: object) -> Refused:
    """The refusal of a whole file, to be raised."""
    sentence = str(FAULTS[code])
    return Refused(sentence % values if values else sentence, code=code)
