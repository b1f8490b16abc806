"""Finding members of village groups by their sealed name (LC-10)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.errors import Refused
from petitions.models import Member

MOST_FOUND = 50
_SHORTEST = 2
_TAIL = 4


@transaction.atomic
def find_members(words: str, *, actor: Any) -> list[Member]:
    """Members of exactly this name, or with these last four of the identity number.

    Only whom the person may see; what was asked is kept nowhere, that somebody asked
    is. Raises Refused `words_short`.
    """
    bare = "".join(words.split())
    if len(bare) < _SHORTEST:
        raise Refused(
            _("Write the whole name, or the last four of the identity number."),
            code="words_short",
        )
    seen = Member.objects.visible_to(actor).select_related("group__unit")
    is_tail = len(bare) == _TAIL and bare[:-1].isascii() and bare[:-1].isdecimal()
    found = seen.filter(identity_tail=bare.upper()) if is_tail else seen.named(bare)
    rows = list(found.order_by("group__number", "serial", "pk")[: MOST_FOUND + 1])
    record("compensation.members_searched", actor=actor, detail={"found": len(rows)})
    return rows
