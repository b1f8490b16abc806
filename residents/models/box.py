"""A ballot box that two people carry from door to door (流动票箱, VT-8, I2)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from residents.models.counted import WHILE_OPEN
from residents.models.vote import Vote
from residents.querysets.votes import MobileBoxQuerySet


def _carrier(label: Any, **options: Any) -> Any:
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


class MobileBox(models.Model):
    """One sealed box on its way: two carriers, and a third person who takes it back.

    What is in it shows from the papers that name it; no choice stands anywhere.
    """

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "vote__unit"

    vote = models.ForeignKey(
        Vote,
        on_delete=models.PROTECT,
        related_name="mobile_boxes",
        verbose_name=_("vote"),
    )
    number = models.PositiveSmallIntegerField(_("number of the box"))
    seal = models.CharField(_("number of the seal"), max_length=30)
    first = _carrier(_("first carrier"))
    second = _carrier(_("second carrier"))
    out_at = models.DateTimeField(_("sent out at"))
    back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    received_by = _carrier(_("taken back by"), null=True, blank=True)
    is_seal_whole = models.BooleanField(_("seal whole"), null=True, blank=True)
    words = models.CharField(
        pgettext_lazy("mobile ballot box", "words"), max_length=200, blank=True
    )

    objects = MobileBoxQuerySet.as_manager()

    class Meta:
        verbose_name = _("mobile ballot box")
        verbose_name_plural = _("mobile ballot boxes")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="mobilebox_numbered", fields=["vote", "number"]
            ),
            models.CheckConstraint(name="mobilebox_has_seal", condition=~Q(seal="")),
            models.CheckConstraint(
                name="mobilebox_carried_by_two",
                condition=~Q(first=F("second")),
                violation_error_message=_("Two people carry a box."),
            ),
            models.CheckConstraint(
                name="mobilebox_back_whole",
                condition=Q(
                    back_at__isnull=True,
                    received_by__isnull=True,
                    is_seal_whole__isnull=True,
                )
                | Q(
                    back_at__gte=F("out_at"),
                    received_by__isnull=False,
                    is_seal_whole__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="mobilebox_received_by_a_third",
                condition=Q(received_by__isnull=True)
                | ~Q(received_by=F("first")) & ~Q(received_by=F("second")),
                violation_error_message=_("Somebody who did not carry it takes it."),
            ),
            models.CheckConstraint(
                name="mobilebox_broken_seal_has_words",
                condition=~Q(is_seal_whole=False) | ~Q(words=""),
                violation_error_message=_("Say what is wrong with the seal."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="mobilebox_while_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=WHILE_OPEN,
            ),
            pgtrigger.Protect(
                name="mobilebox_never_changes_hands",
                operation=pgtrigger.UpdateOf(
                    "vote_id", "number", "seal", "first_id", "second_id", "out_at"
                ),
            ),
            pgtrigger.Protect(
                name="mobilebox_back_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__back_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="mobilebox_never_deleted", operation=pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"MobileBox #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the vote is held."""
        return self.vote.unit

    @property
    def carriers(self) -> tuple[int, int]:
        """The accounts of the two who carry it."""
        return (self.first_id, self.second_id)
