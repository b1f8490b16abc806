"""What tasks and doors ask of a grid in a week."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.burden import Due, asks, by_unit
from liuli.fieldwork.captured import captured
from residents.models import CanvassDoor, GridTask

_Paths = tuple[str, ...]


@asks("residents.tasks", label=_("Tasks of the grid"), minutes="burden.minutes_task")
def tasks_due(paths: _Paths, first: date, last: date) -> Due:
    """Tasks of the approved list given to the grid (GR-4)."""
    return by_unit(GridTask.objects.in_scopes(paths).open().filter(due_on__lte=last))


@asks("residents.doors", label=_("Doors to knock at"), minutes="burden.minutes_door")
def doors_due(paths: _Paths, first: date, last: date) -> Due:
    """Doors of canvasses nobody has registered yet (G10)."""
    return by_unit(CanvassDoor.objects.in_scopes(paths).left())


captured("residents.need", "text", at="noted_at", read_on="residents/need_field.html")
