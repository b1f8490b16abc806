"""Meetings: called in time, minuted once, followed up (H5, I1, E3e, VT-9)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.desk.registry import trays_for
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.meetings import Capacity, MeetingKind
from residents.models import FollowUp, Meeting, Resolution
from residents.operations.meetings import (
    add_follow_up,
    call_meeting,
    cancel_meeting,
    finish_follow_up,
    minute_meeting,
    plan_meeting,
)
from tests.clock import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SAID = {
    "minutes": "商户与房主发言记录。",
    "came": {Capacity.LANDLORD: 12, Capacity.MERCHANT: 30, Capacity.STAFF: 0},
    "resolutions": ["公约草案公开征求意见十日", " ", "设意见箱"],
}


def a_meeting(community, actor, **facts):
    given = {
        "kind": MeetingKind.RALLY,
        "title": "中三街公约意见征集动员会",
        "place": "议事亭",
        "starts_at": NOON + 5 * DAY,
        "agenda": "一、说明公约；二、征求意见",
    }
    return plan_meeting(community, actor=actor, **given | facts)


def a_held_one(community, actor):
    meeting = call_meeting(a_meeting(community, actor), actor=actor, now=NOON)
    return minute_meeting(meeting, actor=actor, now=NOON + 6 * DAY, **SAID)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def test_a_meeting_is_called_ahead_and_minuted_after_it_began(community, cadre, worker):
    """H5: notice, attendance by capacity, minutes, resolutions; no names."""
    with pytest.raises(NotAllowed):
        a_meeting(community, worker)
    refused("words_missing", a_meeting, community, cadre, agenda=" ")
    tomorrow = a_meeting(community, cadre, starts_at=NOON + DAY)
    refused("notice_too_short", call_meeting, tomorrow, actor=cadre, now=NOON)
    meeting = a_meeting(community, cadre)
    later = {"actor": cadre, "now": NOON + 6 * DAY}
    refused("illegal_move", minute_meeting, meeting, **later, **SAID)
    call_meeting(meeting, actor=cadre, now=NOON)

    refused("meeting_not_begun", minute_meeting, meeting, actor=cadre, now=NOON, **SAID)
    refused("nobody_came", minute_meeting, meeting, **later, **SAID | {"came": {}})
    held = minute_meeting(meeting, **later, **SAID)

    assert held.status == "held"
    assert dict(held.attendances.values_list("capacity", "came_count")) == {
        "landlord": 12,
        "merchant": 30,
    }
    assert list(held.resolutions.values_list("number", "text")) == [
        (1, "公约草案公开征求意见十日"),
        (2, "设意见箱"),
    ]


def test_what_was_minuted_stays(community, cadre):
    meeting = a_held_one(community, cadre)

    for rows, facts in (
        (Meeting.objects.filter(pk=meeting.pk), {"minutes": "改写"}),
        (Meeting.objects.filter(pk=meeting.pk), {"status": "planned"}),
        (Resolution.objects.all(), {"text": "改写"}),
        (meeting.attendances.all(), {"came_count": 99}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**facts)
    refused("illegal_move", cancel_meeting, meeting, reason="x", actor=cadre, now=NOON)


def test_a_resolution_is_followed_up_until_somebody_says_what_became_of_it(
    signed_in, cadre, community
):
    """E3e: what is due stands on 今日待办, and leaves it when it is done."""
    meeting = a_held_one(community, cadre)
    task = add_follow_up(
        meeting.resolutions.first(), text="印发征求意见稿", doer="柏林",
        due_on=timezone.localdate() - DAY, actor=cadre,
    )  # fmt: skip

    def waiting():
        return [w.text for t in trays_for(cadre, timezone.now()) for w in t.first]

    assert any("印发征求意见稿" in text for text in waiting())
    refused("words_missing", finish_follow_up, task, note="", actor=cadre, now=NOON)
    url = reverse("admin:residents_meeting_step", args=[meeting.pk, "done"])
    signed_in(cadre).post(url, {"follow_up": task.pk, "note": "已张贴并入户发放"})

    task.refresh_from_db()
    assert (task.done_note, task.done_by) == ("已张贴并入户发放", cadre)
    assert not any("印发征求意见稿" in text for text in waiting())
    with pytest.raises(DatabaseError), transaction.atomic():
        FollowUp.objects.filter(pk=task.pk).update(done_note="别的")


def test_a_meeting_in_the_desk_from_plan_to_minutes(
    signed_in, cadre, stranger, community
):
    """I1, RO-1."""
    client = signed_in(cadre)
    begins = timezone.localtime() + 8 * DAY
    words = {
        "kind": "council", "title": "爱邻议事会", "place": "党群服务中心",
        "starts_at": f"{begins:%Y-%m-%dT%H:%M}", "agenda": "活动用房用途",
        "unit": community.pk,
    }  # fmt: skip

    client.post(reverse("admin:residents_meeting_add"), words)
    meeting = Meeting.objects.get()
    step = f"/admin/residents/meeting/{meeting.pk}/step"
    assert signed_in(stranger).post(f"{step}/call/").status_code == 404
    client.post(f"{step}/call/")
    meeting.refresh_from_db()
    assert meeting.status == "called"
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - DAY)
    assert any(
        "爱邻议事会" in one.text
        for tray in trays_for(cadre, timezone.now())
        for one in tray.first
    )
    client.post(
        f"{step}/minutes/",
        {"minutes": "记录", "resolutions": "甲\n乙", "came_resident": 20},
    )
    client.post(
        f"{step}/follow/",
        {
            "resolution": Resolution.objects.first().pk,
            "text": "张贴",
            "doer": "江静",
            "due_on": "2026-12-31",
        },
    )

    page = client.get(reverse("admin:residents_meeting_change", args=[meeting.pk]))
    assert "记录" in page.content.decode()
    assert "张贴" in page.content.decode()
