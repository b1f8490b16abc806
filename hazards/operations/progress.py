"""One code, one page: how a tip or a snap stands (HZ-7, E3g)."""

from datetime import datetime

from django.db import transaction

from hazards.choices.tips import Door
from hazards.models import Snap, Tip
from hazards.operations import snaps, tips
from hazards.operations.codes import index_of, note_miss, refuse_guessing


@transaction.atomic
def progress_of_code(
    code: str, *, address: str, now: datetime
) -> tips.TipProgress | snaps.SnapProgress | None:
    """What a code opens, or None; misses are counted. Refused `too_many_tries`."""
    index = index_of(code, tips.CODE)
    refuse_guessing(Door.TIP, address=address, code_index=index, now=now)
    tip = Tip.objects.filter(code_index=index).first()
    if tip is not None:
        return tips.progress_of(tip)
    snap = (
        Snap.objects.select_related("hazard", "same_as__hazard")
        .filter(code_index=index_of(code, snaps.CODE))
        .first()
    )
    if snap is not None:
        return snaps.progress_of(snap)
    note_miss(Door.TIP, address=address, code_index=index, now=now)
    return None
