"""Events: what was held, how many came, where it was reported (G9, G12, J4)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from services.choices.activities import CountedHow, EventKind
from services.querysets.activities import EventQuerySet, EventRowQuerySet


@tracked()
class CommunityEvent(models.Model):
    """One event; its head count is a number, never a list of names."""

    read_capability = Capability.VENUES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("kind of event"), max_length=12, choices=EventKind)
    title = models.CharField(pgettext_lazy("event", "title"), max_length=100)
    place = models.CharField(_("place"), max_length=120)
    held_on = models.DateField(pgettext_lazy("event", "held on"))
    head_count = models.PositiveIntegerField(
        _("people who came"), null=True, blank=True
    )
    counted_how = models.CharField(
        _("how it was counted"),
        max_length=8,
        choices=CountedHow,
        blank=True,
        default="",
    )
    cancelled_for = models.CharField(
        _("why it was cancelled"), max_length=200, blank=True, default=""
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["unit", "held_on"])]
        constraints = [
            models.CheckConstraint(
                name="communityevent_kind_known", condition=Q(kind__in=EventKind.values)
            ),
            models.CheckConstraint(
                name="communityevent_counted_how_known",
                condition=Q(counted_how__in=["", *CountedHow.values]),
            ),
            models.CheckConstraint(
                name="communityevent_says_what_and_where",
                condition=~Q(title="") & ~Q(place=""),
            ),
            models.CheckConstraint(
                name="communityevent_count_says_how",
                condition=Q(head_count__isnull=True, counted_how="")
                | Q(head_count__isnull=False) & ~Q(counted_how=""),
            ),
            models.CheckConstraint(
                name="communityevent_cancelled_is_not_counted",
                condition=Q(cancelled_for="") | Q(head_count__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EventLink(models.Model):
    """Where the media reported an event; written once."""

    read_capability = Capability.VENUES_VIEW
    unit_lookup = "event__unit"

    event = models.ForeignKey(
        CommunityEvent,
        on_delete=models.PROTECT,
        related_name="links",
        verbose_name=_("event"),
    )
    medium = models.CharField(_("medium"), max_length=60)
    address = models.URLField(_("address of the report"), max_length=300)

    objects = EventRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("media report")
        verbose_name_plural = _("media reports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="eventlink_once", fields=["event", "address"]),
            models.CheckConstraint(
                name="eventlink_is_a_link",
                condition=~Q(medium="") & Q(address__startswith="http"),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="eventlink_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"EventLink #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the event was held."""
        return self.event.unit
