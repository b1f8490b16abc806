"""Two records that may be one person, and what was merged (XL-11)."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.duplicates import LikenessReason, PairState
from residents.flows import PAIR
from residents.querysets.duplicates import MergeQuerySet, PairQuerySet


@tracked()
class DuplicatePair(models.Model):
    """A question about two people, asked once: "two people" is remembered."""

    read_capability = Capability.RESIDENTS_MERGE
    unit_lookup = "first__unit"

    first = models.ForeignKey(
        "residents.Person",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("first resident"),
    )
    second = models.ForeignKey(
        "residents.Person",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("second resident"),
    )
    reasons = ArrayField(models.CharField(max_length=20), verbose_name=_("reasons"))
    score = models.PositiveSmallIntegerField(_("likeness"))
    state = models.CharField(
        _("state"), max_length=10, choices=PairState, default=PairState.OPEN
    )
    found_at = models.DateTimeField(_("found"), db_default=Now(), editable=False)
    decided_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="duplicatepair_asked_once", fields=["first", "second"]
            ),
            models.CheckConstraint(
                name="duplicatepair_in_order",
                condition=Q(first__lt=F("second")),
            ),
            models.CheckConstraint(
                name="duplicatepair_state_known",
                condition=Q(state__in=PairState.values),
            ),
            models.CheckConstraint(
                name="duplicatepair_decided_by_somebody",
                condition=Q(state=PairState.OPEN, decided_at__isnull=True)
                | (~Q(state=PairState.OPEN) & Q(decided_at__isnull=False)),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="duplicatepair_moves_by_its_table",
                field="state",
                transitions=PAIR.transitions(),
            )
        ]

    def __str__(self) -> str:
        return f"DuplicatePair #{self.pk}"

    @property
    def reason_words(self) -> list[str]:
        """The reasons in words; a code of an older rule stays a code."""
        known = {reason.value: str(reason.label) for reason in LikenessReason}
        return [known.get(code, code) for code in self.reasons]


class Merge(models.Model):
    """One record joined to another, with all it takes to part them exactly.

    `moved` lists the rows that were pointed to the survivor, `before` what stood in
    the survivor's columns that were filled, `filled` what was written there. Both hold
    columns as the database has them: what is sealed stays sealed.
    """

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "survivor__unit"

    survivor = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident who was kept"),
    )
    merged = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident who was merged"),
    )
    moved = models.JSONField(_("rows moved"), default=list)
    before = models.JSONField(_("before"), default=dict)
    filled = models.JSONField(_("filled in"), default=dict)
    left_count = models.PositiveIntegerField(_("rows left behind"), default=0)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("merged by"),
    )
    at = models.DateTimeField(_("merged at"))
    undone_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )
    undone_at = models.DateTimeField(_("taken back at"), null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of residents")
        verbose_name_plural = _("merges of residents")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="merge_once_at_a_time",
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
            ),
            models.CheckConstraint(
                name="merge_of_two", condition=~Q(survivor=F("merged"))
            ),
        ]

    def __str__(self) -> str:
        return f"Merge #{self.pk}"
