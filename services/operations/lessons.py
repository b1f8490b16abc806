"""Questions of a lesson, and counts of who read and passed: never who (G33)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from services.choices.publicity import Channel
from services.models import Announcement, LessonQuestion, ReadCount
from services.models.publicity import LEAST_OPTIONS, MOST_OPTIONS, MOST_QUESTIONS
from services.operations.tries import note_answers
from services.policies import publicity as policies
from services.rules.publicity import judge


@transaction.atomic
def add_question(
    lesson: Announcement,
    *,
    text: str,
    options: Sequence[str],
    right: int,
    explanation: str,
    actor: Actor,
) -> LessonQuestion:
    """One more question of a draft; `right` counts from one.

    Raises Refused `words_missing`, `options`, `right`, `enough_questions`.
    """
    lesson = Announcement.objects.for_update().select_related("unit").get(pk=lesson.pk)
    require(policies.may_change, actor, lesson)
    said = [option.strip()[:100] for option in options if option.strip()]
    if not (text.strip() and explanation.strip()):
        raise Refused(
            _("Write the question and its explanation."), code="words_missing"
        )
    if not LEAST_OPTIONS <= len(said) <= MOST_OPTIONS or len(set(said)) != len(said):
        raise Refused(_("Give two to four different answers."), code="options")
    if not 1 <= right <= len(said):
        raise Refused(_("Say which of the answers is right."), code="right")
    count = lesson.questions.count()
    if count >= MOST_QUESTIONS:
        raise Refused(_("A lesson has up to three questions."), code="enough_questions")
    question = LessonQuestion.objects.create(
        announcement=lesson,
        number=count + 1,
        text=text.strip()[:200],
        options=said,
        right=right,
        explanation=explanation.strip()[:300],
    )
    record("publicity.question_added", lesson, actor=actor)
    return question


@transaction.atomic
def clear_questions(lesson: Announcement, *, actor: Actor) -> None:
    """Take all questions out of a draft, to write them anew."""
    lesson = Announcement.objects.for_update().select_related("unit").get(pk=lesson.pk)
    require(policies.may_change, actor, lesson)
    lesson.questions.all().delete()
    record("publicity.questions_cleared", lesson, actor=actor)


@transaction.atomic
def count_read(notice: Announcement, *, channel: Channel, day: date) -> None:
    """One opening more. Nothing of the reader is kept: no name, cookie or address.

    So doubles are not told apart: somebody who opens a notice twice counts twice, and
    the figure is one of openings, not of people. What a browser fetches ahead or keeps
    for later is left out by the door. No sentence in the audit: it would be a list of
    moments.
    """
    _add(notice, channel, day, reads=1)


@transaction.atomic
def count_answers(
    lesson: Announcement, *, given: Mapping[int, int], channel: Channel, day: date
) -> list[bool]:
    """Whether each answer is right; adds one to answered, and to passed if all are.

    Doubles as in `count_read`: somebody who tries until it is right is one passed and
    several answered.
    """
    right = list(lesson.questions.order_by("number").values_list("right", flat=True))
    marks = judge(right, given)
    _add(lesson, channel, day, answered=1, passed=int(bool(marks) and all(marks)))
    return marks


@transaction.atomic
def answer_on_page(
    lesson: Announcement,
    *,
    given: Mapping[int, int],
    channel: Channel,
    address: str,
    now: datetime,
) -> list[bool]:
    """As `count_answers`, from the page open to all: whoever answers learns the marks.

    Beyond `services.answers_most` from one network address within
    `services.answers_minutes` nothing is counted, so that nobody makes the figures up.
    """
    if note_answers(address, now=now):
        day = timezone.localdate(now)
        return count_answers(lesson, given=given, channel=channel, day=day)
    right = lesson.questions.order_by("number").values_list("right", flat=True)
    return judge(list(right), given)


def _add(notice: Announcement, channel: Channel, day: date, **more: int) -> None:
    row, _new = ReadCount.objects.get_or_create(
        announcement=notice, day=day, channel=channel
    )
    ReadCount.objects.filter(pk=row.pk).update(
        **{name: F(name) + count for name, count in more.items()}
    )
