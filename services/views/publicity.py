"""Notices and lessons: the public page without a sign-in, and the phone page (G32)."""

from typing import Any, Final

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from liuli.accounts.views import network_address, open_to_all
from liuli.attachments.views import photo_response
from services.choices.publicity import AnnouncementState, Channel
from services.forms.publicity import LessonForm
from services.models import Announcement, NoticePhoto
from services.operations.lessons import answer_on_page, count_answers, count_read
from services.rules.publicity import is_a_visit

_MOST: Final = 60


@open_to_all
@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """What is on today, of all units or of one; no cookie is set and no name asked."""
    today = timezone.localdate()
    found = Announcement.objects.on(today).through(Channel.PUBLIC)
    units = list(
        found.values_list("unit", "unit__short_name").distinct().order_by("unit__path")
    )
    chosen = request.GET.get("unit", "")
    if chosen.isdecimal():
        found = found.filter(unit=int(chosen))
    rows = found.select_related("unit").order_by("-published_at", "-pk")[:_MOST]
    context = {
        "notices": [row for row in rows if not row.is_lesson],
        "lessons": [row for row in rows if row.is_lesson],
        "units": units if len(units) > 1 else [],
        "chosen": chosen,
    }
    return render(request, "services/notices.html", context)


# Answering a lesson changes nothing of anybody, so it needs no token and no cookie; how
# many answers of one network count has a limit.
@csrf_exempt
@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them with its questions; what is gone says so and shows nothing else."""
    shown = Announcement.objects.on(timezone.localdate()).through(Channel.PUBLIC)
    found = shown.select_related("unit").filter(pk=pk).first()
    if found is None:
        return _gone(request, pk)
    is_paper = request.GET.get("from") == "paper"
    channel = Channel.PRINT if is_paper and found.on_print else Channel.PUBLIC
    context = _read(request, found, channel, unless_told=True)
    context["photos"] = found.photos.select_related("file")
    return render(request, "services/notice.html", context)


@open_to_all
@never_cache
@require_safe
def notice_photo(request: HttpRequest, pk: int, number: int) -> FileResponse:
    """A photo of a notice, as long as the notice is up on the public page."""
    shown = Announcement.objects.on(timezone.localdate()).through(Channel.PUBLIC)
    photo = get_object_or_404(
        NoticePhoto.objects.select_related("file"),
        announcement__in=shown.filter(pk=pk),
        number=number,
    )
    return photo_response(photo.file)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notice_field(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on the phone of a grid worker, kept there for a day without a signal.

    Copies the phone fetches ahead are no reads; nor are those read from the copy.
    """
    shown = Announcement.objects.for_reader(request.user).on(timezone.localdate())
    found = get_object_or_404(
        shown.through(Channel.FIELD).select_related("unit"), pk=pk
    )
    context = _read(request, found, Channel.FIELD, unless_told=False)
    return render(request, "services/notice_field.html", context)


def _read(
    request: HttpRequest, found: Announcement, channel: Channel, *, unless_told: bool
) -> dict[str, Any]:
    """Count the opening or the answers, and what the page then shows."""
    day = timezone.localdate()
    questions = list(found.questions.order_by("number"))
    form = LessonForm(request.POST or None, questions=questions)
    marks: list[bool] = []
    if request.method == "GET" and is_a_visit(request.headers, unless_told=unless_told):
        count_read(found, channel=channel, day=day)
    if request.method == "POST" and questions and form.is_valid():
        facts: dict[str, Any] = {"given": form.given, "channel": channel}
        if channel == Channel.FIELD:
            marks = count_answers(found, **facts, day=day)
        else:
            address = network_address(request)
            marks = answer_on_page(found, **facts, address=address, now=timezone.now())
    return {
        "notice": found,
        "form": form if questions and not marks else None,
        "answers": list(zip(questions, marks, strict=True)) if marks else [],
        "has_passed": bool(marks) and all(marks),
    }


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    """A code on paper outlives its notice: say it no longer applies, where it did."""
    was = {
        AnnouncementState.PUBLISHED,
        AnnouncementState.WITHDRAWN,
        AnnouncementState.REPLACED,
    }
    old = get_object_or_404(Announcement, pk=pk, on_public=True, state__in=was)
    shown = Announcement.objects.on(timezone.localdate()).through(Channel.PUBLIC)
    context = {"newer": shown.filter(corrects=old).first()}
    return render(request, "services/notice_gone.html", context, status=404)
