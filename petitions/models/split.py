"""The decision on how money is split, and what it rests on (LC-4, LC-9)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from petitions.choices.compensation import SplitBody, SplitMeasure, SplitState
from petitions.flows.compensation import SPLIT
from petitions.models.paper import behind
from petitions.models.roll import staff, yuan
from petitions.querysets.compensation import SplitQuerySet

HEADS = (
    "adults", "adults_present", "households", "households_present", "present",
    "agreed",
)  # fmt: skip
_LAND_OF_ITS_GROUP = """
    IF NEW.area_roll_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM petitions_roll roll
        WHERE roll.id = NEW.area_roll_id AND roll.group_id = NEW.group_id
    ) THEN
        RAISE EXCEPTION 'shares of land are those of the same group'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'split_land_of_its_group';
    END IF;
    RETURN NEW;
"""


def _heads(label: Any) -> models.PositiveIntegerField[Any, Any]:
    return models.PositiveIntegerField(label, null=True, blank=True)


@tracked()
class Split(models.Model):
    """So much among the counted members of a group, in equal shares or by their land.

    By land, a roll of the same group, `area_roll`, says how large each share is.
    Decided by a vote of the portal, or by a meeting whose heads were counted on paper.
    It is adopted by another person than who prepared it; only then a roll is drawn.
    """

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "group__unit"

    group = models.ForeignKey(
        "petitions.VillageGroup",
        on_delete=models.PROTECT,
        related_name="splits",
        verbose_name=_("village group"),
    )
    title = models.CharField(_("title"), max_length=100)
    total_yuan = yuan(_("to be split (yuan)"))
    measure = models.CharField(
        _("split by"), max_length=8, choices=SplitMeasure, default=SplitMeasure.EQUAL
    )
    area_roll = models.ForeignKey(
        "petitions.Roll",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("roll with the shares of land"),
    )
    body = models.CharField(_("who decides"), max_length=20, choices=SplitBody)
    state = models.CharField(
        _("state"), max_length=10, choices=SplitState, default=SplitState.PREPARED
    )
    vote = models.ForeignKey(
        "residents.Vote",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vote"),
    )
    met_on = models.DateField(_("meeting held on"), null=True, blank=True)
    notice_on = models.DateField(_("notice given on"), null=True, blank=True)
    adults = _heads(_("adults or members"))
    adults_present = _heads(_("of them present"))
    households = _heads(_("households"))
    households_present = _heads(_("households represented"))
    present = _heads(_("present and voting"))
    agreed = _heads(_("in favour"))
    minutes = behind(_("minutes or resolution"))
    opinion = behind(_("opinion of a lawyer or a competent body"))
    roll = models.OneToOneField(
        "petitions.Roll",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="split",
        verbose_name=_("payee roll"),
    )
    made_by = staff(_("entered by"))
    made_at = models.DateTimeField(_("entered at"))
    decided_by = staff(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = SplitQuerySet.as_manager()

    class Meta:
        verbose_name = _("split of compensation")
        verbose_name_plural = _("splits of compensation")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="split_body_known", condition=Q(body__in=SplitBody.values)
            ),
            models.CheckConstraint(
                name="split_state_known", condition=Q(state__in=SplitState.values)
            ),
            models.CheckConstraint(
                name="split_measure_known",
                condition=Q(measure__in=SplitMeasure.values),
            ),
            models.CheckConstraint(
                name="split_by_land_names_its_roll",
                condition=Q(measure=SplitMeasure.EQUAL, area_roll__isnull=True)
                | Q(measure=SplitMeasure.AREA, area_roll__isnull=False),
                violation_error_message=_(
                    "To split by land, choose the roll with the shares of land."
                ),
            ),
            models.CheckConstraint(
                name="split_of_something",
                condition=Q(total_yuan__gt=0) & ~Q(title=""),
                violation_error_message=_("Write what is split."),
            ),
            models.CheckConstraint(
                name="split_adopted_by_a_resolution",
                condition=~Q(state=SplitState.ADOPTED)
                | Q(vote__isnull=False)
                | Q(minutes__isnull=False, met_on__isnull=False),
                violation_error_message=_(
                    "A split needs the vote or the resolution it rests on."
                ),
            ),
            models.CheckConstraint(
                name="split_roll_iff_adopted",
                condition=Q(state=SplitState.ADOPTED, roll__isnull=False)
                | (~Q(state=SplitState.ADOPTED) & Q(roll__isnull=True)),
            ),
            models.CheckConstraint(
                name="split_second_person",
                condition=Q(
                    state=SplitState.PREPARED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=SplitState.PREPARED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("made_by"))
                ),
                violation_error_message=_("Another person has to decide."),
            ),
            models.CheckConstraint(
                name="split_heads_fit",
                condition=(Q(adults__isnull=True) | Q(adults_present__lte=F("adults")))
                & (
                    Q(households__isnull=True)
                    | Q(households_present__lte=F("households"))
                )
                & (Q(present__isnull=True) | Q(agreed__lte=F("present"))),
                violation_error_message=_(
                    "Nobody can be more than the whole: check the counted heads."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="split_land_of_its_group",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("group_id", "area_roll_id"),
                func=_LAND_OF_ITS_GROUP,
            ),
            pgtrigger.FSM(
                name="split_moves_by_its_table",
                field="state",
                transitions=SPLIT.transitions(),
            ),
            pgtrigger.Protect(
                name="split_stays_once_decided",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=["adopted", "dropped"]),
            ),
        ]

    def __str__(self) -> str:
        return f"Split #{self.pk}"

    @property
    def is_open(self) -> bool:
        """Not decided yet."""
        return self.state == SplitState.PREPARED
