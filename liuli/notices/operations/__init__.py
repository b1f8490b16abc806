"""Telling people, gathering digests, sending, reading."""

from liuli.notices.operations.digests import make_digests
from liuli.notices.operations.notifying import News, notify, notify_each
from liuli.notices.operations.reading import read_all, read_notice
from liuli.notices.operations.sending import deliver_due, withdraw_overtaken

__all__ = [
    "News",
    "deliver_due",
    "make_digests",
    "notify",
    "notify_each",
    "read_all",
    "read_notice",
    "withdraw_overtaken",
]
