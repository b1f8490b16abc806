"""Hazards on the phone: found, rectified, re-checked (F7, EV-1, EV-2)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hazards.choices import BEING_FIXED, HazardStatus
from hazards.choices.late import Said
from hazards.forms.field import (
    FindingForm,
    NewSiteForm,
    RecheckForm,
    RectifiedForm,
)
from hazards.models import Hazard, LateWord
from hazards.operations.late_words import add_late_photo, keep_late_word
from hazards.operations.moves import add_photos
from hazards.operations.patrols import record_finding
from hazards.operations.rechecks import report_rectified, verify_hazard
from hazards.operations.sites import SiteWords, add_site
from hazards.submissions.telling import round_page, told_by
from liuli.accounts.roles import Capability
from liuli.attachments.models import File
from liuli.fieldwork.registry import (
    Card,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_MOST_CARDS = 50


@worksheet(order=30)
def hazards_to_recheck(user: Any, *, now: datetime) -> Sheet | None:
    """Hazards reported as rectified that this person may re-check (EV-2)."""
    if not user.scopes(Capability.HAZARDS_VERIFY):
        return None
    waiting = (
        Hazard.objects.visible_to(user)
        .in_scopes(user.scopes(Capability.HAZARDS_VERIFY))
        .waiting_for_recheck()
        .not_handled_by(user)
        .select_related("site__address", "item")
        .order_by("recheck_due_on", "pk")[:_MOST_CARDS]
    )
    cards = _cards(waiting, user=user, now=now, action=_("Re-check"))
    if not cards:
        return None
    return Sheet(key="rechecks", title=_("Waiting for your re-check"), cards=cards)


@worksheet(order=40)
def hazards_of_mine(user: Any, *, now: datetime) -> Sheet | None:
    """Hazards assigned to this person and not yet reported as rectified."""
    if not user.scopes(Capability.HAZARDS_RECTIFY):
        return None
    mine = (
        Hazard.objects.visible_to(user)
        .filter(current_assignment__assignee=user, status__in=BEING_FIXED)
        .select_related("site__address", "item")
        .order_by("due_on", "pk")[:_MOST_CARDS]
    )
    cards = _cards(mine, user=user, now=now, action=_("Open"))
    return Sheet(
        key="hazards",
        title=_("My hazards"),
        cards=cards,
        empty=_("No hazard is assigned to you."),
    )


def attach_photo(user: Any, facts: Mapping[str, Any], file: File) -> None:
    """A photo that came after its record."""
    if "late_word" in facts:
        word = LateWord.objects.get(pk=facts["late_word"])
        add_late_photo(word, photo=file, actor=user)
        return
    hazard = Hazard.objects.get(pk=facts["hazard"])
    add_photos(hazard, photos=[file], actor=user, now=file.received_at)


@accepts("patrols.finding", form=FindingForm, attach=attach_photo)
def take_finding(user: Any, submission: Submission) -> Outcome:
    """A hazard found on a round or outside one; at least one photo (GR-5)."""
    data = submission.data
    if not submission.photos:
        raise Refused(_("A hazard needs at least one photo."), code="photo_missing")
    round_ = data["round"]
    hazard = record_finding(
        data["site"],
        round_=round_,
        item=data["item"],
        severity=data["severity"] or None,
        text=data["text"],
        photos=submission.arrived,
        actor=user,
        told=told_by(submission),
    )
    return Outcome(
        _("Reported as %(number)s.") % {"number": hazard.number},
        url=round_page(round_) if round_ else reverse("fieldwork:today"),
        facts={
            "hazard": hazard.pk,
            "number": hazard.number,
            "round": round_.pk if round_ else None,
            "sites": [hazard.site_id],
        },
    )


@accepts("hazards.rectified", form=RectifiedForm, attach=attach_photo)
def take_rectified(user: Any, submission: Submission) -> Outcome:
    """What was done about a hazard; kept beside what another did meanwhile (F26)."""
    late = _kept_late(user, submission, said=Said.RECTIFIED)
    if late is not None:
        return late
    hazard = report_rectified(
        submission.data["hazard"],
        text=submission.data["text"],
        photos=submission.arrived,
        actor=user,
        now=submission.received_at,
    )
    return Outcome(
        _("Reported as rectified; a colleague will re-check."),
        url=reverse("fieldwork:today"),
        facts={"hazard": hazard.pk},
    )


@accepts(
    "hazards.recheck", form=RecheckForm, attach=attach_photo, waits_for_photos=True
)
def take_recheck(user: Any, submission: Submission) -> Outcome:
    """A re-check on the spot: gone, or still there (EV-2)."""
    passed = submission.data["passed"] == "yes"
    said = Said.PASSED if passed else Said.FAILED
    late = _kept_late(user, submission, said=said)
    if late is not None:
        return late
    hazard = verify_hazard(
        submission.data["hazard"],
        passed=passed,
        is_on_site=True,
        text=submission.data["text"],
        photos=submission.arrived,
        actor=user,
        now=submission.received_at,
    )
    return Outcome(
        _("The re-check is recorded."),
        url=reverse("fieldwork:today"),
        facts={"hazard": hazard.pk},
    )


@accepts(
    "hazards.new_site",
    form=NewSiteForm,
    label=gettext_lazy("New site"),
    capability=Capability.SITES_CHANGE,
    order=20,
)
def take_new_site(user: Any, submission: Submission) -> Outcome:
    """A site registered on the spot (under a minute)."""
    data = submission.data
    site = add_site(
        _community_of(user),
        kind=data["kind"],
        address=data["address"],
        words=SiteWords(
            name=data["name"],
            keeper_name=data["keeper_name"],
            keeper_phone=data["keeper_phone"],
        ),
        known_since=timezone.localdate(submission.at),
        actor=user,
        source=_("field page"),
    )
    return Outcome(
        _("The site is registered."),
        url=reverse("fieldwork:today"),
        facts={"site": site.pk},
    )


def _kept_late(user: Any, submission: Submission, *, said: Said) -> Outcome | None:
    data = submission.data
    word = keep_late_word(
        data["hazard"],
        said=said,
        text=data["text"],
        seen=data.get("seen"),
        photos=submission.arrived,
        actor=user,
        now=submission.received_at,
    )
    if word is None:
        return None
    return Outcome(
        _(
            "A colleague was first with this hazard. "
            "Your report is kept; a lead decides."
        ),
        url=reverse("fieldwork:today"),
        facts={"hazard": word.hazard_id, "late_word": word.pk},
    )


def _community_of(user: Any) -> Unit:
    """The community in which this person adds sites."""
    unit = next(
        post.unit
        for post in user.live_posts
        if user.may(Capability.SITES_CHANGE, post.unit)
    )
    community: Unit = Unit.objects.above(unit).get(level=Level.COMMUNITY)
    return community


def _cards(
    hazards: Iterable[Hazard], *, user: Any, now: datetime, action: str
) -> tuple[Card, ...]:
    found = list(hazards)
    if not found:
        return ()
    share = parameter(
        "hazard.yellow_share",
        unit=user.live_posts[0].unit,
        on=timezone.localdate(now),
    )
    return tuple(
        _hazard_card(hazard, now=now, share=share, action=action) for hazard in found
    )


def _hazard_card(hazard: Hazard, *, now: datetime, share: Decimal, action: str) -> Card:
    waits = hazard.status == HazardStatus.REPORTED_DONE
    due_on = hazard.recheck_due_on if waits else hazard.due_on
    return Card(
        title=hazard.words,
        text=_("%(place)s · due %(day)s")
        % {"place": hazard.site.address.raw, "day": f"{due_on:%Y-%m-%d}"},
        url=reverse("hazards:field_hazard", args=[hazard.pk]),
        badge=hazard.get_severity_display(),
        tone=hazard.severity,
        light=hazard.light(now=now, yellow_share=share),
        action=action,
    )
