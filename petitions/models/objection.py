"""Objections to a roll, with their answers (LC-8 f)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from petitions.choices.compensation import Conclusion
from petitions.models.roll import Roll, staff
from petitions.querysets.compensation import ObjectionQuerySet


@tracked()
class Objection(models.Model):
    """What a member says is wrong with a roll, and what was answered when."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "roll__group__unit"

    roll = models.ForeignKey(
        Roll,
        on_delete=models.PROTECT,
        related_name="objections",
        verbose_name=_("payee roll"),
    )
    member = models.ForeignKey(
        "petitions.Member",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="objections",
        verbose_name=_("member"),
    )
    matter = models.CharField(_("matter"), max_length=500)
    raised_on = models.DateField(_("raised on"))
    entered_by = staff(_("entered by"))
    conclusion = models.CharField(
        _("conclusion"), max_length=10, choices=Conclusion, default=Conclusion.OPEN
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = staff(_("answered by"), null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="objection_conclusion_known",
                condition=Q(conclusion__in=Conclusion.values),
            ),
            models.CheckConstraint(name="objection_says_what", condition=~Q(matter="")),
            models.CheckConstraint(
                name="objection_answered_iff_closed",
                condition=Q(
                    conclusion=Conclusion.OPEN,
                    answer="",
                    answered_on__isnull=True,
                    answered_by__isnull=True,
                )
                | (
                    ~Q(conclusion=Conclusion.OPEN)
                    & ~Q(answer="")
                    & Q(answered_on__isnull=False, answered_by__isnull=False)
                ),
                violation_error_message=_("An answer has its words and its day."),
            ),
            models.CheckConstraint(
                name="objection_answered_after_raised",
                condition=Q(answered_on__isnull=True)
                | Q(answered_on__gte=F("raised_on")),
                violation_error_message=_("The answer comes after the objection."),
            ),
        ]

    def __str__(self) -> str:
        return f"Objection #{self.pk}"
