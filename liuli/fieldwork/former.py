"""What was done in a grid its worker has left since (F23).

A phone may be days without a signal while its owner is moved to another grid. What was
captured before still counts for the old grid; the receipt and the audit say so.
"""

import copy
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from liuli.accounts.models import Post
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import parameter

_ABOUT_TERRITORY: Final = "not_found"
_A_DAY: Final = timedelta(days=1)


def may_be_former(refusal: Refused) -> bool:
    """Whether a refusal could come from a post that has ended."""
    return isinstance(refusal, NotAllowed) or refusal.code == _ABOUT_TERRITORY


def as_then(actor: Any, *, at: datetime | None, now: datetime) -> Any:
    """The person with the posts of then added, None where that adds none.

    Posts end with a day, people are moved at noon: those of the day before count too.
    Only as many days back as `patrol.former_post_days` allows; a phone's claim of a
    time is worth no more.
    """
    if at is None or not getattr(actor, "is_active", False):
        return None
    on, today = timezone.localdate(at), timezone.localdate(now)
    if today - on > timedelta(days=int(parameter("patrol.former_post_days", on=today))):
        return None
    held = Post.objects.held_by(actor)
    known = {post.pk for post in actor.live_posts}
    added = {
        post.pk: post
        for day in (on, on - _A_DAY)
        for post in held.live(day)
        if post.pk not in known
    }
    if not added:
        return None
    then = copy.copy(actor)
    then.__dict__.pop("_paths", None)
    then.live_posts = (*actor.live_posts, *added.values())
    return then
