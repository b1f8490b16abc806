"""Conventions: written, consulted, adopted, put in force, superseded (H1, H3)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents import flows
from residents.choices.opinions import HEARD, RoundStatus, VersionStatus
from residents.choices.votes import VoteStatus
from residents.models import (
    Convention,
    ConventionVersion,
    OpinionRound,
    OpinionTheme,
    Resolution,
    ThemeChange,
    Vote,
)
from residents.operations.votes import vote_result
from residents.policies.opinions import may_keep


@transaction.atomic
def draft_convention(
    unit: Unit, *, title: str, text: str, actor: Actor
) -> ConventionVersion:
    """A convention with its first draft. Raises `words_missing`, `convention_there`."""
    convention = Convention(unit=unit, title=title.strip())
    require(may_keep, actor, convention)
    if not (convention.title and text.strip()):
        raise Refused(_("Give a title and the text."), code="words_missing")
    if Convention.objects.filter(unit=unit, title=convention.title).exists():
        raise Refused(
            _("There is a convention of this title."), code="convention_there"
        )
    convention.save()
    record("conventions.drafted", convention, actor=actor)
    return ConventionVersion.objects.create(
        convention=convention, number=1, text=text.strip()
    )


@transaction.atomic
def draft_version(
    convention: Convention, *, text: str, actor: Actor
) -> ConventionVersion:
    """The next version, as a draft. Raises Refused `words_missing`, `draft_there`."""
    convention = _locked(convention, actor)
    if not text.strip():
        raise Refused(_("Give the text."), code="words_missing")
    last = convention.versions.first()
    if last and last.status == VersionStatus.DRAFT:
        raise Refused(_("There is a draft already."), code="draft_there")
    version = ConventionVersion.objects.create(
        convention=convention,
        number=last.number + 1 if last else 1,
        text=text.strip(),
    )
    record("conventions.version_drafted", convention, actor=actor)
    return version


@transaction.atomic
def note_change(
    version: ConventionVersion, *, theme: OpinionTheme, text: str, actor: Actor
) -> ThemeChange:
    """Say what a theme changed in a draft.

    Raises Refused `illegal_move`, `words_missing`, `theme_not_heard`, `change_there`.
    """
    convention = _locked(version.convention, actor)
    version = convention.versions.get(pk=version.pk)
    flows.CONVENTION.require(version.status, VersionStatus.CONSULTED)
    if not text.strip():
        raise Refused(_("Say what it changed."), code="words_missing")
    theme = OpinionTheme.objects.select_related("round").get(pk=theme.pk)
    if theme.outcome not in HEARD or theme.round.unit_id != convention.unit_id:
        raise Refused(
            _("Only a theme of this unit that was taken up changes a text."),
            code="theme_not_heard",
        )
    if version.changes.filter(theme=theme).exists():
        raise Refused(_("This change is written down already."), code="change_there")
    change = ThemeChange.objects.create(
        version=version, theme=theme, words=text.strip()[:500]
    )
    record("conventions.change_noted", convention, actor=actor)
    return change


@transaction.atomic
def consult_version(
    version: ConventionVersion, *, asked: OpinionRound, actor: Actor
) -> ConventionVersion:
    """A closed round has heard people on it. Raises `illegal_move`, `round_not_fit`."""
    version = _moving(version, VersionStatus.CONSULTED, actor)
    if asked.status != RoundStatus.CLOSED or asked.unit_id != version.unit.pk:
        raise Refused(
            _("Choose a closed opinion round of this unit."), code="round_not_fit"
        )
    version.round = asked
    return _saved(version, "round", actor=actor)


@transaction.atomic
def adopt_version(
    version: ConventionVersion,
    *,
    actor: Actor,
    vote: Vote | None = None,
    resolution: Resolution | None = None,
) -> ConventionVersion:
    """A vote that is over, or a meeting, adopted it.

    Raises Refused `illegal_move`, `adopted_by_one` and `vote_not_carried`.
    """
    version = _moving(version, VersionStatus.ADOPTED, actor)
    over = (VoteStatus.PUBLISHED, VoteStatus.RECORDED)
    votes = vote is not None and vote.unit_id == version.unit.pk and vote.status in over
    meets = resolution is not None and resolution.meeting.unit_id == version.unit.pk
    if votes == meets or (vote is not None) == (resolution is not None):
        raise Refused(
            _("Choose the published vote or the resolution of this unit, one of them."),
            code="adopted_by_one",
        )
    if vote is not None and any(t.holds is False for t in vote_result(vote).tests):
        raise Refused(_("This vote was not carried."), code="vote_not_carried")
    version.vote, version.resolution = vote, resolution
    return _saved(version, "vote", "resolution", actor=actor)


@transaction.atomic
def put_in_force(
    version: ConventionVersion, *, actor: Actor, now: datetime
) -> ConventionVersion:
    """From today it holds; what held before is superseded. Raises `illegal_move`."""
    version = _moving(version, VersionStatus.IN_FORCE, actor)
    today = timezone.localdate(now)
    version.convention.versions.filter(status=VersionStatus.IN_FORCE).update(
        status=VersionStatus.SUPERSEDED, superseded_on=today
    )
    version.in_force_on = today
    return _saved(version, "in_force_on", actor=actor)


@transaction.atomic
def supersede_version(
    version: ConventionVersion, *, actor: Actor, now: datetime
) -> ConventionVersion:
    """It is laid aside, for a later version or for good. Raises `illegal_move`."""
    version = _moving(version, VersionStatus.SUPERSEDED, actor)
    version.superseded_on = timezone.localdate(now)
    return _saved(version, "superseded_on", actor=actor)


def _moving(
    version: ConventionVersion, to: VersionStatus, actor: Actor
) -> ConventionVersion:
    convention = _locked(version.convention, actor)
    fresh: ConventionVersion = convention.versions.get(pk=version.pk)
    flows.CONVENTION.require(fresh.status, to)
    fresh.status = to
    return fresh


def _saved(version: ConventionVersion, *fields: str, actor: Actor) -> ConventionVersion:
    version.save(update_fields=["status", *fields])
    detail = {"version": version.number, "status": version.status}
    record("conventions.moved", version.convention, actor=actor, detail=detail)
    return version


def _locked(convention: Convention, actor: Actor) -> Convention:
    rows = Convention.objects.for_update().select_related("unit")
    fresh: Convention = rows.get(pk=convention.pk)
    require(may_keep, actor, fresh)
    return fresh
