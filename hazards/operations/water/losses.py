"""漏损率 R_BL of a period (CJJ 92, WT-6), and water known to be used unbilled."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import UnbilledKind
from hazards.models import Segment, UnbilledUse
from hazards.operations.water.accounts import Statement
from hazards.policies import water as policies
from hazards.rules.water.balance import Correction, correction, grade, loss_percent
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import ParameterBook
from liuli.territory.models import Unit

_YEAR: Final = 365
_METRES: Final = 1000


@dataclass(frozen=True, slots=True)
class Losses:
    """R_BL in percent, its grade (0: beyond both limits), and what was taken off."""

    percent: Decimal
    grade: int
    corrected_by: Correction


def losses_of(
    community: Unit, whole: Statement, *, first: date, last: date
) -> Losses | None:
    """R_BL of a statement; None where too few meters were read (WT-7) or none came."""
    gross = whole.balance.gross_loss_percent
    supplied = whole.balance.supplied
    if not whole.is_complete or gross is None:
        return None
    book = ParameterBook("water.")

    def value(name: str) -> Decimal:
        return Decimal(book.value(f"water.{name}", unit=community, on=last))

    days = (last - first).days + 1
    pipes = Segment.objects.in_unit(community).in_use()
    metres = pipes.aggregate(all=Sum("length_m"))["all"] or 0
    off = correction(
        household_share=Decimal(whole.balance.billed) / supplied,
        pipe_km=Decimal(metres) / _METRES,
        supplied_a_year=round(supplied * _YEAR / days),
        household_factor=value("correction_household"),
        length_factor=value("correction_length"),
        length_usual=value("correction_length_usual"),
        length_most=value("correction_length_most"),
        by_pressure=value("correction_pressure"),
        by_frost=value("correction_frost"),
    )
    percent = loss_percent(gross, off)
    reached = grade(
        percent, first=value("loss_grade_first"), second=value("loss_grade_second")
    )
    return Losses(percent, reached, off)


@transaction.atomic
def note_unbilled_use(
    community: Unit,
    *,
    kind: UnbilledKind,
    on: date,
    volume_m3: int,
    note: str = "",
    actor: Actor,
    today: date,
) -> UnbilledUse:
    """Write down water used for pipes, fire or works (WT-6).

    Raises Refused `volume_missing`, `date_future`.
    """
    require(policies.may_keep, actor, community)
    if volume_m3 <= 0:
        raise Refused(_("Say how much water it was."), code="volume_missing")
    if on > today:
        raise Refused(_("This day has not come yet."), code="date_future")
    use: UnbilledUse = UnbilledUse.objects.create(
        unit=community,
        kind=kind,
        on=on,
        volume_m3=volume_m3,
        note=note.strip(),
        by_id=actor.actor_id,
    )
    record("hazards.unbilled_use_noted", use, actor=actor)
    return use
