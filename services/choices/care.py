"""The words of one-to-one care (K14)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from residents.choices import Tag

# Who is looked after one to one: the service tag says why, never more (PO-7, PO-8).
CARE_TAGS: Final = (
    Tag.LIVES_ALONE,
    Tag.EMPTY_NEST,
    Tag.EIGHTY,
    Tag.DISABLED,
    Tag.EXTREME_HARDSHIP,
    Tag.LOST_ONLY_CHILD,
)
CARE_TAG_CHOICES: Final = [(tag.value, tag.label) for tag in CARE_TAGS]


class VisitState(models.TextChoices):
    """What became of one visit that was due."""

    DUE = "due", pgettext_lazy("care visit", "due")
    DONE = "done", pgettext_lazy("care visit", "visited")
    NOBODY_HOME = "nobody_home", pgettext_lazy("care visit", "nobody home")
    REFUSED = "refused", pgettext_lazy("care visit", "did not want it today")
    DROPPED = "dropped", pgettext_lazy("care visit", "fell away with the plan")


class VisitTold(models.TextChoices):
    """What a carer can say at the door."""

    DONE = "done", pgettext_lazy("care visit", "visited")
    NOBODY_HOME = "nobody_home", pgettext_lazy("care visit", "nobody home")
    REFUSED = "refused", pgettext_lazy("care visit", "did not want it today")


class NoticeRung(models.TextChoices):
    """Who is told of a missed visit: first the carer and the lead, then further up."""

    FIRST = "first", _("carer and lead")
    SECOND = "second", _("secretary")
