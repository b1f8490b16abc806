"""Opinion rounds, conventions and committees in the desk (E3d, H1 to H3)."""

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from residents.admin.stepped import Step, SteppedAdmin
from residents.choices.opinions import RoundStatus, VersionStatus
from residents.forms import opinions as forms
from residents.models import Committee, Convention, OpinionRound
from residents.operations import committees, conventions, opinions
from residents.rules.versions import compare_texts


def _do(act: Any, *, timed: bool = False) -> Any:
    """Call an operation on the record itself."""

    def run(row: Any, words: dict[str, Any], user: Any) -> Any:
        clock = {"now": timezone.now()} if timed else {}
        return act(row, **words, actor=user, **clock)

    return run


def _on(act: Any, name: str) -> Any:
    """Call an operation on the row that was chosen in the form."""

    def run(row: Any, words: dict[str, Any], user: Any) -> Any:
        return act(words.pop(name), **words, actor=user)

    return run


def _on_last(act: Any, *, timed: bool = False) -> Any:
    """Call an operation on the last version of a convention."""

    def run(row: Any, words: dict[str, Any], user: Any) -> Any:
        return _do(act, timed=timed)(row.versions.first(), words, user)

    return run


@admin.register(OpinionRound)
class OpinionRoundAdmin(SteppedAdmin):
    """Open questions, their answers and what became of them."""

    list_display = ["title", "state", "opens_on", "closes_on"]
    list_filter = ["status"]
    search_fields = ["title"]
    ordering = ["-opens_on", "-pk"]
    page_name = "opinion_round"
    add_word, add_form = _("Ask for opinions"), forms.AskForm
    steps = {
        "enter": Step(
            _("Enter an answer"),
            forms.EnterForm,
            _do(opinions.enter_opinion, timed=True),
        ),
        "theme": Step(_("Add a theme"), forms.ThemeForm, _do(opinions.add_theme)),
        "sort": Step(
            _("Give an answer its themes"),
            forms.SortForm,
            _on(opinions.sort_opinion, "opinion"),
        ),
        "answer": Step(
            _("Say what becomes of a theme"),
            forms.AnswerForm,
            _on(opinions.answer_theme, "theme"),
        ),
        "close": Step(
            _("Close the opinion round"),
            forms.StepForm,
            _do(opinions.close_round, timed=True),
        ),
    }

    @display(description=_("State"), label={RoundStatus.CLOSED.label: "success"})
    def state(self, row: Any) -> Any:
        """In words and colour."""
        return row.get_status_display()

    def add_row(self, user: Any, words: dict[str, Any]) -> Any:
        """Put a question."""
        return opinions.ask_opinions(**words, actor=user)

    def open_steps(self, row: Any) -> set[str]:
        """Everything while it is open."""
        if row.status == RoundStatus.CLOSED:
            return set()
        steps = {"enter", "theme"}
        if row.themes.exists():
            steps |= {"answer"} | ({"sort"} if row.opinions.exists() else set())
        return steps | ({"close"} if row.closes_on < timezone.localdate() else set())

    def facts(self, row: Any) -> dict[str, Any]:
        """Themes with how often they are named; answers without names."""
        answers = row.opinions.prefetch_related("mentions__theme")
        return {
            "title": row.title,
            "themes": row.themes.annotate(named=Count("mentions")),
            "opinions": answers,
            "left": row.opinions.without_theme().count(),
        }


@admin.register(Convention)
class ConventionAdmin(SteppedAdmin):
    """Conventions with their versions."""

    list_display = ["title", "unit"]
    list_select_related = ["unit"]
    search_fields = ["title"]
    page_name = "convention"
    add_word, add_form = _("Draft a convention"), forms.DraftForm
    steps = {
        "draft": Step(
            _("Draft the next version"),
            forms.VersionForm,
            _do(conventions.draft_version),
        ),
        "change": Step(
            _("Say what a theme changed"),
            forms.ChangeForm,
            _on_last(conventions.note_change),
        ),
        "consult": Step(
            _("People were heard on it"),
            forms.ConsultForm,
            _on_last(conventions.consult_version),
        ),
        "adopt": Step(
            _("It is adopted"), forms.AdoptForm, _on_last(conventions.adopt_version)
        ),
        "force": Step(
            _("Put it in force today"),
            forms.StepForm,
            _on_last(conventions.put_in_force, timed=True),
        ),
        "end": Step(
            _("Lay the last version aside"),
            forms.StepForm,
            _on_last(conventions.supersede_version, timed=True),
        ),
    }

    def add_row(self, user: Any, words: dict[str, Any]) -> Any:
        """A first draft."""
        return conventions.draft_convention(**words, actor=user).convention

    def open_steps(self, row: Any) -> set[str]:
        """What the last version waits for."""
        last = row.versions.first()
        status = last.status if last else VersionStatus.SUPERSEDED
        return {
            VersionStatus.DRAFT: {"change", "consult", "end"},
            VersionStatus.CONSULTED: {"adopt", "draft", "end"},
            VersionStatus.ADOPTED: {"force", "draft", "end"},
            VersionStatus.IN_FORCE: {"draft", "end"},
            VersionStatus.SUPERSEDED: {"draft"},
        }[VersionStatus(status)]

    def facts(self, row: Any) -> dict[str, Any]:
        """Every version, with its difference to the one before."""
        rows = list(
            row.versions.select_related(
                "round", "vote", "resolution__meeting"
            ).prefetch_related("changes__theme")
        )
        before = [*rows[1:], None]
        versions = [
            (one, compare_texts(old.text, one.text) if old else [])
            for one, old in zip(rows, before, strict=True)
        ]
        return {"title": row.title, "versions": versions}


@admin.register(Committee)
class CommitteeAdmin(SteppedAdmin):
    """Committees, their seats and terms."""

    list_display = ["name", "kind", "unit"]
    list_filter = ["kind"]
    list_select_related = ["unit"]
    search_fields = ["name"]
    page_name = "committee"
    add_word, add_form = _("Set up a committee"), forms.SetUpForm
    steps = {
        "seat": Step(
            _("Give a seat"), forms.SeatForm, _on(committees.seat_holder, "seat")
        ),
        "leave": Step(
            _("Somebody leaves"), forms.LeaveForm, _on(committees.leave_seat, "term")
        ),
        "more": Step(_("Add a seat"), forms.StepForm, _do(committees.add_seat)),
    }

    def add_row(self, user: Any, words: dict[str, Any]) -> Any:
        """With the bounds of today."""
        today = timezone.localdate()
        return committees.set_up_committee(**words, actor=user, today=today)

    def open_steps(self, row: Any) -> set[str]:
        """Seats up to the greatest number."""
        steps = {"seat"} | ({"leave"} if row.terms.exists() else set())
        return steps | ({"more"} if row.seats.count() < row.most else set())

    def facts(self, row: Any) -> dict[str, Any]:
        """Seats of today, names masked."""
        sittings = committees.sittings(row, today=timezone.localdate())
        held = sum(one.term is not None for one in sittings)
        return {
            "title": row.name,
            "sittings": sittings,
            "held": held,
            "missing": max(row.least - held, 0),
            "past": row.terms.select_related("seat", "person"),
        }
