"""Keeping the documents land compensation rests on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.attachments.choices import Opens
from liuli.attachments.operations import store_photo
from liuli.audit.operations import record
from liuli.kernel.access import require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from petitions.models import LandPaper, LandPaperPage
from petitions.policies import compensation as policies


@transaction.atomic
def keep_paper(
    unit: Unit,
    *,
    facts: dict[str, Any],
    scans: Sequence[bytes] = (),
    actor: User,
    now: datetime,
) -> LandPaper:
    """Write a document down, with its scanned pages. Raises as `scan_paper`."""
    require(policies.may_keep, actor, unit)
    paper = LandPaper(unit=unit, entered_by=actor, **facts)
    paper.full_clean()
    paper.save()
    record("compensation.paper_kept", paper, actor=actor)
    _add_pages(paper, scans, actor, now)
    return paper


@transaction.atomic
def scan_paper(
    paper: LandPaper, *, scans: Sequence[bytes], actor: User, now: datetime
) -> LandPaper:
    """Add pages behind those there are. Raises what `store_photo` raises."""
    paper = LandPaper.objects.for_update().select_related("unit").get(pk=paper.pk)
    require(policies.may_keep, actor, paper.unit)
    _add_pages(paper, scans, actor, now)
    record("compensation.paper_scanned", paper, actor=actor)
    return paper


def _add_pages(
    paper: LandPaper, scans: Sequence[bytes], actor: User, now: datetime
) -> None:
    have = paper.pages.count()
    LandPaperPage.objects.bulk_create(
        LandPaperPage(
            paper=paper,
            position=position,
            file=store_photo(
                scan,
                unit=paper.unit,
                opens_with=Opens.COMPENSATION,
                actor=actor,
                now=now,
                client_id=uuid4(),
                is_from_gallery=True,
            ),
        )
        for position, scan in enumerate(scans, start=have + 1)
    )


def refuse_paper_of_others(paper: LandPaper | None, unit: Unit) -> None:
    """A figure rests on a document of its own community."""
    if paper is not None and paper.unit_id != unit.pk:
        raise Refused(
            _("This document belongs to another community."), code="other_community"
        )
