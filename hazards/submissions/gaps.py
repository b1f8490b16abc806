"""What a lead asks about entries: never arrived (F24), or oddly claimed (GR-5)."""

from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.fieldwork.gaps import Gap, gaps_of
from liuli.fieldwork.models import Receipt
from liuli.fieldwork.questions import doubt_in, questions_of, shown_since
from liuli.fieldwork.registry import Card, Sheet, worksheet

_MOST_CARDS: Final = 20


@worksheet(order=85)
def entries_that_never_came(user: Any, *, now: datetime) -> Sheet | None:
    """Phones of the grid workers this person leads, with how much is missing."""
    scopes = user.scopes(Capability.PATROLS_ARRANGE)
    if not scopes:
        return None
    people = _people(scopes, now=now)
    gaps = gaps_of(people.keys(), now=now)
    if not gaps:
        return None
    cards = tuple(_card(gap, people) for gap in gaps)
    return Sheet(key="gaps", title=_("Entries that never arrived"), cards=cards)


@worksheet(order=86)
def entries_with_a_question(user: Any, *, now: datetime) -> Sheet | None:
    """Entries whose phone claims an odd time or place: taken, and asked about.

    The newest first, one by one: nothing is counted per person.
    """
    scopes = user.scopes(Capability.PATROLS_ARRANGE)
    if not scopes:
        return None
    unit = user.live_posts[0].unit
    doubt = doubt_in(unit)
    people = _people(scopes, now=now)
    receipts: Any = Receipt.objects
    odd = receipts.sent_by(people.keys(), since=shown_since(unit, now=now)).odd(
        seconds=doubt.seconds
    )
    cards = tuple(
        Card(
            title=f"{people[one.worker_id]} · {_when(one)}",
            text=" ".join([one.answer.get("message", ""), *questions_of(one, doubt)]),
        )
        for one in odd[:_MOST_CARDS]
    )
    if not cards:
        return None
    return Sheet(key="questions", title=_("Questions about entries"), cards=cards)


def _people(scopes: Any, *, now: datetime) -> dict[int, User]:
    """Who walks rounds in these grids."""
    posts = Post.objects.live(timezone.localdate(now)).with_capability(
        Capability.PATROLS_DO
    )
    return {
        post.user_id: post.user
        for post in posts.select_related("unit", "user")
        if post.unit.path.startswith(scopes)
    }


def _when(receipt: Any) -> str:
    return f"{timezone.localtime(receipt.received_at):%m-%d %H:%M}"


def _card(gap: Gap, people: dict[int, User]) -> Card:
    names = [str(people[pk]) for pk in sorted(gap.workers & people.keys())]
    missing = ngettext(
        "%(count)d entry of the phone %(phone)s is missing. "
        "Ask whether it still waits.",
        "%(count)d entries of the phone %(phone)s are missing. "
        "Ask whether they still wait.",
        gap.missing,
    )
    text = missing % {"count": gap.missing, "phone": gap.mark}
    return Card(title="、".join(names), text=text)
