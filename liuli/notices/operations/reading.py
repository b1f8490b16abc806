"""Reading one's own notices."""

from datetime import datetime

from django.db import transaction

from liuli.accounts.models import User
from liuli.kernel.access import require
from liuli.notices import policies
from liuli.notices.models import Notice


@transaction.atomic
def read_notice(notice: Notice, *, actor: User, now: datetime) -> Notice:
    """Mark a notice as read; the first time counts. No audit line: it is private."""
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    require(policies.may_read, actor, notice)
    if notice.read_at is None:
        notice.read_at = now
        notice.save(update_fields=["read_at"])
    return notice


@transaction.atomic
def read_all(*, actor: User, now: datetime) -> int:
    """Mark all of one's own notices as read; returns how many were not."""
    mine = Notice.objects.visible_to(actor).unread()
    return int(mine.update(read_at=now))
