"""Reports that came too late: both accounts side by side (F26)."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from hazards.admin.records import Act, RecordAdmin, Shown, Table, page_of
from hazards.forms.late import DecideForm
from hazards.models import LateWord
from hazards.operations.late_words import decide_late_word
from hazards.policies import hazards as policies
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray

_FIRST = 5


def _may_decide(user: Any, word: LateWord) -> bool:
    own = word.move.by_id == user.pk
    return not word.holds and not own and policies.may_decide_late(user, word.hazard)


@admin.register(LateWord)
class LateWordAdmin(RecordAdmin[LateWord]):
    """What two people said of one hazard without knowing of each other."""

    empty_words = gettext_lazy(
        "Two people reported on one hazard and do not say the same: then you "
        "decide here which account holds."
    )
    view_capability = Capability.HAZARDS_VIEW
    list_display = ["name", "said", "came_at", "holds"]
    list_display_links = ["name"]
    list_filter = ["said", "holds"]
    list_select_related = ["hazard", "move"]
    acts = {
        "decide": Act(
            gettext_lazy("Decide which account holds"),
            DecideForm,
            _may_decide,
            lambda word, data, user: decide_late_word(
                word, **data, actor=user, now=timezone.now()
            ),
        ),
    }

    @display(description=gettext_lazy("Hazard"), ordering="hazard__number")
    def name(self, word: LateWord) -> str:
        """The number of its hazard."""
        return word.hazard.number

    @display(description=gettext_lazy("Arrived at"), ordering="move__at")
    def came_at(self, word: LateWord) -> datetime:
        """When it arrived."""
        return word.move.at

    def shown(self, obj: LateWord, request: HttpRequest) -> Shown:
        """The late report above what the hazard's life says since."""
        facts: list[tuple[Any, Any]] = [
            (_("What was reported"), obj.get_said_display()),
            (_("In their words"), obj.move.reason or "—"),
            (_("Reported by"), obj.move.by or "—"),
            (_("Arrived at"), obj.move.at),
            (_("State of the hazard now"), obj.hazard.get_status_display()),
        ]
        if obj.holds:
            facts += [
                (_("Which account holds"), obj.get_holds_display()),
                (_("Why"), obj.note),
                (_("Decided by"), obj.decided_by),
            ]
        since = obj.hazard.moves.filter(pk__gte=obj.seen_id, pk__lt=obj.move_id)
        rows = [
            (move.at, move.get_step_display(), move.by or "—", move.reason or "—")
            for move in since.select_related("by")
        ]
        heads = (_("When"), _("Step recorded"), _("Who"), _("Their words"))
        return Shown(
            title=_("%(hazard)s: two accounts") % {"hazard": obj.hazard.number},
            facts=facts,
            tables=[Table(_("What was recorded first"), heads, rows)],
            links=[(obj.hazard.number, page_of("hazard", obj.hazard_id))],
            photos=obj.move.photos.select_related("file"),
        )


@tray
def two_accounts(user: Any, now: datetime) -> Tray | None:
    """Late reports a lead has to decide about."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = LateWord.objects.visible_to(user).filter(holds="").exclude(move__by=user)
    first, count = few(rows.select_related("hazard", "move"), _FIRST)

    if not first:
        return None

    return Tray(
        title=_("Hazards with two accounts"),
        count=count,
        url=reverse("admin:hazards_lateword_changelist"),
        weight=25,
        first=tuple(
            Waiting(
                text=f"{word.hazard.number} · {word.get_said_display()}",
                url=page_of("lateword", word.pk),
            )
            for word in first
        ),
    )
