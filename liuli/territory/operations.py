"""Adding to the tree below the community."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.choices import PARENT_LEVEL, Level
from liuli.territory.models import Unit


def may_change_territory(actor: Actor, unit: Unit) -> bool:
    """Whoever changes the territory of the unit above."""
    return actor.may("territory.change", unit)


@transaction.atomic
def add_unit(
    parent: Unit,
    *,
    name: str,
    level: Level,
    actor: Actor,
    valid_from: date | None = None,
) -> Unit:
    """Add a grid or microgrid under `parent`, numbered after its last sibling.

    Raises Refused `wrong_level` when a unit of that level cannot hang there.
    """
    parent = Unit.objects.select_for_update().get(pk=parent.pk)
    require(may_change_territory, actor, parent)
    if PARENT_LEVEL.get(level) != parent.level:
        raise Refused(
            _("A unit of this level cannot be placed there."), code="wrong_level"
        )
    number = _next_number(parent)
    unit = Unit.objects.create(
        code=f"{parent.code}-{number}",
        name=name,
        short_name=name,
        level=level,
        parent=parent,
        segment=number,
        valid_from=valid_from,
    )
    unit.refresh_from_db()
    record("territory.added", unit, actor=actor)
    return unit


def _next_number(parent: Unit) -> str:
    used = Unit.objects.filter(parent=parent).values_list("segment", flat=True)
    return f"{max((int(s) for s in used if s.isdigit()), default=0) + 1:02d}"
