"""Announcements: drafted, reviewed by another, published, withdrawn (G32)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from services import flows
from services.choices.publicity import (
    AnnouncementKind,
    AnnouncementState,
    Channel,
    PostedAt,
)
from services.models import Announcement, LessonQuestion, NoticePhoto, NoticePosting
from services.policies import publicity as policies
from services.rules.publicity import holds_identity, standing


@dataclass(frozen=True, slots=True)
class Wording:
    """What an announcement says, from when to when, and where it goes."""

    kind: AnnouncementKind
    title: str
    body: str
    valid_from: date
    valid_until: date
    channels: frozenset[Channel]
    is_lesson: bool = False

    @property
    def columns(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "kind": self.kind,
            "title": self.title.strip()[:80],
            "body": self.body.strip()[:3000],
            "valid_from": self.valid_from,
            "valid_until": self.valid_until,
            "is_lesson": self.is_lesson,
            **{f"on_{one.value}": one in self.channels for one in Channel},
        }


@transaction.atomic
def draft_announcement(unit: Any, *, wording: Wording, actor: Actor) -> Announcement:
    """A draft, seen at the desk only.

    Raises Refused `words_missing`, `days_reversed`, `channel_missing`,
    `identity_in_text`.
    """
    require(policies.may_write_in, actor, unit)
    _refuse_unfit(wording)
    draft = Announcement.objects.create(
        unit=unit, written_by_id=_author(actor), **wording.columns
    )
    record("publicity.drafted", draft, actor=actor, detail={"kind": wording.kind})
    return draft


@transaction.atomic
def change_draft(
    draft: Announcement, *, wording: Wording, actor: Actor
) -> Announcement:
    """Write a draft anew, by who wrote it. Refused as `draft_announcement`."""
    draft = _locked(draft)
    require(policies.may_change, actor, draft)
    _refuse_unfit(wording)
    for name, value in wording.columns.items():
        setattr(draft, name, value)
    draft.save(update_fields=list(wording.columns))
    record("publicity.changed", draft, actor=actor)
    return draft


@transaction.atomic
def hand_in(draft: Announcement, *, actor: Actor) -> Announcement:
    """To be reviewed: from now on its words stay.

    Raises Refused `questions_missing`, `questions_left`, `photos_left`, `illegal_move`.
    """
    draft = _locked(draft)
    flows.ANNOUNCEMENT.require(draft.state, AnnouncementState.REVIEW)
    require(policies.may_change, actor, draft)
    asked = draft.questions.exists()
    if draft.is_lesson and not asked:
        raise Refused(_("Add one to three questions first."), code="questions_missing")
    if asked and not draft.is_lesson:
        raise Refused(
            _("A notice has no questions: make it a lesson, or take them out."),
            code="questions_left",
        )
    if draft.kind != AnnouncementKind.ACTIVITY and draft.photos.exists():
        raise Refused(
            _("Only a notice of an activity shows photos: take them out first."),
            code="photos_left",
        )
    _move(draft, AnnouncementState.REVIEW)
    record("publicity.handed_in", draft, actor=actor)
    return draft


@transaction.atomic
def send_back(draft: Announcement, *, remark: str, actor: Actor) -> Announcement:
    """Back to its writer with a remark. Refused `same_person`, `words_missing`."""
    draft = _reviewed(draft, AnnouncementState.DRAFT, actor)
    if not remark.strip():
        raise Refused(_("Say in a few words why."), code="words_missing")
    draft.remark = remark.strip()[:200]
    _move(draft, AnnouncementState.DRAFT, "remark")
    record("publicity.sent_back", draft, actor=actor)
    return draft


@transaction.atomic
def publish(draft: Announcement, *, actor: Actor, now: datetime) -> Announcement:
    """Let it out, by somebody else than wrote it; a correction takes its place.

    Raises Refused `same_person`, `over`, `illegal_move`.
    """
    draft = _reviewed(draft, AnnouncementState.PUBLISHED, actor)
    today = timezone.localdate(now)
    if standing(draft.valid_from, draft.valid_until, today=today) == "over":
        raise Refused(
            _("Its last day is over: send it back and set another."), code="over"
        )
    if draft.corrects_id is not None:
        old = Announcement.objects.for_update().get(pk=draft.corrects_id)
        # One withdrawn meanwhile stays withdrawn.
        if old.state == AnnouncementState.PUBLISHED:
            _move(old, AnnouncementState.REPLACED)
    draft.reviewed_by_id, draft.published_at = actor.actor_id, now
    _move(draft, AnnouncementState.PUBLISHED, "reviewed_by", "published_at")
    record("publicity.published", draft, actor=actor, at=now)
    return draft


@transaction.atomic
def withdraw(notice: Announcement, *, reason: str, actor: Actor) -> Announcement:
    """Take it off every channel at once. Refused `reason_missing`, `illegal_move`."""
    notice = _locked(notice)
    require(policies.may_decide, actor, notice)
    flows.ANNOUNCEMENT.require(notice.state, AnnouncementState.WITHDRAWN)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    notice.withdrawn_for = reason.strip()[:200]
    _move(notice, AnnouncementState.WITHDRAWN, "withdrawn_for")
    record("publicity.withdrawn", notice, actor=actor)
    return notice


@transaction.atomic
def drop_draft(draft: Announcement, *, actor: Actor) -> Announcement:
    """Give a draft up. Refused `illegal_move`."""
    draft = _locked(draft)
    require(policies.may_write, actor, draft)
    flows.ANNOUNCEMENT.require(draft.state, AnnouncementState.DROPPED)
    _move(draft, AnnouncementState.DROPPED)
    record("publicity.dropped", draft, actor=actor)
    return draft


@transaction.atomic
def correct(notice: Announcement, *, actor: Actor) -> Announcement:
    """A draft of the next version, with its words, questions and photos to begin with.

    The one that stands stays up until the correction is published. Raises Refused
    `not_published`, `correction_there`.
    """
    notice = _locked(notice)
    require(policies.may_write, actor, notice)
    if notice.state != AnnouncementState.PUBLISHED:
        raise Refused(_("Only what is published is corrected."), code="not_published")
    if notice.corrections.exclude(state=AnnouncementState.DROPPED).exists():
        raise Refused(_("A correction is being written."), code="correction_there")
    same = (
        "unit_id", "kind", "is_lesson", "title", "body", "valid_from", "valid_until",
        "on_public", "on_field", "on_print",
    )  # fmt: skip
    draft = Announcement.objects.create(
        **{name: getattr(notice, name) for name in same},
        corrects=notice,
        version=notice.version + 1,
        written_by_id=_author(actor),
    )
    for question in notice.questions.all():
        LessonQuestion.objects.create(
            announcement=draft,
            number=question.number,
            text=question.text,
            options=question.options,
            right=question.right,
            explanation=question.explanation,
        )
    for photo in notice.photos.all():
        NoticePhoto.objects.create(
            announcement=draft,
            number=photo.number,
            file_id=photo.file_id,
            caption=photo.caption,
        )
    record("publicity.corrected", draft, actor=actor)
    return draft


@transaction.atomic
def note_posting(
    notice: Announcement,
    *,
    where: PostedAt,
    place: str,
    posted_on: date,
    actor: Actor,
    today: date,
) -> NoticePosting:
    """Where it was put up by hand. Refused `not_published`, `words_missing`, `day`."""
    notice = _locked(notice)
    require(policies.may_write, actor, notice)
    if notice.state != AnnouncementState.PUBLISHED:
        raise Refused(_("Only what is published is posted."), code="not_published")
    if not place.strip():
        raise Refused(_("Say where it was posted."), code="words_missing")
    published = timezone.localdate(notice.published_at)
    if not published <= posted_on <= today:
        raise Refused(_("It was posted between its publication and today."), code="day")
    posting = NoticePosting.objects.create(
        announcement=notice, where=where, place=place.strip()[:80], posted_on=posted_on
    )
    record("publicity.posted", notice, actor=actor, detail={"where": where})
    return posting


def _author(actor: Actor) -> int:
    """A person, so that there is somebody the reviewer is not."""
    if actor.actor_id is None:
        raise Refused(_("Sign in to write an announcement."), code="no_writer")
    return actor.actor_id


def _locked(row: Announcement) -> Announcement:
    rows = Announcement.objects.for_update().select_related("unit")
    found: Announcement = rows.get(pk=row.pk)
    return found


def _reviewed(
    draft: Announcement, after: AnnouncementState, actor: Actor
) -> Announcement:
    draft = _locked(draft)
    require(policies.may_decide, actor, draft)
    flows.ANNOUNCEMENT.require(draft.state, after)
    if draft.written_by_id == actor.actor_id:
        raise Refused(_("Somebody else reviews an announcement."), code="same_person")
    return draft


def _move(row: Announcement, after: AnnouncementState, *more: str) -> None:
    row.state = after
    row.save(update_fields=["state", *more])


def _refuse_unfit(wording: Wording) -> None:
    if not (wording.title.strip() and wording.body.strip()):
        raise Refused(_("Write a title and a text."), code="words_missing")
    if holds_identity(wording.title) or holds_identity(wording.body):
        raise Refused(
            _("Take the identity number out: this is read by everybody."),
            code="identity_in_text",
        )
    if wording.valid_until < wording.valid_from:
        raise Refused(_("The end must come after the start."), code="days_reversed")
    if not wording.channels:
        raise Refused(_("Choose where it goes."), code="channel_missing")
