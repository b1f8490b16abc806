"""Committees of neighbours: seats within bounds, held for a term (H2)."""

from typing import Any, Final

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.opinions import CommitteeKind
from residents.querysets.opinions import CommitteeQuerySet, SeatTermQuerySet

_WITHIN_BOUNDS: Final = """
    IF NEW.number > (
        SELECT committee.most FROM residents_committee committee
        WHERE committee.id = NEW.committee_id
    ) THEN
        RAISE EXCEPTION 'a committee has no more seats than its greatest number'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_within_bounds';
    END IF;
    RETURN NEW;
"""
_OF_ITS_SEAT: Final = """
    SELECT seat.committee_id INTO NEW.committee_id
    FROM residents_seat seat WHERE seat.id = NEW.seat_id;
    RETURN NEW;
"""


@tracked()
class Committee(models.Model):
    """A body of neighbours; its bounds are those of the day it was set up."""

    read_capability = Capability.VOTES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=CommitteeKind)
    name = models.CharField(_("name"), max_length=80)
    least = models.PositiveSmallIntegerField(_("fewest seats"))
    most = models.PositiveSmallIntegerField(_("most seats"))

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("committee", "committee")
        verbose_name_plural = pgettext_lazy("committee", "committees")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="committee_once_per_unit", fields=["unit", "name"]
            ),
            models.CheckConstraint(
                name="committee_kind_known", condition=Q(kind__in=CommitteeKind.values)
            ),
            models.CheckConstraint(
                name="committee_bounds_forward",
                condition=Q(least__gte=1, most__gte=F("least")) & ~Q(name=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="committee_bounds_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "ROW(OLD.least, OLD.most) IS DISTINCT FROM ROW(NEW.least, NEW.most)"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Committee #{self.pk}"


class Seat(models.Model):
    """One numbered seat of a committee."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "committee__unit"

    committee = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        related_name="seats",
        verbose_name=pgettext_lazy("committee", "committee"),
    )
    number = models.PositiveSmallIntegerField(_("number"))

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("committee", "seat")
        verbose_name_plural = pgettext_lazy("committee", "seats")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="seat_numbered", fields=["committee", "number"]
            ),
            models.CheckConstraint(
                name="seat_number_from_one", condition=Q(number__gte=1)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="seat_within_bounds",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_WITHIN_BOUNDS,
            )
        ]

    def __str__(self) -> str:
        return f"Seat #{self.pk}"


@tracked()
class SeatTerm(models.Model):
    """A resident on a seat for a term (half-open), and how they came to it."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "committee__unit"

    committee = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        related_name="terms",
        verbose_name=pgettext_lazy("committee", "committee"),
    )
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        related_name="terms",
        verbose_name=pgettext_lazy("committee", "seat"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    election = models.CharField(_("how elected"), max_length=200)
    period = DateRangeField(_("term"))

    objects = SeatTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term on a seat")
        verbose_name_plural = _("terms on seats")
        ordering = ["-pk"]
        constraints = [
            ExclusionConstraint(
                name="seatterm_one_holder_at_a_time",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody holds this seat at that time."),
            ),
            ExclusionConstraint(
                name="seatterm_nobody_twice",
                expressions=[
                    ("committee", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person holds a seat at that time."),
            ),
            models.CheckConstraint(
                name="seatterm_has_both_ends",
                condition=Q(
                    period__startswith__isnull=False,
                    period__endswith__isnull=False,
                    period__isempty=False,
                ),
            ),
            models.CheckConstraint(
                name="seatterm_says_how_elected", condition=~Q(election="")
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="seatterm_of_its_seat",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("seat_id"),
                func=_OF_ITS_SEAT,
            )
        ]

    def __str__(self) -> str:
        return f"SeatTerm #{self.pk}"

    @property
    def unit(self) -> Any:
        """The committee's."""
        return self.committee.unit
