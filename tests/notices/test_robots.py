"""Group robots: sealed addresses, counts and codes only, each message once."""

import logging
from datetime import timedelta

import pytest
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from hazards.operations.assignments import assign_hazard
from hazards.operations.endings import void_hazard
from hazards.operations.reminders import warn_due_hazards
from liuli.audit.models import Entry
from liuli.desk.admin.robots import robots_in_trouble
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices import operations
from liuli.notices.channels.robots import apprise_address
from liuli.notices.choices import Channel, DeliveryState, RobotKind
from liuli.notices.models import Delivery, GroupPost, Robot
from liuli.notices.operations.robots import (
    add_robot,
    replace_address,
    switch_robot,
    try_robot,
)
from tests.clock import NOON
from tests.factories.hazards import found, make_site
from tests.hazards.test_reminders_rules import at
from tests.notices.groupchat import GroupChat

KEY = "0123abcd-0123-4567-89ab-0123456789ab"
TOKEN = "abcdef0123456789" * 4
WECOM = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
DINGTALK = f"https://oapi.dingtalk.com/robot/send?access_token={TOKEN}"
FEISHU = f"https://open.feishu.cn/open-apis/bot/v2/hook/{KEY}"
RED_AT = at("2026-03-10 09:00")


@pytest.fixture
def chat(monkeypatch):
    """The three services, all answered by one server on this machine."""
    with GroupChat() as server:
        monkeypatch.setattr(
            NotifyWeComBot, "notify_url", server.url + "/wecom?key={key}"
        )
        monkeypatch.setattr(
            NotifyDingTalk, "notify_url", server.url + "/ding?t={token}"
        )
        monkeypatch.setattr(NotifyFeishu, "notify_url", server.url + "/feishu/{token}/")
        yield server


@pytest.fixture
def robot(community, secretary, chat):
    return add_robot(community, name="值班群", address=WECOM, actor=secretary, now=NOON)


@pytest.fixture
def red(grid, worker, cadre, secretary, lead_user):
    """A hazard of 2 March, due on the 9th and overdue on the 10th."""
    hazard = found(make_site(grid, name="林秘密旅馆"), worker)
    return assign_hazard(
        hazard, assignee=worker, note="找林秘密 13900001234", actor=cadre, now=NOON
    )


def posts():
    return list(
        Delivery.objects.filter(channel=Channel.ROBOT)
        .order_by("pk")
        .values_list("state", flat=True)
    )


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        (WECOM, RobotKind.WECOM),
        (f"  {DINGTALK} ", RobotKind.DINGTALK),
        (FEISHU, RobotKind.FEISHU),
        (f"wecombot://{KEY}", RobotKind.WECOM),
        (f"dingtalk://SECabc@{TOKEN}", RobotKind.DINGTALK),
        ("json://127.0.0.1/x", None),
        ("https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=a", None),
        ("file:///etc/passwd", None),
        ("feishu://", None),
        ("", None),
    ],
)
def test_only_the_three_services_are_ever_reached(pasted, kind):
    read = apprise_address(pasted)

    assert (read and read[1]) == kind


@pytest.mark.django_db
def test_what_turns_red_is_told_to_the_group_once(robot, red, chat):
    """EV-5: one message per hazard and rung, without a person in it."""
    for moment in ("2026-03-10 09:00", "2026-03-10 09:05"):
        warn_due_hazards(now=at(moment))
        operations.deliver_due(now=at(moment))

    assert posts() == [DeliveryState.SENT]
    (text,) = chat.texts
    assert chat.messages[0][0] == f"/wecom?key={KEY}"
    assert text.startswith("【琉璃】")
    assert red.number in text
    for bait in ("林秘密", "13900001234", "worker", "旅馆"):
        assert bait not in text


@pytest.mark.django_db
def test_the_digest_counts_by_kind(robot, red, chat, settings):
    """EV-5: the morning after; counts and one link, nothing on a day without news."""
    settings.LIULI_PORTAL_URL = "https://portal.example/"
    warn_due_hazards(now=at("2026-03-09 12:00"))
    assert chat.messages == []

    for moment in ("2026-03-10 07:00", "2026-03-10 08:45", "2026-03-10 09:00"):
        operations.deliver_due(now=at(moment))
    operations.deliver_due(now=at("2026-03-12 09:00"))

    assert chat.texts == [
        "【琉璃】昨日以来新增\n隐患整改临期: 1\nhttps://portal.example/admin/"
    ]


@pytest.mark.django_db
def test_a_matter_that_is_done_is_not_posted(robot, red, cadre, chat):
    """EV-5: in the quiet hours it waits, and what is void by the morning stays away."""
    night = at("2026-03-10 00:30")
    warn_due_hazards(now=night)
    operations.deliver_due(now=night)
    assert posts() == [DeliveryState.WAITING]
    void_hazard(red, reason="录错了", actor=cadre, now=at("2026-03-10 07:00"))

    operations.deliver_due(now=at("2026-03-10 09:00"))

    assert posts() == [DeliveryState.WITHDRAWN]
    assert chat.messages == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", [WECOM, DINGTALK, FEISHU])
def test_each_service_gets_its_own_form(community, secretary, chat, address):
    robot = add_robot(community, name="群", address=address, actor=secretary, now=NOON)
    if robot.kind == RobotKind.FEISHU:
        chat.answer = {"code": 0, "msg": "success"}
    try_robot(robot, actor=secretary, now=NOON)

    assert operations.deliver_due(now=NOON) == 1
    assert chat.texts == ["【琉璃】机器人已接通\n今后逾期事项会在本群提醒。"]


@pytest.mark.django_db
def test_a_signed_robot_is_signed(community, secretary, chat):
    robot = add_robot(
        community, name="群", address=f"dingtalk://SECabc@{TOKEN}", actor=secretary,
        now=NOON,
    )  # fmt: skip
    try_robot(robot, actor=secretary, now=NOON)
    operations.deliver_due(now=NOON)

    assert "&timestamp=" in chat.messages[0][0]
    assert "&sign=" in chat.messages[0][0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "answer"),
    [(200, {"errcode": 93000, "errmsg": "invalid webhook url"}), (500, {}), (200, [])],
)
def test_a_refusal_behind_200_is_no_success(
    robot, secretary, chat, caplog, client, status, answer
):
    """The group that took nothing is named at the desk with what to do; no key leaks."""
    caplog.set_level(logging.DEBUG)
    chat.status, chat.answer = status, answer
    try_robot(robot, actor=secretary, now=NOON)
    for minutes in (0, 1, 6, 21, 81, 321):
        operations.deliver_due(now=NOON + timedelta(minutes=minutes))

    assert posts() == [DeliveryState.FAILED]
    assert KEY not in caplog.text
    assert robots_in_trouble(secretary, NOON).count == 1
    client.force_login(secretary)
    page = client.get(reverse("admin:notices_robot_change", args=[robot.pk])).text
    assert "最近一条消息没有送达该群" in page
    assert KEY not in page
    chat.status, chat.answer = 200, {"errcode": 0}
    replace_address(robot, address=WECOM, actor=secretary, now=NOON)
    try_robot(robot, actor=secretary, now=NOON + timedelta(hours=6))
    operations.deliver_due(now=NOON + timedelta(hours=6))
    assert robots_in_trouble(secretary, NOON) is None


@pytest.mark.django_db
def test_a_worker_that_died_while_sending_repeats_nothing(robot, secretary, chat):
    """G3: claimed and never heard of again is unconfirmed, not sent twice."""
    try_robot(robot, actor=secretary, now=NOON)
    Delivery.objects.update(state=DeliveryState.SENDING, lease_until=NOON, tries=1)

    operations.deliver_due(now=NOON + timedelta(minutes=11))

    assert posts() == [DeliveryState.UNCONFIRMED]
    assert chat.messages == []


@pytest.mark.django_db
def test_the_address_is_sealed_everywhere(robot):
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM notices_robot")
        sealed = bytes(cursor.fetchone()[0])
    audited = " ".join(f"{entry} {entry.detail}" for entry in Entry.objects.all())

    assert KEY.encode() not in sealed
    assert KEY not in f"{robot} {audited}"
    assert Robot.objects.get().address == f"wecombot://{KEY}"


@pytest.mark.django_db
def test_only_the_communitys_lead_keeps_robots(
    community, robot, cadre, stranger, client
):
    for somebody in (cadre, stranger):
        with pytest.raises(NotAllowed):
            add_robot(community, name="x", address=WECOM, actor=somebody, now=NOON)
        with pytest.raises(NotAllowed):
            switch_robot(robot, is_on=False, actor=somebody, now=NOON)
        client.force_login(somebody)
        page = reverse("admin:notices_robot_change", args=[robot.pk])
        assert client.get(page).status_code in {302, 403, 404}


@pytest.mark.django_db
def test_a_robot_that_is_off_says_nothing(robot, red, secretary, chat):
    switch_robot(robot, is_on=False, actor=secretary, now=NOON)
    warn_due_hazards(now=RED_AT)
    operations.deliver_due(now=RED_AT)

    assert posts() == []
    with pytest.raises(Refused) as off:
        try_robot(robot, actor=secretary, now=NOON)
    assert off.value.code == "robot_off"


@pytest.mark.django_db
def test_the_tables_hold_it_too(robot):
    """No second message of one key, no words in its codes, no mail by robot."""
    row = {"robot": robot, "kind": "trial.due", "made_at": NOON}
    post = GroupPost.objects.create(key="trial:1", **row)
    for broken in (
        lambda: GroupPost.objects.create(key="trial:1", **row),
        lambda: GroupPost.objects.create(key="trial:2", params={"x": "林秘密"}, **row),
        lambda: GroupPost.objects.create(key="trial:3", url="https://x.example", **row),
        lambda: Delivery.objects.create(post=post, channel="mail", next_try_at=NOON),
        lambda: Delivery.objects.create(channel="robot", next_try_at=NOON),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()
    Delivery.objects.create(post=post, channel="robot", next_try_at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        Delivery.objects.create(post=post, channel="robot", next_try_at=NOON)


@pytest.mark.django_db
def test_the_desk_adds_a_robot(client, secretary, community, chat):
    client.force_login(secretary)
    new = reverse("admin:notices_robot_new")
    assert (
        "不是企业微信、钉钉或飞书"
        in client.post(new, {"name": "群", "address": "https://x.example"}).text
    )
    client.post(new, {"name": "群", "address": WECOM})
    robot = Robot.objects.get()

    client.post(reverse("admin:notices_robot_act", args=[robot.pk]), {"act": "try"})

    assert GroupPost.objects.get().kind == "notices.robot_trial"
    listed = client.get(reverse("admin:notices_robot_changelist")).text
    assert "尚未发送" in listed
