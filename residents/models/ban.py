"""Nobody may be housed here until what is wrong is put right (HZ-6)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.models.located import Located, dwelling_at_address, unit_from_address
from residents.querysets import OccupancyBanQuerySet

# A stay being written holds the key of its address; a ban waits for it here, and later
# stays wait for the ban: of two at the same moment one comes first.
_WAIT_FOR_STAYS = """
    PERFORM 1 FROM places_address WHERE id = NEW.address_id FOR UPDATE;
    RETURN NEW;
"""


@tracked()
class OccupancyBan(Located):
    """New stays at an address, or in one dwelling there, are not compliant (HZ-6).

    `source` names what it comes from, for the app that imposed it ("hazard:12").
    """

    read_capability = Capability.RESIDENTS_VIEW

    dwelling = models.ForeignKey(
        "residents.Dwelling",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bans",
        verbose_name=_("dwelling"),
    )
    basis = models.CharField(_("basis"), max_length=200)
    source = models.CharField(_("comes from"), max_length=60, blank=True)
    imposed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("imposed by"),
    )
    imposed_at = models.DateTimeField(_("imposed"))
    lifted_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("lifted by"),
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True)
    lift_basis = models.CharField(_("why it was lifted"), max_length=200, blank=True)

    objects = OccupancyBanQuerySet.as_manager()

    class Meta:
        verbose_name = _("occupancy ban")
        verbose_name_plural = _("occupancy bans")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="occupancyban_once_in_force",
                fields=["address", "dwelling"],
                condition=Q(lifted_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="occupancyban_has_basis",
                condition=~Q(basis=""),
                violation_error_message=_("Say what the ban rests on."),
            ),
            models.CheckConstraint(
                name="occupancyban_lifted_with_basis",
                condition=Q(
                    lifted_at__isnull=True, lifted_by__isnull=True, lift_basis=""
                )
                | (Q(lifted_at__gte=models.F("imposed_at")) & ~Q(lift_basis="")),
                violation_error_message=_("Say why the ban is lifted."),
            ),
        ]
        triggers = [
            unit_from_address("occupancyban"),
            dwelling_at_address("occupancyban"),
            pgtrigger.Trigger(
                name="occupancyban_after_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_WAIT_FOR_STAYS,
            ),
            pgtrigger.Protect(
                name="occupancyban_lifted_for_good",
                operation=pgtrigger.UpdateOf(
                    "address_id",
                    "dwelling_id",
                    "basis",
                    "source",
                    "imposed_at",
                    "imposed_by_id",
                    "lifted_at",
                    "lifted_by_id",
                    "lift_basis",
                ),
                condition=pgtrigger.Q(old__lifted_at__isnull=False),
            ),
            pgtrigger.Protect(name="occupancyban_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"OccupancyBan #{self.pk}"
