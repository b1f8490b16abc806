"""A stay: one person at one address for a time (domain 3.4)."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices import Source, StayKind
from residents.models.located import dwelling_at_address, unit_from_address
from residents.querysets import StayQuerySet

# Holding the key of the address makes a ban wait, and a stay wait for a ban (HZ-6).
# What is refused: a stay said to be compliant that is new there while living there is
# forbidden. That somebody lives there may always be written.
_NOT_WHERE_BANNED = """
    IF NOT NEW.is_compliant THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.is_compliant AND NEW.address_id = OLD.address_id
        AND (NEW.dwelling_id IS NOT DISTINCT FROM OLD.dwelling_id
             OR (OLD.dwelling_id IS NULL AND NOT EXISTS (
                 SELECT FROM residents_occupancyban ban
                 WHERE ban.dwelling_id = NEW.dwelling_id AND ban.lifted_at IS NULL)))
    THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM places_address WHERE id = NEW.address_id FOR KEY SHARE;
    IF EXISTS (
        SELECT FROM residents_occupancyban ban
        WHERE ban.address_id = NEW.address_id AND ban.lifted_at IS NULL
          AND (ban.dwelling_id IS NULL OR ban.dwelling_id = NEW.dwelling_id)
          AND (upper_inf(NEW.period) OR upper(NEW.period)
               > (ban.imposed_at AT TIME ZONE 'Asia/Shanghai')::date)
    ) THEN
        RAISE EXCEPTION 'living here is forbidden at present'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'stay_not_compliant_where_banned';
    END IF;
    RETURN NEW;
"""
# Whoever names a room, in a form or a ledger, need not know that it is registered.
_DWELLING_FROM_ROOM = """
    IF NEW.dwelling_id IS NULL THEN
        SELECT dwelling.id INTO NEW.dwelling_id FROM residents_dwelling dwelling
        WHERE dwelling.address_id = NEW.address_id AND dwelling.label = NEW.room;
    END IF;
    RETURN NEW;
"""
_PERSON_FOLLOWS = """
    UPDATE residents_person person SET unit_id = present.unit_id
    FROM (
        SELECT DISTINCT ON (stay.person_id) stay.person_id, stay.unit_id
        FROM residents_stay stay
        WHERE stay.person_id IN (SELECT changed.person_id FROM changed)
          AND upper_inf(stay.period)
        ORDER BY stay.person_id, lower(stay.period) DESC NULLS LAST, stay.id DESC
    ) present
    WHERE person.id = present.person_id AND person.unit_id <> present.unit_id;
    RETURN NULL;
"""


@tracked(exclude=["starts_on", "ends_on", "row_hash"])
class Stay(models.Model):
    """Who lived where from when to when, half-open: the last day is the day before.

    A missing lower bound means the start is not known. `unit` is copied from the
    address by the database, and the person's unit from the open stay. Verified stays
    of one person never overlap.
    """

    read_capability = Capability.RESIDENTS_VIEW

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="stays",
        verbose_name=_("resident"),
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("address"),
    )
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
        editable=False,
    )
    kind = models.CharField(
        _("kind of stay"), max_length=16, choices=StayKind, default=StayKind.UNKNOWN
    )
    room = models.CharField(_("room or bed"), max_length=40, blank=True)
    dwelling = models.ForeignKey(
        "residents.Dwelling",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stays",
        verbose_name=_("dwelling"),
    )
    is_compliant = models.BooleanField(_("compliant"), default=True)
    period = DateRangeField(_("period"))
    starts_on = models.GeneratedField(
        expression=F("period__startswith"),  # type: ignore[arg-type]
        output_field=models.DateField(_("moved in"), null=True),
        db_persist=True,
    )
    ends_on = models.GeneratedField(
        expression=F("period__endswith"),  # type: ignore[arg-type]
        output_field=models.DateField(_("moved out"), null=True),
        db_persist=True,
    )
    is_verified = models.BooleanField(_("verified"), default=False)
    source = models.CharField(
        pgettext_lazy("record", "source"),
        max_length=8,
        choices=Source,
        default=Source.DESK,
    )
    row_hash = models.CharField(
        _("fingerprint of the ledger row"), max_length=64, blank=True, editable=False
    )
    entered_at = models.DateTimeField(_("entered"), db_default=Now(), editable=False)

    objects = StayQuerySet.as_manager()

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="stay_once_per_start",
                fields=["person", "address", "starts_on"],
                nulls_distinct=False,
                violation_error_message=_(
                    "This stay is already recorded with the same first day."
                ),
            ),
            ExclusionConstraint(
                name="stay_verified_do_not_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(is_verified=True),
                violation_error_message=_(
                    "A verified stay of this person already covers part of that time."
                ),
            ),
            models.CheckConstraint(
                name="stay_kind_known", condition=Q(kind__in=StayKind.values)
            ),
            models.CheckConstraint(
                name="stay_source_known", condition=Q(source__in=Source.values)
            ),
            models.CheckConstraint(
                name="stay_period_not_empty",
                condition=Q(period__isempty=False),
                violation_error_message=_("The end must come after the start."),
            ),
        ]
        triggers = [
            unit_from_address("stay"),
            dwelling_at_address("stay"),
            pgtrigger.Trigger(
                name="stay_finds_its_dwelling",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_DWELLING_FROM_ROOM,
            ),
            pgtrigger.Trigger(
                name="stay_not_compliant_where_banned",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("is_compliant", "address_id", "dwelling_id"),
                func=_NOT_WHERE_BANNED,
            ),
            pgtrigger.Trigger(
                name="stay_leads_person_new",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="changed"),
                func=_PERSON_FOLLOWS,
            ),
            pgtrigger.Trigger(
                name="stay_leads_person_changed",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="changed"),
                func=_PERSON_FOLLOWS,
            ),
        ]

    def __str__(self) -> str:
        return f"Stay #{self.pk}"
