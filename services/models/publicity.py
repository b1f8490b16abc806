"""Notices and short lessons: written by one, published by another (G32, G33)."""

from typing import Any, Final

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from services import flows
from services.choices.publicity import (
    AnnouncementKind,
    AnnouncementState,
    Channel,
    PostedAt,
)
from services.querysets.publicity import (
    AnnouncementQuerySet,
    AnnouncementRowQuerySet,
)

MOST_QUESTIONS: Final = 3
LEAST_OPTIONS: Final = 2
MOST_OPTIONS: Final = 4
_DECIDED: Final = [
    AnnouncementState.PUBLISHED,
    AnnouncementState.REPLACED,
    AnnouncementState.WITHDRAWN,
]
_WORDS: Final = (
    "title", "body", "kind", "unit_id", "is_lesson", "valid_from", "valid_until",
    "on_public", "on_field", "on_print", "written_by_id", "corrects_id", "version",
)  # fmt: skip
# The share lock lets nobody hand the draft in while a question is being written.
_WHILE_DRAFT: Final = """
    PERFORM FROM services_announcement a
    WHERE a.id = {row}.announcement_id AND a.state = 'draft' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'questions change only in a draft'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'lessonquestion_while_draft';
    END IF;
"""
_ASKED: Final = """
    IF NEW.is_lesson <> EXISTS (
        SELECT FROM services_lessonquestion q WHERE q.announcement_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'a lesson asks something and a notice does not'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'announcement_lesson_asks';
    END IF;
    IF NEW.kind <> 'activity' AND EXISTS (
        SELECT FROM services_noticephoto p WHERE p.announcement_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'only an activity shows photos'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'announcement_photos_of_an_activity';
    END IF;
    RETURN NEW;
"""


@tracked()
class Announcement(models.Model):
    """A notice, or a lesson with questions; what was handed in stays as it is.

    A correction is a row of its own that takes the place of the one before.
    """

    read_capability = Capability.PUBLICITY_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(
        _("kind of announcement"), max_length=12, choices=AnnouncementKind
    )
    is_lesson = models.BooleanField(_("lesson with questions"), default=False)
    title = models.CharField(pgettext_lazy("announcement", "title"), max_length=80)
    body = models.TextField(pgettext_lazy("announcement", "text"), max_length=3000)
    valid_from = models.DateField(pgettext_lazy("announcement", "from"))
    valid_until = models.DateField(pgettext_lazy("announcement", "until"))
    on_public = models.BooleanField(_("on the public page"), default=True)
    on_field = models.BooleanField(_("on the phones of grid workers"), default=True)
    on_print = models.BooleanField(_("as a printed notice"), default=False)
    state = models.CharField(
        pgettext_lazy("announcement", "state"),
        max_length=10,
        choices=AnnouncementState,
        default=AnnouncementState.DRAFT,
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("corrects"),
    )
    written_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("announcement", "written by"),
    )
    reviewed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("announcement", "reviewed by"),
    )
    remark = models.CharField(
        _("remark of the review"), max_length=200, blank=True, default=""
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    withdrawn_for = models.CharField(
        _("why it was withdrawn"), max_length=200, blank=True, default=""
    )

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "valid_until"])]
        constraints = [
            models.CheckConstraint(
                name="announcement_kind_known",
                condition=Q(kind__in=AnnouncementKind.values),
            ),
            models.CheckConstraint(
                name="announcement_state_known",
                condition=Q(state__in=AnnouncementState.values),
            ),
            models.CheckConstraint(
                name="announcement_has_words", condition=~Q(title="") & ~Q(body="")
            ),
            models.CheckConstraint(
                name="announcement_forward",
                condition=Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="announcement_goes_somewhere",
                condition=Q(on_public=True) | Q(on_field=True) | Q(on_print=True),
            ),
            models.CheckConstraint(
                name="announcement_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("written_by")),
                violation_error_message=_("Somebody else reviews an announcement."),
            ),
            models.CheckConstraint(
                name="announcement_published_once_reviewed",
                condition=Q(
                    state__in=_DECIDED,
                    reviewed_by__isnull=False,
                    published_at__isnull=False,
                )
                | ~Q(state__in=_DECIDED) & Q(published_at__isnull=True),
            ),
            models.CheckConstraint(
                name="announcement_withdrawn_says_why",
                condition=Q(state=AnnouncementState.WITHDRAWN) & ~Q(withdrawn_for="")
                | ~Q(state=AnnouncementState.WITHDRAWN) & Q(withdrawn_for=""),
            ),
            models.CheckConstraint(
                name="announcement_later_versions_correct",
                condition=Q(version=1, corrects__isnull=True)
                | Q(version__gt=1, corrects__isnull=False),
            ),
            models.UniqueConstraint(
                name="announcement_one_correction",
                fields=["corrects"],
                condition=~Q(state=AnnouncementState.DROPPED),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="announcement_moves_by_its_table",
                field="state",
                transitions=flows.ANNOUNCEMENT.transitions(),
            ),
            pgtrigger.Protect(
                name="announcement_begins_as_a_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=AnnouncementState.DRAFT),
            ),
            pgtrigger.Protect(
                name="announcement_words_stay",
                operation=pgtrigger.UpdateOf(*_WORDS),
                condition=~pgtrigger.Q(old__state=AnnouncementState.DRAFT),
            ),
            pgtrigger.Trigger(
                name="announcement_lesson_asks",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(new__state=AnnouncementState.REVIEW),
                func=_ASKED,
            ),
            pgtrigger.Protect(name="announcement_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def channels(self) -> list[Channel]:
        """By which it goes out."""
        return [one for one in Channel if getattr(self, f"on_{one.value}")]


class LessonQuestion(models.Model):
    """One question of a lesson: two to four answers, one of them right, and why."""

    read_capability = Capability.PUBLICITY_VIEW
    unit_lookup = "announcement__unit"

    announcement = models.ForeignKey(
        Announcement,
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("announcement"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("question"), max_length=200)
    options = ArrayField(
        models.CharField(max_length=100), size=MOST_OPTIONS, verbose_name=_("answers")
    )
    right = models.PositiveSmallIntegerField(_("which answer is right"))
    explanation = models.CharField(_("explanation"), max_length=300)

    objects = AnnouncementRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("question of a lesson")
        verbose_name_plural = _("questions of lessons")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="lessonquestion_number_once", fields=["announcement", "number"]
            ),
            models.CheckConstraint(
                name="lessonquestion_one_to_three",
                condition=Q(number__gte=1, number__lte=MOST_QUESTIONS),
            ),
            models.CheckConstraint(
                name="lessonquestion_right_is_an_answer",
                condition=Q(
                    options__len__gte=LEAST_OPTIONS, options__len__lte=MOST_OPTIONS
                )
                & Q(right__gte=1, right__lte=F("options__len")),
            ),
            models.CheckConstraint(
                name="lessonquestion_says_what_and_why",
                condition=~Q(text="") & ~Q(explanation=""),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="lessonquestion_while_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=(
                    "IF TG_OP <> 'INSERT' THEN"
                    + _WHILE_DRAFT.format(row="OLD")
                    + "END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;"
                    + _WHILE_DRAFT.format(row="NEW")
                    + "RETURN NEW;"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"LessonQuestion #{self.pk}"


class ReadCount(models.Model):
    """How often an announcement was opened on a day by a channel; nobody's name.

    Not tracked: a history of each count would be a list of moments.
    """

    read_capability = Capability.PUBLICITY_VIEW
    unit_lookup = "announcement__unit"

    announcement = models.ForeignKey(
        Announcement,
        on_delete=models.PROTECT,
        related_name="counts",
        verbose_name=_("announcement"),
    )
    day = models.DateField(_("day"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    reads = models.PositiveIntegerField(_("opened"), default=0)
    answered = models.PositiveIntegerField(
        pgettext_lazy("lesson", "answered"), default=0
    )
    passed = models.PositiveIntegerField(pgettext_lazy("lesson", "passed"), default=0)

    objects = AnnouncementRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of reads")
        verbose_name_plural = _("counts of reads")
        ordering = ["-day", "channel"]
        constraints = [
            models.UniqueConstraint(
                name="readcount_once_a_day", fields=["announcement", "day", "channel"]
            ),
            models.CheckConstraint(
                name="readcount_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(
                name="readcount_passed_once_answered",
                condition=Q(passed__lte=F("answered")),
            ),
        ]

    def __str__(self) -> str:
        return f"ReadCount #{self.pk}"


class NoticePosting(models.Model):
    """Where a published notice was put up or sent by hand; written once (G32)."""

    read_capability = Capability.PUBLICITY_VIEW
    unit_lookup = "announcement__unit"

    announcement = models.ForeignKey(
        Announcement,
        on_delete=models.PROTECT,
        related_name="postings",
        verbose_name=_("announcement"),
    )
    where = models.CharField(_("where it was posted"), max_length=10, choices=PostedAt)
    place = models.CharField(_("which place or group"), max_length=80)
    posted_on = models.DateField(pgettext_lazy("notice", "posted on"))

    objects = AnnouncementRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting of a notice")
        verbose_name_plural = _("postings of notices")
        ordering = ["-posted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="noticeposting_where_known",
                condition=Q(where__in=PostedAt.values) & ~Q(place=""),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="noticeposting_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"NoticePosting #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the notice belongs."""
        return self.announcement.unit
