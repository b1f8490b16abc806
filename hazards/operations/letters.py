"""Writing notices of rectification and closing reports, and noting service (HZ-3, F9).

The community advises, reports and checks again (G-6): no letter orders or punishes.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.campaigns import CampaignState
from hazards.models import Campaign, CampaignLetter, Hazard, HazardLetter
from hazards.operations.moves import locked, person
from hazards.policies import campaigns as campaign_policies
from hazards.policies import hazards as policies
from liuli.attachments.letter_kinds import find_letter_kind
from liuli.attachments.letters import write_letter
from liuli.attachments.models import SealedFile
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused

Words = Callable[[Any, date], Mapping[str, str]]


@transaction.atomic
def write_notice(
    hazard: Hazard, *, words: Words, actor: Actor, now: datetime
) -> HazardLetter:
    """Write a notice of rectification from the facts of the hazard.

    Raises Refused `not_open`.
    """
    hazard = locked(hazard)
    require(policies.may_assign, actor, hazard)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    letter = HazardLetter.objects.create(
        hazard=hazard,
        file=_written("hazards.notice", hazard, words, actor=actor, now=now),
        written_on=timezone.localdate(now),
        written_by_id=person(actor),
    )
    record("hazards.notice_written", hazard, actor=actor, at=now)
    return letter


@transaction.atomic
def serve_notice(
    letter: HazardLetter,
    *,
    served_on: date,
    receipt: str,
    actor: Actor,
    now: datetime,
) -> HazardLetter:
    """Note when a notice reached the keeper, and how.

    Raises Refused `served_before`, `date_future`, `date_past`, `receipt_missing`.
    """
    hazard = locked(letter.hazard)
    letter = HazardLetter.objects.for_update().get(pk=letter.pk)
    require(policies.may_assign, actor, hazard)
    if letter.served_on is not None:
        raise Refused(
            _("The service of this letter was noted before."), code="served_before"
        )
    if served_on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="date_future")
    if served_on < letter.written_on:
        raise Refused(_("It was served before it was written."), code="date_past")
    if not receipt.strip():
        raise Refused(_("Write down who received it."), code="receipt_missing")
    letter.served_on, letter.receipt = served_on, receipt.strip()
    letter.save(update_fields=["served_on", "receipt"])
    record("hazards.notice_served", hazard, actor=actor, at=now)
    return letter


@transaction.atomic
def write_report(
    campaign: Campaign, *, words: Words, actor: Actor, now: datetime
) -> CampaignLetter:
    """Write the closing report of a campaign. Raises Refused `not_closed`."""
    campaign = Campaign.objects.for_update().select_related("unit").get(pk=campaign.pk)
    require(campaign_policies.may_lead, actor, campaign.unit)
    if campaign.state != CampaignState.CLOSED:
        raise Refused(_("Close the campaign first."), code="not_closed")
    letter = CampaignLetter.objects.create(
        campaign=campaign,
        file=_written("hazards.report", campaign, words, actor=actor, now=now),
        written_on=timezone.localdate(now),
        written_by_id=person(actor),
    )
    record("hazards.report_written", campaign, actor=actor, at=now)
    return letter


def _written(
    key: str, record_of: Any, words: Words, *, actor: Actor, now: datetime
) -> SealedFile:
    kind = find_letter_kind(key)
    if kind is None:
        raise LookupError(key)
    return write_letter(
        kind,
        unit=record_of.unit,
        words=words(record_of, timezone.localdate(now)),
        actor=actor,
        now=now,
    )
