"""Who does what in a grid and its microgrids (GR-3), and what a grid does (GR-4)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.territory.choices import Level


class Duty(models.TextChoices):
    """A duty is no post: it opens nothing in the portal (GR-3)."""

    AREA_LEAD = "area_lead", pgettext_lazy("duty", "committee lead of the area")
    AREA_DEPUTY = "area_deputy", pgettext_lazy("duty", "deputy lead of the area")
    GROUP_HEAD = "group_head", pgettext_lazy("duty", "head of the residents' group")
    PUBLICIST = "publicist", pgettext_lazy("duty", "publicist")
    INFORMANT = "informant", pgettext_lazy("duty", "information worker")
    MEDIATOR = "mediator", pgettext_lazy("duty", "mediator")
    BUILDING_HEAD = "building_head", pgettext_lazy("duty", "building head")


# 两委分片包干: colleagues with an account, because open items pass between them (F6).
STAFF: Final = (Duty.AREA_LEAD, Duty.AREA_DEPUTY)
OF_GRID: Final = (*STAFF, Duty.GROUP_HEAD)
OF_MICROGRID: Final = (
    Duty.PUBLICIST,
    Duty.INFORMANT,
    Duty.MEDIATOR,
    Duty.BUILDING_HEAD,
)
DUTIES_AT: Final[dict[str, tuple[Duty, ...]]] = {
    Level.GRID.value: OF_GRID,
    Level.MICROGRID.value: OF_MICROGRID,
}


class GridWork(models.TextChoices):
    """The six fields of work of a grid (GR-4); there is no seventh."""

    INFORMATION = "information", _("collecting information")
    HAZARDS = "hazards", _("finding hazards")
    MEDIATION = "mediation", _("settling disputes")
    POLICY = "policy", _("explaining policies")
    SERVICE = "service", _("services for residents")
    EVENTS = "events", _("reporting events")


class TrainingResult(models.TextChoices):
    """How a training ended for somebody who was there (F4)."""

    NONE = "none", pgettext_lazy("training", "was there")
    PASSED = "passed", pgettext_lazy("training", "passed the test")
    FAILED = "failed", pgettext_lazy("training", "did not pass the test")
