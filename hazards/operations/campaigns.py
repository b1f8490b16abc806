"""Campaigns from plan to report (F9, G1, G14 to G23).

What is found at a visit is reported as any hazard; the campaign counts the hazards of
its sites and days and keeps no copy.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices import HazardStatus, SiteKind
from hazards.choices.campaigns import (
    KINDS,
    MONTHLY,
    CampaignState,
    Outcome,
    RoofStep,
    TeamRole,
    Theme,
)
from hazards.models import (
    Campaign,
    CampaignMember,
    CampaignStop,
    ChecklistVersion,
    CylinderSlip,
    Hazard,
    RoofRecord,
    Site,
)
from hazards.operations.moves import person
from hazards.policies import campaigns as policies
from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit

_ENDS: Final = (RoofStep.SEALED, RoofStep.DEMOLISHED)


@transaction.atomic
def plan_campaign(
    unit: Unit,
    *,
    theme: Theme,
    name: str,
    starts_on: date,
    ends_on: date,
    kinds: Sequence[str] = (),
    grids: Sequence[Unit] = (),
    monthly: bool = False,
    actor: Actor,
) -> Campaign:
    """Plan a campaign over the present sites of its kinds, in some grids or in all.

    Without `kinds` those of the theme; the checklist in force is kept with it. Raises
    Refused `name_missing`, `date_order`, `no_sites`, `not_monthly`, `month_taken`.
    """
    require(policies.may_lead, actor, unit)
    _refuse_impossible(unit, theme, name, starts_on, ends_on, monthly=monthly)
    wanted = list(kinds) or [str(kind) for kind in KINDS[theme]]
    sites = Site.objects.in_unit(unit).present(starts_on).filter(kind__in=wanted)
    if grids:
        sites = sites.in_scopes(tuple(grid.path for grid in grids))
    chosen = list(sites.in_street_order())
    if not chosen:
        raise Refused(
            _("No site of these kinds is registered there. Register the sites first."),
            code="no_sites",
        )
    campaign = Campaign.objects.create(
        unit=unit,
        theme=theme,
        name=name.strip(),
        kinds=wanted,
        checklist=ChecklistVersion.objects.current().get(site_kind=wanted[0]),
        month=starts_on.replace(day=1) if monthly else None,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    CampaignStop.objects.bulk_create(
        CampaignStop(campaign=campaign, site=site) for site in chosen
    )
    record("hazards.campaign_planned", campaign, actor=actor)
    return campaign


@transaction.atomic
def join_team(
    campaign: Campaign,
    *,
    role: TeamRole,
    user: User | None = None,
    name: str = "",
    is_responsible: bool = False,
    actor: Actor,
) -> CampaignMember:
    """Add somebody with an account, or by name. Refused `who`, `in_team`, `closed`."""
    campaign = _locked(campaign)
    require(policies.may_lead, actor, campaign.unit)
    _refuse_closed(campaign)
    if (user is None) == (not name.strip()):
        raise Refused(_("Choose a colleague, or write a name; not both."), code="who")
    if user is not None and campaign.members.filter(user=user).exists():
        raise Refused(_("This colleague is in the team already."), code="in_team")
    member: CampaignMember = CampaignMember.objects.create(
        campaign=campaign,
        role=role,
        user=user,
        name=None if user is not None else name.strip(),
        is_responsible=is_responsible,
    )
    record("hazards.campaign_team", campaign, actor=actor, detail={"role": str(role)})
    return member


@transaction.atomic
def start_campaign(campaign: Campaign, *, actor: Actor) -> Campaign:
    """Begin; somebody has to be responsible. Refused `illegal_move`, `nobody`."""
    campaign = _locked(campaign)
    require(policies.may_lead, actor, campaign.unit)
    flows.CAMPAIGN.require(campaign.state, CampaignState.RUNNING)
    if not campaign.members.filter(is_responsible=True).exists():
        raise Refused(
            _("First name somebody in the team who is responsible."), code="nobody"
        )
    campaign.state = CampaignState.RUNNING
    campaign.save(update_fields=["state"])
    record("hazards.campaign_started", campaign, actor=actor)
    return campaign


@transaction.atomic
def visit_stop(
    stop: CampaignStop, *, outcome: Outcome, note: str = "", actor: Actor, now: datetime
) -> CampaignStop:
    """What came of a visit; nobody there or refused is asked for again.

    Raises Refused `not_running`, `finding_missing` where a hazard is said to be found
    and none of the site has been reported in the days of the campaign.
    """
    stop = _locked_stop(stop)
    require(policies.may_visit, actor, stop)
    _refuse_not_running(stop)
    if outcome == Outcome.FINDING and not found_at(stop).exists():
        raise Refused(
            _("First report the hazard at this site; then the visit is complete."),
            code="finding_missing",
        )
    stop.outcome, stop.on = outcome, timezone.localdate(now)
    stop.visits += 1
    stop.by_id, stop.note = person(actor), note.strip()
    stop.save(update_fields=["outcome", "on", "visits", "by", "note"])
    record(
        "hazards.campaign_visited",
        stop,
        actor=actor,
        unit=stop.site.unit,
        detail={"outcome": str(outcome)},
    )
    return stop


@transaction.atomic
def note_roof_step(
    stop: CampaignStop,
    *,
    step: RoofStep,
    has_escape_route: bool = False,
    actor: Actor,
    now: datetime,
) -> RoofRecord:
    """A step of a rooftop: people out first, an end only with an escape route (G23).

    Raises Refused `not_running`, `not_a_rooftop`, `step_known`, `vacate_first`,
    `escape_route`.
    """
    stop = _locked_stop(stop)
    require(policies.may_visit, actor, stop)
    _refuse_not_running(stop)
    if stop.site.kind != SiteKind.ROOFTOP:
        raise Refused(
            _("These steps belong to rooftop structures."), code="not_a_rooftop"
        )
    known = set(stop.roof.values_list("step", flat=True))
    if step in known:
        raise Refused(_("This step is written down already."), code="step_known")
    if step in _ENDS and RoofStep.VACATED not in known:
        raise Refused(
            _("Whoever lives there moves out first. Note that it is vacated."),
            code="vacate_first",
        )
    if step in _ENDS and not has_escape_route:
        raise Refused(
            _("First confirm that an escape route remains."), code="escape_route"
        )
    made: RoofRecord = RoofRecord.objects.create(
        stop=stop,
        step=step,
        on=timezone.localdate(now),
        by_id=person(actor),
        has_escape_route=has_escape_route,
    )
    record("hazards.roof_step", stop, actor=actor, unit=stop.site.unit)
    return made


@transaction.atomic
def take_cylinders(
    stop: CampaignStop,
    *,
    cylinders: int,
    holder: str,
    witness: str,
    handed_to: str,
    actor: Actor,
    now: datetime,
) -> CylinderSlip:
    """Write the slip of cylinders that were given up, and to whom they went (G19).

    Raises Refused `not_running`, `names_missing`, `count_missing`.
    """
    stop = _locked_stop(stop)
    require(policies.may_visit, actor, stop)
    _refuse_not_running(stop)
    if not holder.strip() or not witness.strip():
        raise Refused(_("A slip names holder and witness."), code="names_missing")
    if cylinders < 1:
        raise Refused(_("Write how many cylinders there are."), code="count_missing")
    made: CylinderSlip = CylinderSlip.objects.create(
        stop=stop,
        cylinders=cylinders,
        holder=holder.strip(),
        witness=witness.strip(),
        handed_to=handed_to,
        on=timezone.localdate(now),
        by_id=person(actor),
    )
    record("hazards.cylinders_taken", stop, actor=actor, unit=stop.site.unit)
    return made


@transaction.atomic
def sign_campaign(campaign: Campaign, *, actor: Actor, today: date) -> CampaignMember:
    """A member signs what the team has done (joint sign-off, F9).

    Raises Refused `not_running`, `signed_before`.
    """
    campaign = _locked(campaign)
    require(policies.may_sign, actor, campaign)
    if campaign.state != CampaignState.RUNNING:
        raise _not_running()
    member: CampaignMember = campaign.members.for_update().get(user_id=actor.actor_id)
    if member.signed_on is not None:
        raise Refused(_("You have signed before."), code="signed_before")
    member.signed_on = today
    member.save(update_fields=["signed_on"])
    record("hazards.campaign_signed", campaign, actor=actor)
    return member


@transaction.atomic
def close_campaign(
    campaign: Campaign, *, conclusion: str, actor: Actor, now: datetime
) -> Campaign:
    """Close it with its report, once everybody responsible has signed.

    Raises Refused `illegal_move`, `conclusion_missing`, `unsigned`.
    """
    campaign = _locked(campaign)
    require(policies.may_lead, actor, campaign.unit)
    flows.CAMPAIGN.require(campaign.state, CampaignState.CLOSED)
    if not conclusion.strip():
        raise Refused(_("A report needs its conclusion."), code="conclusion_missing")
    unsigned = campaign.members.filter(
        is_responsible=True, user__isnull=False, signed_on__isnull=True
    )
    if unsigned.exists():
        raise Refused(
            _("Whoever is responsible signs first. Ask them to sign."), code="unsigned"
        )
    campaign.state, campaign.conclusion = CampaignState.CLOSED, conclusion.strip()
    campaign.closed_on, campaign.closed_by_id = timezone.localdate(now), person(actor)
    campaign.save(update_fields=["state", "conclusion", "closed_on", "closed_by"])
    record("hazards.campaign_closed", campaign, actor=actor)
    return campaign


def found_in(campaign: Campaign) -> Any:
    """Hazards of the ledger found at its sites in its days, without void ones."""
    return Hazard.objects.filter(
        site__in=campaign.stops.values("site"),
        found_at__date__range=(campaign.starts_on, campaign.ends_on),
    ).exclude(status=HazardStatus.VOID)


def found_at(stop: CampaignStop) -> Any:
    """The same at one site."""
    return found_in(stop.campaign).filter(site=stop.site)


def settled_stops(campaign: Campaign) -> Any:
    """Sites looked at whose hazards are all cleared: 逐户销号 (G18)."""
    still = found_in(campaign).open().values("site")
    return campaign.stops.looked_at().exclude(site__in=still)


def _refuse_impossible(
    unit: Unit,
    theme: Theme,
    name: str,
    starts_on: date,
    ends_on: date,
    *,
    monthly: bool,
) -> None:
    if not name.strip():
        raise Refused(_("Give the campaign a name."), code="name_missing")
    if ends_on < starts_on:
        raise Refused(_("The last day lies before the first."), code="date_order")
    if not monthly:
        return
    if theme not in MONTHLY:
        raise Refused(
            _("Only fire lanes, e-bikes and falling objects are patrolled monthly."),
            code="not_monthly",
        )
    month = starts_on.replace(day=1)
    if Campaign.objects.filter(unit=unit, theme=theme, month=month).exists():
        raise Refused(
            _("The patrol of this theme has been planned for this month."),
            code="month_taken",
        )


def _refuse_closed(campaign: Campaign) -> None:
    if campaign.state == CampaignState.CLOSED:
        raise Refused(_("The campaign is closed."), code="closed")


def _refuse_not_running(stop: CampaignStop) -> None:
    if stop.campaign.state != CampaignState.RUNNING:
        raise _not_running()


def _not_running() -> Refused:
    return Refused(
        _("The campaign is not under way. Start it first, or look at its report."),
        code="not_running",
    )


def _locked(campaign: Campaign) -> Campaign:
    fresh: Campaign = (
        Campaign.objects.for_update().select_related("unit").get(pk=campaign.pk)
    )
    return fresh


def _locked_stop(stop: CampaignStop) -> CampaignStop:
    fresh: CampaignStop = (
        CampaignStop.objects.for_update()
        .select_related("campaign__unit", "site__unit")
        .get(pk=stop.pk)
    )
    return fresh
