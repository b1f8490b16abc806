"""Announcements and lessons (G32, G33): reviewed by another, shown while they stand."""

import io
import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from liuli.kernel.errors import Refused
from services.choices.publicity import (
    AnnouncementKind,
    AnnouncementState,
    Channel,
    PostedAt,
)
from services.models import (
    Announcement,
    LessonQuestion,
    NoticePhoto,
    NoticePosting,
    ReadCount,
)
from services.operations.answers import survey_of_code
from services.operations.lessons import clear_questions, count_answers, count_read
from services.operations.notice_photos import add_photo, clear_photos
from services.operations.publicity import (
    change_draft,
    correct,
    drop_draft,
    hand_in,
    note_posting,
    publish,
    send_back,
    withdraw,
)
from services.operations.tries import forget_tries
from services.rules.publicity import above, holds_identity, is_a_visit, judge, standing
from tests.clock import NOON, TODAY
from tests.factories.publicity import a_draft, a_question, a_wording, published

DAY = timedelta(days=1)
LIST = "/services/notices/"
S = AnnouncementState


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def up(unit, author, reviewer, *, days=3, **facts):
    """Published and on at the clock of the door."""
    today = timezone.localdate()
    given = {"valid_from": today, "valid_until": today + days * DAY}
    return published(unit, author, reviewer, now=timezone.now(), **given | facts)


# --- rules ------------------------------------------------------------------------------
def test_days_marks_paths_and_visits():
    words = [standing(TODAY, TODAY + DAY, today=TODAY + n * DAY) for n in (-1, 0, 1, 2)]
    assert words == ["ahead", "on", "on", "over"]
    assert judge([2, 1], {1: 2, 2: 2}) == [True, False]
    assert judge([2, 1], {1: 2}) == [True, False]
    assert above(["01.02.03.", "01.04."]) == ["01.", "01.02.", "01.02.03.", "01.04."]
    assert holds_identity("证号51010419990101001X。")
    assert not holds_identity("电话02884710000，或13800000000")
    assert is_a_visit({}, unless_told=True)
    assert not is_a_visit({}, unless_told=False)
    assert is_a_visit({"Sec-Fetch-Mode": "navigate"}, unless_told=False)
    assert not is_a_visit({"Sec-Fetch-Mode": "cors"}, unless_told=True)
    ahead = {"Sec-Fetch-Mode": "navigate", "Sec-Purpose": "prefetch;prerender"}
    assert not is_a_visit(ahead, unless_told=True)


# --- review -----------------------------------------------------------------------------
@pytest.mark.django_db
def test_somebody_else_publishes_what_one_has_written(
    community, cadre, secretary, worker
):
    """G32: draft, review, publish; the database holds the two apart."""
    refused("not_allowed", a_draft, community, worker)
    refused("words_missing", a_draft, community, cadre, body=" ")
    refused("days_reversed", a_draft, community, cadre, valid_until=TODAY - DAY)
    refused("channel_missing", a_draft, community, cadre, channels=frozenset())
    refused(
        "identity_in_text", a_draft, community, cadre, body="110101199901010019在册"
    )
    draft = a_draft(community, cadre)
    refused("not_allowed", hand_in, draft, actor=secretary)
    refused("illegal_move", publish, draft, actor=secretary, now=NOON)
    hand_in(draft, actor=cadre)
    refused("same_person", publish, draft, actor=cadre, now=NOON)
    refused("not_allowed", publish, draft, actor=worker, now=NOON)
    refused("not_allowed", change_draft, draft, wording=a_wording(), actor=cadre)
    refused("words_missing", send_back, draft, remark=" ", actor=secretary)
    refused("over", publish, draft, actor=secretary, now=NOON + 7 * DAY)
    send_back(draft, remark="写明集合地点", actor=secretary)
    change_draft(draft, wording=a_wording(body="中街口集合。"), actor=cadre)
    hand_in(draft, actor=cadre)
    publish(draft, actor=secretary, now=NOON)
    draft.refresh_from_db()
    assert (draft.state, draft.reviewed_by) == (S.PUBLISHED, secretary)

    rows = Announcement.objects.filter(pk=draft.pk)
    the_database_refuses(lambda: rows.update(body="别的"))
    the_database_refuses(lambda: rows.update(reviewed_by=cadre))
    the_database_refuses(lambda: rows.update(state=S.DRAFT, published_at=None))
    the_database_refuses(lambda: rows.update(state=S.WITHDRAWN))
    the_database_refuses(rows.delete)
    other = a_draft(community, cadre)
    raw = Announcement.objects.filter(pk=other.pk)
    the_database_refuses(lambda: raw.update(state=S.PUBLISHED, published_at=NOON))
    hand_in(other, actor=cadre)
    by_self = {"state": S.PUBLISHED, "published_at": NOON, "reviewed_by": cadre}
    the_database_refuses(lambda: raw.update(**by_self))
    the_database_refuses(lambda: raw.update(state=S.PUBLISHED, published_at=NOON))
    refused("illegal_move", drop_draft, other, actor=cadre)


@pytest.mark.django_db
def test_a_correction_is_a_version_of_its_own_and_takes_the_place(
    community, cadre, secretary
):
    notice = published(community, cadre, secretary, questions=1)
    draft = correct(notice, actor=secretary)
    refused("correction_there", correct, notice, actor=cadre)
    assert (draft.version, draft.questions.count()) == (2, 1)
    assert Announcement.objects.on(TODAY).get() == notice
    hand_in(draft, actor=secretary)
    publish(draft, actor=cadre, now=NOON)
    notice.refresh_from_db()
    assert notice.state == S.REPLACED
    assert Announcement.objects.on(TODAY).get() == draft
    refused("not_published", correct, notice, actor=cadre)
    second = {"corrects": notice, "version": 3}
    wording = a_wording().columns
    the_database_refuses(
        lambda: Announcement.objects.bulk_create(
            [Announcement(unit=community, written_by=cadre, **wording, **second)]
        )
    )


@pytest.mark.django_db
def test_withdrawing_says_why_and_ends_it(community, cadre, secretary):
    notice = published(community, cadre, secretary)
    better = correct(notice, actor=cadre)
    refused("reason_missing", withdraw, notice, reason="", actor=cadre)
    withdraw(notice, reason="改期", actor=cadre)
    assert not Announcement.objects.on(TODAY).exists()
    hand_in(better, actor=cadre)
    publish(better, actor=secretary, now=NOON)
    notice.refresh_from_db()
    assert (notice.state, better.corrects_id) == (S.WITHDRAWN, notice.pk)
    assert Announcement.objects.on(TODAY).get() == better
    refused("illegal_move", withdraw, notice, reason="改期", actor=cadre)
    refused("not_published", note_posting, notice, where=PostedAt.BOARD, place="街口",
            posted_on=TODAY, actor=cadre, today=TODAY)  # fmt: skip


@pytest.mark.django_db
def test_where_it_was_posted_is_logged_once(community, cadre, secretary):
    """G32: log where posted."""
    notice = published(community, cadre, secretary)
    facts = {"where": PostedAt.WECHAT, "actor": cadre, "today": TODAY}
    refused("words_missing", note_posting, notice, place="", posted_on=TODAY, **facts)
    refused("day", note_posting, notice, place="群", posted_on=TODAY + DAY, **facts)
    note_posting(notice, place="一网格群", posted_on=TODAY, **facts)
    the_database_refuses(lambda: NoticePosting.objects.update(place="别处"))


# --- lessons ----------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_lesson_asks_one_to_three_questions(community, cadre, secretary):
    """G33: each question has one right answer and says why."""
    lesson = a_draft(community, cadre, is_lesson=True)
    refused("questions_missing", hand_in, lesson, actor=cadre)
    raw = Announcement.objects.filter(pk=lesson.pk)
    the_database_refuses(lambda: raw.update(state=S.REVIEW))
    refused("not_allowed", a_question, lesson, secretary)
    refused("words_missing", a_question, lesson, cadre, explanation="")
    refused("options", a_question, lesson, cadre, options=["能", " "])
    refused("options", a_question, lesson, cadre, options=["能", "能"])
    refused("right", a_question, lesson, cadre, right=3)
    for _n in range(3):
        a_question(lesson, cadre)
    refused("enough_questions", a_question, lesson, cadre)
    questions = LessonQuestion.objects.all()
    the_database_refuses(lambda: questions.update(right=3))
    the_database_refuses(lambda: questions.filter(number=3).update(number=4))
    hand_in(lesson, actor=cadre)
    the_database_refuses(lambda: questions.filter(number=3).delete())
    the_database_refuses(lambda: questions.update(explanation="别的"))
    refused("not_allowed", clear_questions, lesson, actor=cadre)
    notice = a_draft(community, cadre, is_lesson=True)
    a_question(notice, cadre)
    change_draft(notice, wording=a_wording(), actor=cadre)
    refused("questions_left", hand_in, notice, actor=cadre)
    clear_questions(notice, actor=cadre)
    hand_in(notice, actor=cadre)


@pytest.mark.django_db
def test_reads_and_passes_are_numbers_without_anybody(community, cadre, secretary):
    """G33: one row per lesson, day and channel; answers are not kept."""
    lesson = published(community, cadre, secretary, questions=2)
    facts = {"channel": Channel.FIELD, "day": TODAY}
    for _n in range(3):
        count_read(lesson, **facts)
    assert count_answers(lesson, given={1: 2, 2: 1}, **facts) == [True, False]
    assert count_answers(lesson, given={1: 2, 2: 2}, **facts) == [True, True]
    row = ReadCount.objects.get()
    assert (row.reads, row.answered, row.passed) == (3, 2, 1)
    names = {field.name for field in ReadCount._meta.get_fields()}
    assert names == {
        "id", "announcement", "day", "channel", "reads", "answered", "passed",
    }  # fmt: skip
    the_database_refuses(lambda: ReadCount.objects.update(passed=3))
    twin = ReadCount(announcement=lesson, **facts)
    the_database_refuses(lambda: ReadCount.objects.bulk_create([twin]))


@pytest.mark.django_db(transaction=True)
def test_two_readers_at_once_are_two_reads(community, cadre, secretary):
    notice = published(community, cadre, secretary)
    start = threading.Barrier(2)

    def read():
        try:
            start.wait(5)
            count_read(notice, channel=Channel.PUBLIC, day=TODAY)
        finally:
            connection.close()

    both = [threading.Thread(target=read) for _n in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(10)
    assert ReadCount.objects.get().reads == 2


# --- photos -----------------------------------------------------------------------------
def with_place() -> bytes:
    """A photo whose file says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "CANARY-PLACE"
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (12, 98, 106)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def a_photo(draft, author, *, caption="中街口的百家宴", now=NOON):
    return add_photo(
        draft, picture=with_place(), caption=caption, actor=author, now=now
    )


@pytest.mark.django_db
def test_photos_of_an_event_are_reviewed_with_its_words(
    community, cadre, secretary, settings, tmp_path
):
    """G32: only of an activity, three at most, said in words, fixed once handed in."""
    settings.MEDIA_ROOT = tmp_path
    drill = a_draft(community, cadre)
    refused("photo_of_event_only", a_photo, drill, cadre)
    draft = a_draft(community, cadre, kind=AnnouncementKind.ACTIVITY)
    refused("not_allowed", a_photo, draft, secretary)
    refused("words_missing", a_photo, draft, cadre, caption=" ")
    refused("identity_in_text", a_photo, draft, cadre, caption="110101199901010019")
    for _n in range(3):
        shown = a_photo(draft, cadre)
    refused("too_many_photos", a_photo, draft, cadre)
    rows = NoticePhoto.objects.filter(announcement=draft)
    the_database_refuses(lambda: rows.update(caption="别的"))
    copy = {"number": 1, "file": shown.file, "caption": "演练"}
    twin = NoticePhoto(announcement=drill, **copy)
    the_database_refuses(lambda: NoticePhoto.objects.bulk_create([twin]))
    change_draft(draft, wording=a_wording(), actor=cadre)
    refused("photos_left", hand_in, draft, actor=cadre)
    raw = Announcement.objects.filter(pk=draft.pk)
    the_database_refuses(lambda: raw.update(state=S.REVIEW))
    activity = a_wording(kind=AnnouncementKind.ACTIVITY)
    change_draft(draft, wording=activity, actor=cadre)
    hand_in(draft, actor=cadre)
    the_database_refuses(rows.delete)
    refused("not_allowed", clear_photos, draft, actor=cadre)
    publish(draft, actor=secretary, now=NOON)
    better = correct(draft, actor=cadre)
    assert better.photos.count() == 3
    clear_photos(better, actor=cadre)
    assert (better.photos.count(), draft.photos.count()) == (0, 3)


@pytest.mark.django_db
def test_a_photo_is_public_as_long_as_its_notice_is(
    community, cadre, secretary, stranger, settings, tmp_path, signed_in
):
    """G32: nothing of a draft; without the place it was taken at; gone with the notice."""
    settings.MEDIA_ROOT = tmp_path
    today = timezone.localdate()
    draft = a_draft(
        community, cadre, kind=AnnouncementKind.ACTIVITY, valid_until=today + DAY,
        valid_from=today,
    )  # fmt: skip
    sent = {"act": "photo", "picture": io.BytesIO(with_place()), "caption": "百家宴"}
    signed_in(cadre).post(
        reverse("admin:services_announcement_act", args=[draft.pk]), sent
    )
    door = reverse("services:notice_photo", args=[draft.pk, 1])
    own = reverse("attachments:photo", args=[draft.photos.get().file_id])
    assert Client().get(door).status_code == 404
    assert signed_in(stranger).get(own).status_code == 404
    hand_in(draft, actor=cadre)
    record = reverse("admin:services_announcement_change", args=[draft.pk])
    assert own in signed_in(secretary).get(record).content.decode()
    assert Client().get(door).status_code == 404
    publish(draft, actor=secretary, now=timezone.now())
    assert door in Client().get(f"{LIST}{draft.pk}/").content.decode()
    answer = Client().get(door)
    content = b"".join(answer.streaming_content)
    assert (answer.status_code, answer.cookies) == (200, {})
    assert b"CANARY" in with_place()
    assert b"CANARY" not in content
    withdraw(draft, reason="错了", actor=secretary)
    assert Client().get(door).status_code == 404


# --- pages ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_public_page_shows_what_is_on_and_nothing_else(
    community, grid, cadre, secretary
):
    """G32: no draft, none withdrawn, none over, none of another channel."""
    today = timezone.localdate()
    shown = up(community, cadre, secretary, title="今天停水")
    of_grid = up(grid, cadre, secretary, title="一网格演练")
    up(community, cadre, secretary, title="明天开始", valid_from=today + DAY)
    up(community, cadre, secretary, title="只在手机", channels={Channel.FIELD})
    a_draft(community, cadre, title="草稿", valid_until=today + DAY)
    gone = up(community, cadre, secretary, title="撤下的")
    withdraw(gone, reason="错了", actor=secretary)
    up(community, cadre, secretary, title="最后一天", days=0)
    published(community, cadre, secretary, title="三月的")
    page = Client().get(LIST)
    found = {one.title for one in page.context["notices"]}
    assert found == {"今天停水", "一网格演练", "最后一天"}
    only = Client().get(f"{LIST}?unit={grid.pk}").context["notices"]
    assert only == [of_grid]
    answer = Client().get(f"{LIST}{gone.pk}/")
    assert answer.status_code == 404
    assert "撤下的" not in answer.content.decode()
    assert Client().get(f"{LIST}{gone.pk + 99}/").status_code == 404
    assert not page.cookies
    assert not Client().get(f"{LIST}{shown.pk}/").cookies
    assert ReadCount.objects.get().announcement == shown


@pytest.mark.django_db
def test_a_code_on_paper_leads_to_the_corrected_one(community, cadre, secretary):
    old = up(community, cadre, secretary)
    draft = correct(old, actor=secretary)
    draft_page = Client().get(f"{LIST}{draft.pk}/")
    assert (draft_page.status_code, draft_page.templates[0].name) == (404, "404.html")
    hand_in(draft, actor=secretary)
    publish(draft, actor=cadre, now=timezone.now())
    page = Client().get(f"{LIST}{old.pk}/?from=paper")
    assert (page.status_code, page.context["newer"]) == (404, draft)
    Client().get(f"{LIST}{draft.pk}/?from=paper")
    assert ReadCount.objects.get().channel == Channel.PRINT


@pytest.mark.django_db
def test_a_lesson_is_answered_without_a_name_or_a_cookie(community, cadre, secretary):
    lesson = up(community, cadre, secretary, questions=2)
    page = f"{LIST}{lesson.pk}/"
    strict = Client(enforce_csrf_checks=True)
    wrong = strict.post(page, {"q1": "1", "q2": "2"})
    assert not wrong.context["has_passed"]
    assert "楼道是逃生通道。" in wrong.content.decode()
    assert "q1" in strict.post(page, {"q1": "9"}).context["form"].errors
    right = strict.post(page, {"q1": "2", "q2": "2"})
    assert right.context["has_passed"]
    assert not right.cookies
    row = ReadCount.objects.get()
    assert (row.reads, row.answered, row.passed) == (0, 2, 1)


@pytest.mark.django_db
def test_nobody_makes_the_figures_of_a_lesson_up(community, cadre, secretary):
    """G33: beyond thirty answers an hour one network is told its marks, not counted."""
    lesson = up(community, cadre, secretary, questions=1)
    page, reader = f"{LIST}{lesson.pk}/", Client()
    for _n in range(32):
        assert reader.post(page, {"q1": "2"}).context["has_passed"]
    assert reader.post(page, {"q1": "1"}).context["answers"][0][1] is False

    row = ReadCount.objects.get()
    assert (row.answered, row.passed) == (30, 30)
    reader.post(page, {"q1": "2"}, REMOTE_ADDR="203.0.113.77")
    row.refresh_from_db()
    assert row.answered == 31
    # Codes are counted apart: a lesson shuts no page to anybody.
    assert (
        survey_of_code("22222-22222", address="127.0.0.1", now=timezone.now()) is None
    )
    assert forget_tries(now=timezone.now() + timedelta(minutes=30)) == 1
    assert forget_tries(now=timezone.now() + timedelta(minutes=61)) == 31


@pytest.mark.django_db
def test_grid_workers_see_theirs_on_the_phone_and_fetching_ahead_is_no_read(
    community, grid, next_grid, cadre, secretary, worker, stranger, signed_in
):
    """G32: by grid and channel."""
    mine = up(grid, cadre, secretary, title="一网格通知")
    above_me = up(community, cadre, secretary, title="全社区通知")
    up(next_grid, cadre, secretary, title="二网格通知")
    up(grid, cadre, secretary, title="只上网", channels={Channel.PUBLIC})
    day = signed_in(worker).get("/field/")
    (sheet,) = [one for one in day.context["sheets"] if one.key == "publicity"]
    assert {card.title for card in sheet.cards} == {"一网格通知", "全社区通知"}
    page = reverse("services:notice_field", args=[above_me.pk])
    phone = signed_in(worker)
    assert phone.get(page, headers={"sec-fetch-mode": "cors"}).status_code == 200
    assert not ReadCount.objects.exists()
    phone.get(page, headers={"sec-fetch-mode": "navigate"})
    assert ReadCount.objects.get().channel == Channel.FIELD
    elsewhere = reverse("services:notice_field", args=[mine.pk])
    assert signed_in(stranger).get(elsewhere).status_code == 404


@pytest.mark.django_db
def test_the_desk_leads_from_draft_to_sheet(community, cadre, secretary, signed_in):
    today = timezone.localdate()
    author, reviewer = signed_in(cadre), signed_in(secretary)
    said = {
        "unit": community.pk, "kind": "safety", "is_lesson": "on", "title": "充电安全",
        "body": "不要飞线充电。", "valid_from": today.isoformat(),
        "valid_until": today.isoformat(), "channels": ["public", "print"],
    }  # fmt: skip
    author.post(reverse("admin:services_announcement_new"), said)
    draft = Announcement.objects.get()
    act = reverse("admin:services_announcement_act", args=[draft.pk])
    question = {
        "act": "question", "text": "能飞线吗？", "options": "能\n不能", "right": "2",
        "explanation": "会起火。",
    }  # fmt: skip
    author.post(act, question)
    author.post(act, {"act": "hand_in"})
    listed = reverse("admin:services_announcement_changelist")
    waiting = f"{listed}?state__exact=review"
    for desk, is_told in ((author, False), (reviewer, True)):
        trays = desk.get(reverse("admin:index")).context["trays"]
        assert (waiting in {one.url for one in trays}) is is_told
    sheet = reverse("admin:services_announcement_sheet", args=[draft.pk])
    assert reviewer.get(sheet).context["notice"] is None
    author.post(act, {"act": "publish"})
    draft.refresh_from_db()
    assert draft.state == S.REVIEW
    reviewer.post(act, {"act": "publish"})
    draft.refresh_from_db()
    assert draft.state == S.PUBLISHED
    assert reviewer.get(sheet).context["notice"] == draft
    record = reverse("admin:services_announcement_change", args=[draft.pk])
    assert author.get(record).status_code == 200
    assert author.get(listed).status_code == 200
