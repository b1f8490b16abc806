"""Nobody is housed where a critical hazard is open, and nobody is put out unseen.

HZ-6: an officer's order on a lodging; the ban itself is a row of residents, which
refuses new stays as compliant. HZ-21: a note for everybody who has to leave.
"""

from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hazards.choices import Refuge, Settled
from hazards.querysets.occupancy import OrderQuerySet, RelocationQuerySet
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked

_FOR_A_CRITICAL_HAZARD = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_hazard hazard
        JOIN hazards_site site ON site.id = hazard.site_id
        JOIN residents_occupancyban ban ON ban.address_id = site.address_id
        WHERE hazard.id = NEW.hazard_id AND hazard.severity = 'critical'
          AND hazard.status NOT IN ('cleared', 'void') AND ban.id = NEW.ban_id
    ) THEN
        RAISE EXCEPTION 'an order rests on an open critical hazard at that address'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'housingorder_for_critical_hazard';
    END IF;
    RETURN NEW;
"""
_LIFTED_AFTER_RECHECK = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_verification verification
        WHERE verification.id = NEW.verification_id AND verification.passed
          AND verification.hazard_id = NEW.hazard_id
    ) THEN
        RAISE EXCEPTION 'an order is lifted by a passed re-check of its hazard'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'housingorder_lifted_after_recheck';
    END IF;
    RETURN NEW;
"""


@tracked()
class HousingOrder(models.Model):
    """An officer's written order that nobody may be housed at a site for now (HZ-6).

    The community writes it down; it orders nothing itself (G-6). `ban` is what keeps
    new stays out; two hazards of one site share it.
    """

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "hazard__unit"

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="housing_orders",
        verbose_name=_("hazard"),
    )
    ban = models.ForeignKey(
        "residents.OccupancyBan",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("occupancy ban"),
    )
    issued_by = models.CharField(_("issued by"), max_length=80)
    issued_on = models.DateField(_("issued on"))
    reference = models.CharField(_("document number"), max_length=80)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written down by"),
    )
    at = models.DateTimeField(_("written down at"))
    verification = models.ForeignKey(
        "hazards.Verification",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("passed re-check"),
    )
    lifted_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lifted by"),
    )
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("no-occupancy order")
        verbose_name_plural = _("no-occupancy orders")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="housingorder_has_basis",
                condition=~Q(issued_by="") & ~Q(reference=""),
                violation_error_message=_(
                    "Say who issued the order and its document number."
                ),
            ),
            models.CheckConstraint(
                name="housingorder_lifted_whole",
                condition=Q(
                    verification__isnull=True,
                    lifted_by__isnull=True,
                    lifted_at__isnull=True,
                )
                | Q(
                    verification__isnull=False,
                    lifted_by__isnull=False,
                    lifted_at__gte=models.F("at"),
                ),
            ),
            models.UniqueConstraint(
                name="housingorder_once_in_force",
                fields=["hazard"],
                condition=Q(lifted_at__isnull=True),
                violation_error_message=_("An order for this hazard is in force."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="housingorder_for_critical_hazard",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_FOR_A_CRITICAL_HAZARD,
            ),
            pgtrigger.Trigger(
                name="housingorder_lifted_after_recheck",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__lifted_at__isnull=False),
                func=_LIFTED_AFTER_RECHECK,
            ),
            pgtrigger.Protect(
                name="housingorder_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "hazard", "ban", "issued_by", "issued_on", "reference", "by", "at"
                ),
            ),
            pgtrigger.Protect(
                name="housingorder_lifted_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__lifted_at__isnull=False),
            ),
            pgtrigger.Protect(name="housingorder_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"HousingOrder #{self.pk}"


@tracked()
class RelocationNote(models.Model):
    """Somebody lives where an order is in force: what was offered and chosen (HZ-21).

    Points at the stay, so that it goes when the person's data is erased.
    """

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "order__hazard__unit"

    order = models.ForeignKey(
        HousingOrder,
        on_delete=models.PROTECT,
        related_name="relocations",
        verbose_name=_("no-occupancy order"),
    )
    stay = models.ForeignKey(
        "residents.Stay",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("stay"),
    )
    found_at = models.DateTimeField(_("found there"))
    options = ArrayField(
        models.CharField(max_length=16, choices=Refuge),
        verbose_name=_("what was offered"),
        default=list,
        blank=True,
    )
    choice = models.CharField(
        _("where they went"), max_length=16, choices=Refuge, blank=True
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)
    first_look_on = models.DateField(_("first look due"), null=True, blank=True)
    second_look_on = models.DateField(_("second look due"), null=True, blank=True)
    noted_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("noted by"),
    )

    objects = RelocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relocation note")
        verbose_name_plural = _("relocation notes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="relocationnote_once_a_stay", fields=["order", "stay"]
            ),
            models.CheckConstraint(
                name="relocationnote_choice_known",
                condition=Q(choice__in=["", *Refuge.values]),
            ),
            models.CheckConstraint(
                name="relocationnote_options_known",
                condition=Q(options__contained_by=list(Refuge.values)),
            ),
            models.CheckConstraint(
                name="relocationnote_chosen_whole",
                condition=Q(
                    choice="",
                    left_on__isnull=True,
                    first_look_on__isnull=True,
                    second_look_on__isnull=True,
                )
                | (
                    ~Q(choice="")
                    & Q(
                        left_on__isnull=False,
                        first_look_on__gt=models.F("left_on"),
                        second_look_on__gt=models.F("first_look_on"),
                        noted_by__isnull=False,
                    )
                ),
            ),
            models.CheckConstraint(
                name="relocationnote_chosen_among_offers",
                condition=Q(choice="") | Q(choice=Refuge.UNKNOWN) | ~Q(options__len=0),
                violation_error_message=_("Say what was offered."),
            ),
        ]

    def __str__(self) -> str:
        return f"RelocationNote #{self.pk}"

    def look_due_on(self) -> date | None:
        """The day of the next look: the first, the second, or none any more."""
        taken = len(self.looks.all())
        return (self.first_look_on, self.second_look_on, None)[min(taken, 2)]


class RelocationLook(models.Model):
    """How somebody fares some days after leaving (HZ-21)."""

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "note__order__hazard__unit"

    note = models.ForeignKey(
        RelocationNote,
        on_delete=models.CASCADE,
        related_name="looks",
        verbose_name=_("relocation note"),
    )
    turn = models.PositiveSmallIntegerField(_("look"))
    outcome = models.CharField(_("what was found"), max_length=8, choices=Settled)
    text = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))

    objects = RelocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("look after somebody relocated")
        verbose_name_plural = _("looks after people relocated")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="relocationlook_first_or_second", condition=Q(turn__in=[1, 2])
            ),
            models.CheckConstraint(
                name="relocationlook_outcome_known",
                condition=Q(outcome__in=Settled.values),
            ),
            models.UniqueConstraint(
                name="relocationlook_once_a_turn", fields=["note", "turn"]
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="relocationlook_written_once", operation=pgtrigger.Update
            )
        ]

    def __str__(self) -> str:
        return f"RelocationLook #{self.pk}"
