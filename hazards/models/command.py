"""Suspected major hazards, orders from outside, levels of command (HZ-19, EV-6)."""

from typing import Final

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    DateRangeField,
    RangeOperators,
)
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.campaigns import CommandLevel, MajorResult
from hazards.querysets.campaigns import (
    CommandQuerySet,
    JudgementQuerySet,
    RuleSetQuerySet,
)
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked

_ONE_LEVEL_AT_A_TIME: Final = """
    IF NEW.level = 'street' AND NOT EXISTS (
        SELECT 1 FROM hazards_hazardlevel r
        WHERE r.hazard_id = NEW.hazard_id AND r.level = 'community'
    ) OR NEW.level = 'district' AND NOT EXISTS (
        SELECT 1 FROM hazards_hazardlevel r
        WHERE r.hazard_id = NEW.hazard_id AND r.level = 'street'
    ) THEN
        RAISE EXCEPTION 'the level below has not been told'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazardlevel_one_at_a_time';
    END IF;
    RETURN NEW;
"""


class MajorRuleSet(models.Model):
    """One edition of GB 35181 and its days; thresholds are NULL where not known."""

    edition = models.CharField(pgettext_lazy("major", "edition"), max_length=20)
    period = DateRangeField(_("period"))
    crowded_evacuation = models.PositiveSmallIntegerField(
        _("crowded place: conditions of evacuation"), null=True
    )
    crowded_any = models.PositiveSmallIntegerField(
        _("crowded place: conditions of any kind"), null=True
    )
    other_any = models.PositiveSmallIntegerField(
        _("other place: conditions of any kind"), null=True
    )
    source = models.CharField(_("source"), max_length=200)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule set of major fire hazards")
        verbose_name_plural = _("rule sets of major fire hazards")
        ordering = ["edition"]
        constraints = [
            models.UniqueConstraint(name="majorruleset_once", fields=["edition"]),
            ExclusionConstraint(
                name="majorruleset_one_at_a_time",
                expressions=[("period", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return self.edition


class MajorCondition(models.Model):
    """A condition that alone makes a hazard a suspected major one."""

    rule_set = models.ForeignKey(
        MajorRuleSet,
        on_delete=models.PROTECT,
        related_name="conditions",
        verbose_name=_("rule set of major fire hazards"),
    )
    code = models.CharField(_("item code"), max_length=12)
    text = models.CharField(pgettext_lazy("major", "condition"), max_length=200)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("direct condition")
        verbose_name_plural = _("direct conditions")
        ordering = ["rule_set_id", "code"]
        constraints = [
            models.UniqueConstraint(
                name="majorcondition_once", fields=["rule_set", "code"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


@tracked()
class MajorJudgement(models.Model):
    """疑似重大 or not, by the edition in force that day; fire and rescue judge."""

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "site__unit"

    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("site"),
    )
    rule_set = models.ForeignKey(
        MajorRuleSet,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("rule set of major fire hazards"),
    )
    on = models.DateField(_("day"))
    is_crowded = models.BooleanField(_("crowded place"))
    direct = ArrayField(
        models.CharField(max_length=12), verbose_name=_("direct conditions")
    )
    evacuation = models.PositiveSmallIntegerField(
        _("comprehensive conditions of evacuation")
    )
    other = models.PositiveSmallIntegerField(_("other comprehensive conditions"))
    result = models.CharField(
        pgettext_lazy("major", "result"), max_length=10, choices=MajorResult
    )
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = JudgementQuerySet.as_manager()

    class Meta:
        verbose_name = _("judgement of a major hazard")
        verbose_name_plural = _("judgements of major hazards")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="majorjudgement_result_known",
                condition=Q(result__in=MajorResult.values),
            ),
            models.CheckConstraint(
                name="majorjudgement_direct_is_suspected",
                condition=Q(direct__len=0) | Q(result=MajorResult.SUSPECTED),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="majorjudgement_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"MajorJudgement #{self.pk}"


@tracked()
class ExternalOrder(models.Model):
    """An order from outside (12345): its own number and due date stay (EV-6).

    While it stands the hazard's due date never lies after its own: a trigger of the
    hazard sees to that.
    """

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "hazard__unit"

    hazard = models.OneToOneField(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="order",
        verbose_name=_("hazard"),
    )
    number = models.CharField(_("their number"), max_length=40, unique=True)
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("their due date"))
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = CommandQuerySet.as_manager()

    class Meta:
        verbose_name = _("order from outside")
        verbose_name_plural = _("orders from outside")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="externalorder_has_number", condition=~Q(number="")
            ),
            models.CheckConstraint(
                name="externalorder_due_after_receipt",
                condition=Q(due_on__gte=models.F("received_on")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="externalorder_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"ExternalOrder #{self.pk}"


@tracked()
class HazardLevel(models.Model):
    """A hazard told to the next level, one at a time (四级, EV-6)."""

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "hazard__unit"

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="levels",
        verbose_name=_("hazard"),
    )
    level = models.CharField(
        pgettext_lazy("ladder", "level"), max_length=10, choices=CommandLevel
    )
    on = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = CommandQuerySet.as_manager()

    class Meta:
        verbose_name = _("level told of a hazard")
        verbose_name_plural = _("levels told of hazards")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="hazardlevel_known", condition=Q(level__in=CommandLevel.values)
            ),
            models.UniqueConstraint(
                name="hazardlevel_once", fields=["hazard", "level"]
            ),
            models.CheckConstraint(
                name="hazardlevel_has_reason", condition=~Q(reason="")
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="hazardlevel_one_at_a_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_ONE_LEVEL_AT_A_TIME,
            ),
            pgtrigger.Protect(
                name="hazardlevel_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"HazardLevel #{self.pk}"


@tracked()
class MapPoint(models.Model):
    """Where a site lies, in WGS-84 degrees; shifted for display only."""

    read_capability = Capability.SITES_VIEW
    unit_lookup = "site__unit"

    site = models.OneToOneField(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="point",
        verbose_name=_("site"),
    )
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)

    objects = CommandQuerySet.as_manager()

    class Meta:
        verbose_name = _("point on the map")
        verbose_name_plural = _("points on the map")
        constraints = [
            models.CheckConstraint(
                name="mappoint_in_china",
                condition=Q(latitude__range=(18, 54), longitude__range=(73, 136)),
                violation_error_message=_(
                    "These degrees do not lie in China. Check them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"MapPoint #{self.pk}"
