"""What is said of village groups, kept apart from what is counted (LC-12)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from petitions.choices.compensation import ClaimMatter
from petitions.models.roll import staff
from petitions.querysets.land import LandClaimQuerySet

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_MONTHS = 12


@tracked()
class LandClaim(models.Model):
    """A statement with its words and its source: no fact, and no figure counts it.

    The groups are named by number, since a claim may speak of groups no roll has
    named. `people` is as stated; `approx` where the words say 左右.
    """

    read_capability = Capability.COMPENSATION_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    matter = models.CharField(
        pgettext_lazy("claim", "matter"), max_length=12, choices=ClaimMatter
    )
    group_numbers = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("numbers of the groups")
    )
    people = models.PositiveIntegerField(_("people, as stated"), null=True, blank=True)
    approx = models.BooleanField(_("stated as about so many"), default=False)
    year = models.PositiveSmallIntegerField(
        _("year it speaks of"), null=True, blank=True
    )
    month = models.PositiveSmallIntegerField(
        _("month it speaks of"), null=True, blank=True
    )
    words = models.CharField(_("in these words"), max_length=300)
    source = models.CharField(_("source"), max_length=200)
    stated_on = models.DateField(_("stated on"), null=True, blank=True)
    entered_by = staff(_("entered by"), null=True, blank=True)
    entered_on = models.DateField(_("entered on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_why = models.CharField(
        _("why it was withdrawn"), max_length=300, blank=True
    )

    objects = LandClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim about village groups")
        verbose_name_plural = _("claims about village groups")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="landclaim_matter_known",
                condition=Q(matter__in=ClaimMatter.values),
            ),
            models.CheckConstraint(
                name="landclaim_has_groups_words_and_source",
                condition=Q(group_numbers__len__gt=0) & ~Q(words="") & ~Q(source=""),
            ),
            models.CheckConstraint(
                name="landclaim_people_iff_about_people",
                condition=Q(
                    matter=ClaimMatter.PEOPLE, people__isnull=False, people__gt=0
                )
                | (~Q(matter=ClaimMatter.PEOPLE) & Q(people=None, approx=False)),
                violation_error_message=_(
                    "A number belongs to a claim about people, and only there."
                ),
            ),
            models.CheckConstraint(
                name="landclaim_time_usual",
                condition=Q(year=None, month=None)
                | (
                    Q(year__isnull=False, year__range=(_FIRST_YEAR, _LAST_YEAR))
                    & (Q(month=None) | Q(month__range=(1, _MONTHS)))
                ),
                violation_error_message=_("A month needs its year."),
            ),
            models.CheckConstraint(
                name="landclaim_withdrawn_with_reason",
                condition=Q(withdrawn_on=None, withdrawn_why="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_why="")),
            ),
            models.UniqueConstraint(
                name="landclaim_once",
                fields=["unit", "matter", "group_numbers", "words"],
                condition=Q(withdrawn_on=None),
                violation_error_message=_("This claim is already there."),
            ),
        ]

    def __str__(self) -> str:
        return f"LandClaim #{self.pk}"

    @property
    def when(self) -> str:
        """2008, or 2008-10; empty where the words name no time."""
        if self.year is None:
            return ""
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)
