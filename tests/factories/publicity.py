"""Announcements, invented: written by one, published by another."""

from datetime import timedelta

from services.choices.publicity import AnnouncementKind, Channel
from services.operations.lessons import add_question
from services.operations.publicity import (
    Wording,
    draft_announcement,
    hand_in,
    publish,
)
from tests.clock import NOON, TODAY

ALL = frozenset(Channel)


def a_wording(**facts):
    given = {
        "kind": AnnouncementKind.DRILL, "title": "消防演练", "body": "上午十点集合。",
        "valid_from": TODAY, "valid_until": TODAY + timedelta(days=6),
        "channels": ALL,
    }  # fmt: skip
    return Wording(**given | facts)


def a_draft(unit, author, **facts):
    return draft_announcement(unit, wording=a_wording(**facts), actor=author)


def a_question(lesson, author, **facts):
    given = {
        "text": "楼道能停电动车吗？", "options": ["能", "不能"], "right": 2,
        "explanation": "楼道是逃生通道。",
    }  # fmt: skip
    return add_question(lesson, actor=author, **given | facts)


def published(unit, author, reviewer, *, now=NOON, questions=0, **facts):
    draft = a_draft(unit, author, is_lesson=bool(questions), **facts)
    for number in range(questions):
        a_question(draft, author, text=f"问题{number + 1}")
    hand_in(draft, actor=author)
    return publish(draft, actor=reviewer, now=now)
