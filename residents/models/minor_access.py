"""Leave to open the numbers of somebody under age (PI-9)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from residents import flows
from residents.choices.privacy import AccessState
from residents.querysets.privacy import MinorAccessQuerySet


class MinorAccess(models.Model):
    """One colleague asks for one minor's numbers; whoever answers for the data decides.

    It holds until a moment, then it has to be asked for again.
    """

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    why = models.CharField(pgettext_lazy("minor", "what for"), max_length=200)
    state = models.CharField(
        pgettext_lazy("minor access", "state"),
        max_length=8,
        choices=AccessState,
        default=AccessState.ASKED,
    )
    asked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_at = models.DateTimeField(_("asked at"))
    decided_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    until = models.DateTimeField(_("holds until"), null=True, blank=True)

    objects = MinorAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave to open a minor's numbers")
        verbose_name_plural = _("leaves to open minors' numbers")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="minoraccess_state_known",
                condition=Q(state__in=AccessState.values),
            ),
            models.CheckConstraint(name="minoraccess_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="minoraccess_second_person",
                condition=Q(
                    state=AccessState.ASKED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=AccessState.ASKED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                ),
                violation_error_message=_("Another person has to decide."),
            ),
            models.CheckConstraint(
                name="minoraccess_given_for_a_time",
                condition=Q(
                    state=AccessState.GIVEN,
                    until__isnull=False,
                    until__gt=F("decided_at"),
                )
                | (~Q(state=AccessState.GIVEN) & Q(until__isnull=True)),
            ),
            models.UniqueConstraint(
                name="minoraccess_asked_once",
                fields=["person", "asked_by"],
                condition=Q(state=AccessState.ASKED),
                violation_error_message=_("You have asked for this already."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="minoraccess_moves_by_its_table",
                field="state",
                transitions=flows.MINOR_ACCESS.transitions(),
            ),
            pgtrigger.Protect(
                name="minoraccess_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("asked_by", "asked_at"),
            ),
        ]

    def __str__(self) -> str:
        return f"MinorAccess #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the person lives."""
        return self.person.unit
