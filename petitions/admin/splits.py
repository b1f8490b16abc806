"""Splits of compensation in the desk: both fractions, two people, one roll (LC-4)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from petitions.admin.acts import Act, ActsAdmin
from petitions.forms import splits as forms
from petitions.models import Split
from petitions.models.split import HEADS
from petitions.operations.splits import (
    adopt_split,
    count_meeting,
    decision_of,
    drop_split,
    put_split_to_vote,
)
from petitions.policies import compensation as policies

_FAULTS = {
    "before_law": gettext_lazy("The law on collectives was not in force on that day."),
    "not_delegable": gettext_lazy("This may not be left to delegates."),
    "notice_short": gettext_lazy("Notice was given less than ten days before."),
    "members_decide": gettext_lazy(
        "Since May 2025 the assembly of the collective's members decides."
    ),
    "older_law": gettext_lazy(
        "On that day an older law held; its thresholds are not confirmed."
    ),
}


def _may_vote(user: Any, split: Any) -> bool:
    is_free = split.is_open and split.vote_id is None
    return is_free and policies.may_put_to_vote(user, split)


def _may_count(user: Any, split: Any) -> bool:
    is_free = split.is_open and split.vote_id is None
    return is_free and policies.may_keep(user, split.group.unit)


def _may_decide(user: Any, split: Any) -> bool:
    return split.is_open and policies.may_decide_split(user, split)


def _vote(split: Any, form: Any, user: Any) -> None:
    put_split_to_vote(split, **form.cleaned_data, actor=user)


def _count(split: Any, form: Any, user: Any) -> None:
    facts = dict(form.cleaned_data)
    count_meeting(split, met_on=facts.pop("met_on"), facts=facts, actor=user)


def _adopt(split: Any, form: Any, user: Any) -> None:
    adopt_split(split, **form.cleaned_data, actor=user, now=timezone.now())


def _drop(split: Any, form: Any, user: Any) -> None:
    drop_split(split, actor=user, now=timezone.now())


def _counted_so_far(split: Any, words: Any) -> dict[str, Any]:
    names = ("met_on", "notice_on", "minutes", *HEADS)
    return {name: getattr(split, name) for name in names}


@admin.register(Split)
class SplitAdmin(ActsAdmin[Split]):
    """Who decided what with how many; a row opens the split."""

    view_capability = Capability.COMPENSATION_VIEW
    list_display = ["title", "group", "amount", "state_word"]
    list_filter = ["state"]
    list_filter_submit = False
    list_select_related = ["group"]
    ordering = ["-pk"]
    page = "split_detail"
    acts = {
        "vote": Act(
            title=gettext_lazy("Prepare the vote"),
            form=forms.VoteForm,
            may=_may_vote,
            run=_vote,
            done=gettext_lazy("The vote is prepared."),
        ),
        "meeting": Act(
            title=gettext_lazy("Record a meeting on paper"),
            form=forms.MeetingForm,
            may=_may_count,
            run=_count,
            done=gettext_lazy("The meeting is recorded."),
            start=_counted_so_far,
        ),
        "adopt": Act(
            title=gettext_lazy("Adopt the split"),
            form=forms.AdoptForm,
            may=_may_decide,
            run=_adopt,
            done=gettext_lazy("The split is adopted; its roll waits for approval."),
        ),
        "drop": Act(
            title=gettext_lazy("Drop the split"),
            form=forms.RecordForm,
            may=_may_decide,
            run=_drop,
            done=gettext_lazy("The split is dropped."),
        ),
    }

    def unit_of(self, obj: Split) -> Any:
        """The community of the group."""
        return obj.group.unit

    @display(description=gettext_lazy("To be split (yuan)"))
    def amount(self, split: Split) -> str:
        """To the fen."""
        return f"{split.total_yuan:,.2f}"

    @display(description=gettext_lazy("state"), ordering="state")
    def state_word(self, split: Split) -> str:
        """In words."""
        return split.get_state_display()

    def title_of(self, record: Any) -> str:
        """Group and title."""
        return f"{record.group.full_name} · {record.title}"

    def facts(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Both fractions and what is against the decision."""
        decided = decision_of(record)
        return {
            "decided": decided,
            "faults": [_FAULTS[code] for code in decided.faults],
            "counted": record.group.members.counted().count(),
        }
