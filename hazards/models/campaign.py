"""Campaigns: scope, checklist, team, visits, rooftops, cylinders (F9, G1, G23).

What a campaign found are the hazards reported at its sites in its days: they live in
the one ledger, nothing is copied.
"""

from typing import Final

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards import flows
from hazards.choices import Body, SiteKind
from hazards.choices.campaigns import (
    CampaignState,
    Outcome,
    RoofStep,
    TeamRole,
    Theme,
)
from hazards.querysets.campaigns import (
    CampaignPartQuerySet,
    CampaignQuerySet,
    CampaignStopQuerySet,
)
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import EncryptedTextField

_ENDS: Final = (RoofStep.SEALED, RoofStep.DEMOLISHED)
_TEAM: Final = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_campaignmember member
        WHERE member.campaign_id = NEW.id AND member.is_responsible
    ) THEN
        RAISE EXCEPTION 'a campaign needs somebody responsible'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'campaign_has_somebody_responsible';
    END IF;
    RETURN NEW;
"""
_VACATED: Final = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_roofrecord earlier
        WHERE earlier.stop_id = NEW.stop_id AND earlier.step = 'vacated'
          AND earlier.on <= NEW.on
    ) THEN
        RAISE EXCEPTION 'people leave a rooftop before it is closed or demolished'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'roofrecord_vacated_first';
    END IF;
    RETURN NEW;
"""


@tracked()
class Campaign(models.Model):
    """A themed patrol of a month, or a drive.

    `month` is the first day of the month of a monthly patrol (F9), else NULL.
    """

    read_capability = Capability.CAMPAIGNS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    theme = models.CharField(
        pgettext_lazy("campaign", "theme"), max_length=12, choices=Theme
    )
    name = models.CharField(pgettext_lazy("campaign", "name"), max_length=80)
    kinds = ArrayField(
        models.CharField(max_length=24), verbose_name=_("kinds of sites")
    )
    checklist = models.ForeignKey(
        "hazards.ChecklistVersion",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("checklist"),
    )
    month = models.DateField(_("month"), null=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=CampaignState,
        default=CampaignState.PLANNED,
    )
    conclusion = models.CharField(_("conclusion"), max_length=1000, blank=True)
    closed_on = models.DateField(_("closed on"), null=True)
    closed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("closed by"),
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="campaign_theme_known", condition=Q(theme__in=Theme.values)
            ),
            models.CheckConstraint(
                name="campaign_state_known",
                condition=Q(state__in=CampaignState.values),
            ),
            models.CheckConstraint(
                name="campaign_kinds_known",
                condition=Q(kinds__contained_by=SiteKind.values) & Q(kinds__len__gt=0),
            ),
            models.CheckConstraint(
                name="campaign_forward", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="campaign_closed_with_report",
                condition=Q(
                    state=CampaignState.CLOSED,
                    closed_on__isnull=False,
                    closed_by__isnull=False,
                )
                & ~Q(conclusion="")
                | ~Q(state=CampaignState.CLOSED)
                & Q(closed_on__isnull=True, closed_by__isnull=True, conclusion=""),
            ),
            models.UniqueConstraint(
                name="campaign_once_a_month",
                fields=["unit", "theme", "month"],
                violation_error_message=_(
                    "The patrol of this theme has been planned for this month."
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="campaign_moves_by_its_table",
                field="state",
                transitions=flows.CAMPAIGN.transitions(),
            ),
            pgtrigger.Trigger(
                name="campaign_has_somebody_responsible",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(new__state=CampaignState.RUNNING),
                func=_TEAM,
            ),
        ]

    def __str__(self) -> str:
        return f"Campaign #{self.pk}"


@tracked()
class CampaignMember(models.Model):
    """Somebody of the team, with an account or by name, and as whom (F2)."""

    read_capability = Capability.CAMPAIGNS_VIEW
    unit_lookup = "campaign__unit"

    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        related_name="members",
        verbose_name=_("campaign"),
    )
    role = models.CharField(
        pgettext_lazy("team", "as whom"), max_length=12, choices=TeamRole
    )
    user = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("colleague"),
    )
    name = EncryptedTextField(
        _("name"), associated="hazards.campaignmember.name", null=True
    )
    is_responsible = models.BooleanField(_("responsible"), default=False)
    signed_on = models.DateField(_("signed on"), null=True)

    objects = CampaignPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of a team")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="campaignmember_role_known", condition=Q(role__in=TeamRole.values)
            ),
            models.CheckConstraint(
                name="campaignmember_is_somebody",
                condition=Q(user__isnull=False, name__isnull=True)
                | Q(user__isnull=True, name__isnull=False),
            ),
            models.UniqueConstraint(
                name="campaignmember_once", fields=["campaign", "user"]
            ),
        ]

    def __str__(self) -> str:
        return f"CampaignMember #{self.pk}"


@tracked()
class CampaignStop(models.Model):
    """One site of a campaign and what came of the last visit."""

    read_capability = Capability.CAMPAIGNS_VIEW
    unit_lookup = "site__unit"

    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        related_name="stops",
        verbose_name=_("campaign"),
    )
    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("site"),
    )
    outcome = models.CharField(
        pgettext_lazy("campaign", "outcome"),
        max_length=8,
        choices=Outcome,
        blank=True,
    )
    visits = models.PositiveSmallIntegerField(_("visits"), default=0)
    on = models.DateField(_("day"), null=True)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("visited by"),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = CampaignStopQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit of a campaign")
        verbose_name_plural = _("visits of a campaign")
        ordering = ["campaign_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="campaignstop_once", fields=["campaign", "site"]
            ),
            models.CheckConstraint(
                name="campaignstop_outcome_known",
                condition=Q(outcome__in=["", *Outcome.values]),
            ),
            models.CheckConstraint(
                name="campaignstop_visited_by_somebody",
                condition=Q(outcome="", on__isnull=True, by__isnull=True, visits=0)
                | (
                    ~Q(outcome="")
                    & Q(on__isnull=False, by__isnull=False, visits__gte=1)
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="campaignstop_fixed_once_closed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM hazards_campaign campaign
                        WHERE campaign.id = OLD.campaign_id
                          AND campaign.state = 'closed'
                    ) THEN
                        RAISE EXCEPTION 'the campaign is closed'
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'campaignstop_fixed_once_closed';
                    END IF;
                    RETURN COALESCE(NEW, OLD);
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"CampaignStop #{self.pk}"


@tracked()
class RoofRecord(models.Model):
    """A step of a lived-on rooftop: people out, then closed or torn down (G23)."""

    read_capability = Capability.CAMPAIGNS_VIEW
    unit_lookup = "stop__site__unit"

    stop = models.ForeignKey(
        CampaignStop,
        on_delete=models.PROTECT,
        related_name="roof",
        verbose_name=_("visit of a campaign"),
    )
    step = models.CharField(
        pgettext_lazy("rooftop", "step"), max_length=10, choices=RoofStep
    )
    on = models.DateField(_("day"))
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("entered by"),
    )
    has_escape_route = models.BooleanField(_("escape route confirmed"), default=False)

    objects = CampaignPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a rooftop")
        verbose_name_plural = _("steps of rooftops")
        ordering = ["stop_id", "pk"]
        constraints = [
            models.CheckConstraint(
                name="roofrecord_step_known", condition=Q(step__in=RoofStep.values)
            ),
            models.UniqueConstraint(name="roofrecord_once", fields=["stop", "step"]),
            models.CheckConstraint(
                name="roofrecord_ends_with_escape_route",
                condition=~Q(step__in=_ENDS) | Q(has_escape_route=True),
                violation_error_message=_(
                    "First confirm that an escape route remains."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="roofrecord_vacated_first",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__step__in=_ENDS),
                func=_VACATED,
            ),
        ]

    def __str__(self) -> str:
        return f"RoofRecord #{self.pk}"


@tracked()
class CylinderSlip(models.Model):
    """Gas cylinders given up at a visit, and to whom they went (G19)."""

    read_capability = Capability.CAMPAIGNS_VIEW
    unit_lookup = "stop__site__unit"

    stop = models.ForeignKey(
        CampaignStop,
        on_delete=models.PROTECT,
        related_name="slips",
        verbose_name=_("visit of a campaign"),
    )
    cylinders = models.PositiveSmallIntegerField(_("cylinders"))
    holder = EncryptedTextField(_("holder"), associated="hazards.cylinderslip.holder")
    witness = EncryptedTextField(
        _("witness"), associated="hazards.cylinderslip.witness"
    )
    handed_to = models.CharField(_("handed over to"), max_length=12, choices=Body)
    on = models.DateField(_("day"))
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = CampaignPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("slip of gas cylinders")
        verbose_name_plural = _("slips of gas cylinders")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="cylinderslip_counts", condition=Q(cylinders__gt=0)
            ),
            models.CheckConstraint(
                name="cylinderslip_body_known", condition=Q(handed_to__in=Body.values)
            ),
        ]

    def __str__(self) -> str:
        return f"CylinderSlip #{self.pk}"
