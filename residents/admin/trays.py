"""What waits for whoever keeps residents (今日待办)."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.parameters.operations import parameter
from residents.admin.polls import next_step_words
from residents.models import (
    DuplicatePair,
    FollowUp,
    Meeting,
    Need,
    Nomination,
    OpinionRound,
    PartyMember,
    Person,
    SeatTerm,
    Stay,
    Vote,
)
from residents.operations import people_to_see_again
from residents.operations.committees import notice_days
from residents.operations.duty_board import gaps_in

_FIRST = 3
_NOMINATIONS = "admin:residents_nomination_changelist"
_VOTE_WORK = (
    Capability.VOTES_COUNT,
    Capability.VOTES_PREPARE,
    Capability.VOTES_DECIDE,
)


@tray
def people_outside_grids(user: Any, now: datetime) -> Tray | None:
    """未入格: people at addresses no grid claims; a boundary puts them right."""
    if not user.may(Capability.PLACES_CHANGE):
        return None
    stays = Stay.objects.visible_to(user).outside_grids().covering(localdate(now))
    addresses = (
        stays.order_by("address__road")
        .values_list("address__road", flat=True)
        .distinct()
    )
    roads = list(addresses[:_FIRST])
    listing = reverse("admin:residents_stay_changelist")
    first = [
        Waiting(
            text=road or str(_("Address not recognised")), url=f"{listing}?grid=none"
        )
        for road in roads
    ]
    return Tray(
        title=_("Residents in no grid"),
        count=stays.values("person").distinct().count() if roads else 0,
        first=first,
        url=f"{listing}?grid=none&open=yes",
        empty=_("Everybody's address belongs to a grid."),
        weight=60,
    )


@tray
def possible_duplicates(user: Any, now: datetime) -> Tray | None:
    """Two records that may be one person: a person says which it is."""
    if not user.may(Capability.RESIDENTS_MERGE):
        return None
    pairs = DuplicatePair.objects.visible_to(user).open()
    shown, count = few(pairs.select_related("first", "second"), _FIRST)
    first = [
        Waiting(
            text=f"{pair.first.masked_name} · {pair.second.masked_name}",
            url=reverse("admin:residents_duplicatepair_compare", args=[pair.pk]),
        )
        for pair in shown
    ]
    return Tray(
        title=_("Possible duplicates"),
        count=count,
        first=first,
        url=f"{reverse('admin:residents_duplicatepair_changelist')}?state__exact=open",
        empty=_("No two records look like one person."),
        weight=65,
    )


@tray
def people_to_knock_at(user: Any, now: datetime) -> Tray | None:
    """Whoever was not seen for long (候鸟), and may be gone."""
    if not user.may(Capability.RESIDENTS_CHANGE):
        return None
    today = localdate(now)
    people = Person.objects.visible_to(user)
    due = people_to_see_again(people, unit=None, on=today)
    shown, count = few(due.select_related("unit").order_by("seen_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{person.masked_name} · {person.unit.short_name}",
            url=reverse("admin:residents_person_file", args=[person.pk]),
        )
        for person in shown
    ]
    return Tray(
        title=_("Residents to knock at again"),
        count=count,
        first=first,
        url=f"{reverse('admin:residents_person_changelist')}?seen=again",
        empty=_("Everybody has been seen lately."),
        weight=62,
    )


@tray
def needs_to_decide(user: Any, now: datetime) -> Tray | None:
    """Orders of residents nobody has taken in hand (L2)."""
    if not user.may(Capability.NEEDS_DECIDE):
        return None
    waiting = Need.objects.visible_to(user).to_decide()
    return _needs_tray(
        waiting,
        title=_("Needs to decide"),
        empty=_("Every need is in somebody's hands."),
        query="waits=decide",
        weight=35,
    )


@tray
def duties_nobody_holds(user: Any, now: datetime) -> Tray | None:
    """Gaps in grids and microgrids (F4, F6)."""
    if not user.may(Capability.DUTIES_ARRANGE):
        return None
    gaps = gaps_in(user, today=localdate(now))
    first = [
        Waiting(
            text=f"{unit.short_name} · {duty.label}",
            url=reverse("admin:residents_gridduty_give", args=[unit.pk, duty.value]),
        )
        for unit, duty in gaps[:_FIRST]
    ]
    return Tray(
        title=_("Duties nobody holds"),
        count=len(gaps),
        first=first,
        url=f"{reverse('admin:residents_gridduty_board')}?gaps=yes",
        empty=_("Every duty of the grids is held."),
        weight=70,
    )


@tray
def members_out_of_touch(user: Any, now: datetime) -> Tray | None:
    """Party members nobody has spoken to for long (E2)."""
    if not user.may(Capability.PARTY_CHANGE):
        return None
    today = localdate(now)
    days = int(parameter("party.contact_days", on=today))
    rows = PartyMember.objects.visible_to(user).out_of_touch(today, days=days)
    shown, count = few(rows.select_related("person__unit").order_by("pk"), _FIRST)
    first = [
        Waiting(
            text=f"{member.person.masked_name} · {member.person.unit.short_name}",
            url=reverse(
                "admin:residents_partymember_step", args=[member.pk, "contact"]
            ),
        )
        for member in shown
    ]
    return Tray(
        title=_("Party members out of touch"),
        count=count,
        first=first,
        url=f"{reverse('admin:residents_partymember_changelist')}?base=silent",
        empty=_("Every party member was spoken to lately."),
        weight=72,
    )


@tray
def nominations_to_review(user: Any, now: datetime) -> Tray | None:
    """Nominations somebody else than the nominator decides on (J3)."""
    if not user.may(Capability.PRAISE_REVIEW):
        return None
    seen = Nomination.objects.visible_to(user).to_review()
    rows = seen.exclude(nominated_by=user.pk)
    shown, count = few(rows.select_related("person", "round").order_by("pk"), _FIRST)
    first = [
        Waiting(
            text=f"{one.round.title} · {one.person.masked_name}",
            url=reverse("admin:residents_nomination_change", args=[one.pk]),
        )
        for one in shown
    ]
    return Tray(
        title=_("Nominations to review"),
        count=count,
        first=first,
        url=f"{reverse(_NOMINATIONS)}?state__exact=nominated",
        empty=_("Every nomination is decided."),
        weight=74,
    )


@tray
def needs_to_tell(user: Any, now: datetime) -> Tray | None:
    """Answers their people do not know yet, and whom to ask again (L2, L3)."""
    if not user.may(Capability.NEEDS_NOTE):
        return None
    seen = Need.objects.visible_to(user)
    due = Q(pk__in=seen.to_tell().values("pk"))
    due |= Q(pk__in=seen.to_ask_again(localdate(now)).values("pk"))
    return _needs_tray(
        seen.filter(due),
        title=_("Needs to tell back or ask again"),
        empty=_("Everybody has been told."),
        query="waits=tell",
        weight=36,
    )


def _needs_tray(
    waiting: Any, *, title: Any, empty: Any, query: str, weight: int
) -> Tray:
    shown, count = few(waiting.select_related("unit").order_by("due_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{need.get_kind_display()} · {need.unit.short_name}",
            url=reverse("admin:residents_need_change", args=[need.pk]),
        )
        for need in shown
    ]
    return Tray(
        title=title,
        count=count,
        first=first,
        url=f"{reverse('admin:residents_need_changelist')}?{query}",
        empty=empty,
        weight=weight,
    )


@tray
def votes_waiting(user: Any, now: datetime) -> Tray | None:
    """Votes whose next step is this person's: open, count, look, close, publish."""
    if not any(user.may(capability) for capability in _VOTE_WORK):
        return None
    running = Vote.objects.visible_to(user).running_or_closed().select_related("unit")
    waiting = [
        (vote, word)
        for vote in running.order_by("held_on", "pk")
        if (word := next_step_words(user, vote, today=localdate(now)))
    ]
    first = [
        Waiting(
            text=f"{vote.title} · {word}",
            url=reverse("admin:residents_vote_change", args=[vote.pk]),
        )
        for vote, word in waiting[:_FIRST]
    ]
    return Tray(
        title=_("Votes: your step"),
        count=len(waiting),
        first=first,
        url=reverse("admin:residents_vote_changelist"),
        empty=_("No vote waits for you."),
        weight=40,
    )


@tray
def meetings_to_follow_up(user: Any, now: datetime) -> Tray | None:
    """Meetings without minutes, and what is due after them."""
    if not user.may(Capability.VOTES_PREPARE):
        return None
    today = localdate(now)
    silent = Meeting.objects.visible_to(user).without_minutes(now)
    due = FollowUp.objects.visible_to(user).due(today + timedelta(days=1))
    unwritten, silent_count = few(silent.order_by("starts_at"), _FIRST)
    tasks, due_count = few(due.select_related("resolution").order_by("due_on"), _FIRST)
    first = [
        Waiting(
            text=_("%(title)s · write the minutes") % {"title": meeting.title},
            url=reverse("admin:residents_meeting_change", args=[meeting.pk]),
        )
        for meeting in unwritten
    ]
    first += [
        Waiting(
            text=f"{task.text} · {task.doer}",
            url=reverse(
                "admin:residents_meeting_change", args=[task.resolution.meeting_id]
            ),
            light=task.light(today),
        )
        for task in tasks
    ]
    return Tray(
        title=_("Meetings: to write down and to do"),
        count=silent_count + due_count,
        first=first[:_FIRST],
        url=reverse("admin:residents_meeting_changelist"),
        empty=_("Nothing is left to do after meetings."),
        weight=42,
    )


@tray
def rounds_and_terms(user: Any, now: datetime) -> Tray | None:
    """Opinion rounds past their last day, and seats whose term ends soon."""
    if not user.may(Capability.VOTES_PREPARE):
        return None
    today = localdate(now)
    rounds = OpinionRound.objects.visible_to(user).to_close(today)
    terms = SeatTerm.objects.visible_to(user).ending(today, days=notice_days(today))
    closing, rounds_count = few(rounds.order_by("closes_on", "pk"), _FIRST)
    ending, terms_count = few(terms.select_related("committee").order_by("pk"), _FIRST)
    first = [
        Waiting(
            text=_("%(title)s · close the round") % {"title": one.title},
            url=reverse("admin:residents_opinionround_change", args=[one.pk]),
        )
        for one in closing
    ]
    first += [
        Waiting(
            text=_("%(name)s · a term ends on %(day)s")
            % {"name": term.committee.name, "day": f"{term.period.upper:%Y-%m-%d}"},
            url=reverse("admin:residents_committee_change", args=[term.committee_id]),
        )
        for term in ending
    ]
    listing = "opinionround" if rounds_count else "committee"
    return Tray(
        title=_("Opinion rounds to close, terms that end"),
        count=rounds_count + terms_count,
        first=first[:_FIRST],
        url=reverse(f"admin:residents_{listing}_changelist"),
        empty=_("No opinion round waits, and no term ends soon."),
        weight=43,
    )
