"""Announcements and lessons in the desk (G32, G33)."""

from datetime import datetime
from typing import Any

import segno
from django.contrib import admin
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.kernel.access import get_visible_or_404
from services.choices.publicity import (
    AnnouncementKind,
    AnnouncementState,
    Channel,
    PostedAt,
)
from services.forms import publicity as forms
from services.models import Announcement
from services.operations import lessons, notice_photos
from services.operations import publicity as acts
from services.policies import publicity as policies
from services.rules.publicity import standing

_FIRST = 5
_MOST_ROWS = 60
_STATE = AnnouncementState


def _write(user: Any, one: Announcement) -> bool:
    return policies.may_change(user, one)


def _review(user: Any, one: Announcement) -> bool:
    return one.state == _STATE.REVIEW and policies.may_review(user, one)


def _published(user: Any, one: Announcement) -> bool:
    return one.state == _STATE.PUBLISHED and policies.may_write(user, one)


def _post(one: Announcement, data: Any, user: Any) -> None:
    acts.note_posting(
        one,
        where=PostedAt(data["where"]),
        place=data["place"],
        posted_on=data["posted_on"],
        actor=user,
        today=timezone.localdate(),
    )


def _add_photo(one: Announcement, data: Any, user: Any) -> None:
    notice_photos.add_photo(
        one,
        picture=data["picture"].read(),
        caption=data["caption"],
        actor=user,
        now=timezone.now(),
    )


@admin.register(Announcement)
class AnnouncementAdmin(RecordAdmin[Announcement]):
    """Drafts, what waits for a review, what is up, what was taken down."""

    record_template = "services/notice_record.html"
    view_capability = Capability.PUBLICITY_VIEW
    list_display = [
        "title", "kind", "is_lesson", "unit", "valid_until", "state_word", "opened",
    ]  # fmt: skip
    list_display_links = ["title"]
    list_filter = ["state", "kind", "is_lesson"]
    list_select_related = ["unit"]
    search_fields = ["title"]
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.AnnouncementForm
    new_title = gettext_lazy("New announcement")
    new_capability = Capability.PUBLICITY_WRITE
    new_form_asks_user = True
    acts = {
        "publish": Act(
            gettext_lazy("Publish"),
            forms.StepForm,
            _review,
            lambda one, _data, user: acts.publish(one, actor=user, now=timezone.now()),
        ),
        "back": Act(
            gettext_lazy("Send it back"),
            forms.RemarkForm,
            _review,
            lambda one, data, user: acts.send_back(one, **data, actor=user),
        ),
        "question": Act(
            gettext_lazy("Add a question"),
            forms.QuestionForm,
            lambda user, one: one.is_lesson and _write(user, one),
            lambda one, data, user: lessons.add_question(one, **data, actor=user),
        ),
        "clear": Act(
            gettext_lazy("Take all questions out"),
            forms.StepForm,
            lambda user, one: _write(user, one) and one.questions.exists(),
            lambda one, _data, user: lessons.clear_questions(one, actor=user),
        ),
        "photo": Act(
            gettext_lazy("Add a photo of the event"),
            forms.PhotoForm,
            lambda user, one: (
                one.kind == AnnouncementKind.ACTIVITY and _write(user, one)
            ),
            _add_photo,
        ),
        "clear_photos": Act(
            gettext_lazy("Take all photos out"),
            forms.StepForm,
            lambda user, one: _write(user, one) and one.photos.exists(),
            lambda one, _data, user: notice_photos.clear_photos(one, actor=user),
        ),
        "hand_in": Act(
            gettext_lazy("Hand it in for review"),
            forms.StepForm,
            _write,
            lambda one, _data, user: acts.hand_in(one, actor=user),
        ),
        "change": Act(
            gettext_lazy("Change the draft"),
            forms.ChangeForm,
            _write,
            lambda one, data, user: acts.change_draft(
                one, wording=data["wording"], actor=user
            ),
        ),
        "drop": Act(
            gettext_lazy("Drop the draft"),
            forms.StepForm,
            lambda user, one: (
                one.state == _STATE.DRAFT and policies.may_write(user, one)
            ),
            lambda one, _data, user: acts.drop_draft(one, actor=user),
        ),
        "posting": Act(
            gettext_lazy("Note where it was posted"),
            forms.PostingForm,
            _published,
            _post,
        ),
        "correct": Act(
            gettext_lazy("Write a correction"),
            forms.StepForm,
            _published,
            lambda one, _data, user: acts.correct(one, actor=user),
        ),
        "withdraw": Act(
            pgettext_lazy("announcement", "Withdraw"),
            forms.WithdrawForm,
            lambda user, one: (
                one.state == _STATE.PUBLISHED and policies.may_decide(user, one)
            ),
            lambda one, data, user: acts.withdraw(one, **data, actor=user),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With how often each was opened."""
        found: Any = super().get_queryset(request)
        return found.with_reads()

    def get_urls(self) -> list[Any]:
        """With the sheet that is put up."""
        view = self.admin_site.admin_view(never_cache(self.sheet))
        own = [path("<int:pk>/sheet/", view, name="services_announcement_sheet")]
        return own + super().get_urls()

    @display(
        description=gettext_lazy("State"),
        label={
            "draft": "info",
            "review": "warning",
            "ahead": "info",
            "on": "success",
            "over": "info",
            "replaced": "info",
            "withdrawn": "danger",
            "dropped": "info",
        },
    )
    def state_word(self, one: Announcement) -> tuple[str, str]:
        """Published and begun, ahead or over are told apart."""
        return standing_of(one)

    @display(description=gettext_lazy("Opened"), ordering="reads")
    def opened(self, one: Any) -> int:
        """By all channels together."""
        reads: int = one.reads
        return reads

    def perform_new(self, community: Any, data: Any, user: Any) -> Announcement:
        """A draft."""
        return acts.draft_announcement(
            data["unit"], wording=data["wording"], actor=user
        )

    def shown(self, obj: Announcement, request: HttpRequest) -> Shown:
        """Its words, its questions, how often it was read and where it hangs."""
        facts = [
            (_("State"), standing_of(obj)[1]),
            (_("Kind of announcement"), obj.get_kind_display()),
            (_("Unit"), obj.unit),
            (pgettext("announcement", "From"), obj.valid_from),
            (pgettext("announcement", "Last day"), obj.valid_until),
            (_("Where it goes"), " · ".join(str(one.label) for one in obj.channels)),
            (pgettext("announcement", "Text"), obj.body),
            (_("Version"), obj.version),
            (pgettext("announcement", "Written by"), obj.written_by),
            (pgettext("announcement", "Reviewed by"), obj.reviewed_by),
        ]
        banners = [
            (text, "warning")
            for text in (obj.withdrawn_for, _returned(obj), _own(obj, request))
            if text
        ]
        return Shown(
            title=obj.title,
            facts=facts,
            tables=[*_questions(obj), _reads(obj), _postings(obj)],
            banners=banners,
            links=_links(obj),
            photos=obj.photos.select_related("file"),
        )

    def sheet(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The notice as it is put up, A4, with a code that leads to the public page."""
        notice = get_visible_or_404(Announcement, request.user, pk=pk)
        # What a reader may not see is never printed.
        today = timezone.localdate()
        is_up = Announcement.objects.on(today).through(Channel.PRINT)
        page = reverse("services:notice", args=[notice.pk]) + "?from=paper"
        drawn = segno.make(request.build_absolute_uri(page), error="m").svg_inline(
            scale=4,
            border=2,
            omitsize=True,
            svgclass="sv-sheet__code",
            lineclass=None,
            light="white",
        )
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": notice.title,
            "notice": notice if is_up.filter(pk=pk).exists() else None,
            # Our own drawing of our own address: no text of a person is in it.
            "code": mark_safe(drawn) if notice.on_public else "",  # noqa: S308
            "back": page_of("services.announcement", notice.pk),
        }
        return TemplateResponse(request, "services/notice_sheet.html", context)


def standing_of(one: Announcement) -> tuple[str, str]:
    """The state with whether its days have come or gone."""
    word = str(one.get_state_display())
    if one.state != _STATE.PUBLISHED:
        return one.state, word
    today = timezone.localdate()
    where = standing(one.valid_from, one.valid_until, today=today)
    words = {"ahead": _("published, begins later"), "over": _("published, over")}
    return where, words.get(where, word)


def _returned(obj: Announcement) -> str:
    if obj.state != _STATE.DRAFT or not obj.remark:
        return ""
    return _("Sent back: %(remark)s") % {"remark": obj.remark}


def _own(obj: Announcement, request: HttpRequest) -> str:
    if obj.state != _STATE.REVIEW or obj.written_by_id != request.user.pk:
        return ""
    return _("Somebody else has to review and publish it.")


def _links(obj: Announcement) -> list[tuple[str, str]]:
    links = []
    if obj.on_print and obj.state == _STATE.PUBLISHED:
        sheet = reverse("admin:services_announcement_sheet", args=[obj.pk])
        links.append((_("Notice to put up"), sheet))
    if standing_of(obj)[0] == "on" and obj.on_public:
        links.append((_("Public page"), reverse("services:notice", args=[obj.pk])))
    if obj.corrects_id is not None:
        before = page_of("services.announcement", obj.corrects_id)
        links.append((_("Version before"), before))
    later = obj.corrections.exclude(state=_STATE.DROPPED)
    return links + [
        (_("Correction"), page_of("services.announcement", one.pk)) for one in later
    ]


def _questions(obj: Announcement) -> list[Table]:
    if not obj.is_lesson:
        return []
    rows = [
        [one.number, one.text, " / ".join(one.options),
         one.options[one.right - 1], one.explanation]
        for one in obj.questions.all()
    ]  # fmt: skip
    heads = [
        _("No."),
        _("Question"),
        pgettext("question", "Answers"),
        _("Right"),
        _("Explanation"),
    ]
    empty = _("Add one to three questions, then hand it in.")
    return [Table(_("Questions"), heads, rows, empty=empty)]


def _reads(obj: Announcement) -> Table:
    """By day and channel; below, all together. Openings, not people."""
    heads = [
        _("Day"), _("Channel"), _("Opened"),
        pgettext("lesson", "Answered"), pgettext("lesson", "Passed"),
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [one.day, one.get_channel_display(), one.reads, one.answered, one.passed]
        for one in obj.counts.all()[:_MOST_ROWS]
    ]
    if rows:
        total = obj.counts.aggregate(
            reads=Sum("reads"), answered=Sum("answered"), passed=Sum("passed")
        )
        rows.append([_("In all"), "", *total.values()])
    return Table(
        _("How often it was opened"),
        heads,
        rows,
        empty=_("Not opened yet. Openings are counted, not people."),
    )


def _postings(obj: Announcement) -> Table:
    rows = [
        [one.posted_on, one.get_where_display(), one.place]
        for one in obj.postings.all()[:_MOST_ROWS]
    ]
    heads = [
        pgettext("notice", "Posted on"),
        _("Where it was posted"),
        _("Which place or group"),
    ]
    return Table(_("Posted by hand"), heads, rows)


@tray
def announcements_to_review(user: Any, now: datetime) -> Tray | None:
    """Handed in by somebody else."""
    if not user.may(Capability.PUBLICITY_REVIEW):
        return None
    rows = Announcement.objects.visible_to(user).to_review().exclude(written_by=user)
    found, count = few(rows.order_by("pk"), _FIRST)

    if not found:
        return None
    return Tray(
        title=_("Announcements to review"),
        count=count,
        first=[
            Waiting(text=one.title, url=page_of("services.announcement", one.pk))
            for one in found
        ],
        url=reverse("admin:services_announcement_changelist") + "?state__exact=review",
        weight=66,
    )
