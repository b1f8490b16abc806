"""Surveys in the desk: drawn, printed, typed in, closed, read (L4, J4, J5)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import segno
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.audit.models import Entry
from liuli.desk.bases import refusals_as_messages
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.codes import shown_code
from services.choices.surveys import SurveyState
from services.forms import surveys as forms
from services.models import Survey
from services.operations import surveys as acts
from services.operations.answers import answer_survey
from services.operations.survey_results import Line, Results, results
from services.policies import surveys as policies
from services.rules.surveys import rate

_FIRST = 5
_LOOKS = 20
_STATE = SurveyState
_HIDDEN: Final = gettext_lazy("hidden, too few")
_PAGES: Final = ("invitations", "carrier", "paper", "words")


def _in(state: SurveyState) -> Callable[[Any, Survey], bool]:
    return lambda user, one: one.state == state and policies.may_keep(user, one)


@admin.register(Survey)
class SurveyAdmin(RecordAdmin[Survey]):
    """Every survey, with what came out once it is closed."""

    view_capability = Capability.SURVEYS_KEEP
    list_display = ["title", "kind", "unit", "closes_on", "state_word", "sample_size"]
    list_display_links = ["title"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.SurveyForm
    new_title = gettext_lazy("New survey")
    new_capability = Capability.SURVEYS_KEEP
    new_form_asks_user = True
    acts = {
        "ask": Act(
            gettext_lazy("Add a question"),
            forms.AskForm,
            _in(_STATE.DRAFT),
            lambda one, data, user: acts.ask(one, **data, actor=user),
        ),
        "clear": Act(
            gettext_lazy("Take all questions out"),
            forms.StepForm,
            lambda user, one: _in(_STATE.DRAFT)(user, one) and one.questions.exists(),
            lambda one, _data, user: acts.clear_questions(one, actor=user),
        ),
        "open": Act(
            gettext_lazy("Draw the sample and open"),
            forms.OpenForm,
            _in(_STATE.DRAFT),
            lambda one, data, user: acts.open_survey(
                one, **data, actor=user, now=timezone.now()
            ),
        ),
        "drop": Act(
            gettext_lazy("Drop the draft"),
            forms.StepForm,
            _in(_STATE.DRAFT),
            lambda one, _data, user: acts.drop_survey(one, actor=user),
        ),
        "close": Act(
            gettext_lazy("Close the survey"),
            forms.StepForm,
            _in(_STATE.OPEN),
            lambda one, _data, user: acts.close_survey(
                one, actor=user, now=timezone.now()
            ),
        ),
        "reader": Act(
            gettext_lazy("Name a reader of the words"),
            forms.ReaderForm,
            lambda user, one: (
                one.state in (_STATE.OPEN, _STATE.CLOSED)
                and policies.may_keep(user, one)
            ),
            lambda one, data, user: acts.name_reader(
                one, **data, actor=user, now=timezone.now()
            ),
        ),
        "repeat": Act(
            gettext_lazy("Ask the same again"),
            forms.RepeatForm,
            _in(_STATE.CLOSED),
            lambda one, data, user: acts.repeat_survey(one, **data, actor=user),
        ),
    }

    def get_urls(self) -> list[Any]:
        """With what is printed, typed in and read."""
        view = self.admin_site.admin_view
        own = [
            path(
                f"<int:pk>/{name}/",
                view(never_cache(getattr(self, name))),
                name=f"services_survey_{name}",
            )
            for name in _PAGES
        ]
        return own + super().get_urls()

    @display(
        description=gettext_lazy("State"),
        label={
            "draft": "warning",
            "open": "success",
            "closed": "info",
            "dropped": "info",
        },
    )
    def state_word(self, one: Survey) -> tuple[str, str]:
        """In words and colour."""
        return one.state, str(one.get_state_display())

    def perform_new(self, community: Any, data: Any, user: Any) -> Survey:
        """A draft."""
        return acts.draft_survey(data["unit"], plan=data["plan"], actor=user)

    def shown(self, obj: Survey, request: HttpRequest) -> Shown:
        """How it was drawn, what it asks, what came out."""
        found = results(obj) if obj.state == _STATE.CLOSED else None
        facts = [
            (_("State"), obj.get_state_display()),
            (_("Kind of survey"), obj.get_kind_display()),
            (_("Unit"), obj.unit),
            (_("What it is for"), obj.intro),
            (_("Sample is drawn of"), obj.get_frame_display()),
            (pgettext("survey", "Answers until"), obj.closes_on),
            *_drawn(obj),
            *(_came_back(found) if found else []),
        ]
        readers = obj.readers.select_related("user")
        tables = [
            *(_result_tables(found, obj) if found else [_questions(obj)]),
            Table(
                _("Readers of the words"),
                [_("Colleague")],
                [[one.user] for one in readers],
                empty=_("Nobody is named. What people wrote stays sealed."),
            ),
        ]
        return Shown(
            title=obj.title, facts=facts, tables=tables, links=_links(obj, request)
        )

    def invitations(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A sheet for each code that is left, with the questions to answer on paper."""
        survey = self._open_one(request, pk)
        address = request.build_absolute_uri(reverse("services:survey_answer"))
        drawn = segno.make(address, error="m").svg_inline(
            scale=4,
            border=2,
            omitsize=True,
            svgclass="sv-sheet__code",
            lineclass=None,
            light="white",
        )
        left = survey.codes.filter(is_used=False).order_by("pk")
        return self._print(
            request,
            "survey_invitations",
            survey,
            codes=[shown_code(one.code) for one in left],
            questions=list(survey.questions.all()),
            address=address,
            # Our own drawing of our own address: no text of a person is in it.
            drawing=mark_safe(drawn),  # noqa: S308
        )

    def carrier(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Where a slip goes, any slip to any door: no code stands here."""
        survey = self._open_one(request, pk)
        sample = survey.sample.select_related("dwelling__address", "person")
        doors = [
            f"{one.dwelling.address.raw} {one.dwelling.label}".strip()
            for one in sample
            if one.dwelling_id
        ]
        people = [
            (one.person.masked_name, page_of("residents.person", one.person_id))
            for one in sample
            if one.person_id
        ]
        return self._print(
            request, "survey_carrier", survey, doors=sorted(doors), people=people
        )

    def paper(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Type in a sheet that came back on paper; its code is used up by that."""
        user: Any = request.user
        survey = self._open_one(request, pk)
        questions = survey.questions.all()
        form = forms.PaperForm(request.POST or None, questions=questions)
        if request.method == "POST" and form.is_valid():
            with refusals_as_messages(request):
                answer_survey(
                    survey,
                    code=form.cleaned_data["code"],
                    given=form.given,
                    now=timezone.now(),
                    actor=user,
                )
                messages.success(request, _("Kept. Destroy the sheet of paper."))
                return HttpResponseRedirect(request.path)
        return self._print(request, "survey_paper", survey, form=form)

    def words(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What people wrote, for the named; opened by a press, each look on record."""
        user: Any = request.user
        survey = get_visible_or_404(Survey, user, pk=pk)
        texts = None
        if request.method == "POST":
            with refusals_as_messages(request):
                texts = acts.read_words(survey, actor=user, now=timezone.now())
        looks = Entry.objects.filter(
            object_type="services.survey", object_id=str(pk), action=acts.WORDS_READ
        )
        return self._print(
            request,
            "survey_words",
            survey,
            texts=texts,
            may_read=policies.may_read_words(user, survey),
            looks=looks.order_by("-at")[:_LOOKS],
        )

    def _open_one(self, request: HttpRequest, pk: int) -> Survey:
        return get_visible_or_404(Survey, request.user, pk=pk, state=_STATE.OPEN)

    def _print(
        self, request: HttpRequest, name: str, survey: Survey, **facts: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": survey.title,
            "survey": survey,
            "back": page_of("services.survey", survey.pk),
            **facts,
        }
        response = TemplateResponse(request, f"services/{name}.html", context)
        response["Cache-Control"] = "no-store"
        return response


def _drawn(obj: Survey) -> list[tuple[str, Any]]:
    if obj.drawn_on is None:
        return []
    return [
        (
            _("Drawn"),
            _("%(drawn)d of %(all)d on %(day)s")
            % {"drawn": obj.sample_size, "all": obj.frame_size, "day": obj.drawn_on},
        ),
        (_("Seed of the draw"), obj.seed),
        *(
            [(_("Codes used"), obj.codes.filter(is_used=True).count())]
            if obj.state == _STATE.OPEN
            else []
        ),
    ]


def _came_back(found: Results) -> list[tuple[str, Any]]:
    return [
        (
            _("Response rate"),
            _("%(rate)s%% (%(answered)d of %(invited)d)")
            % {
                "rate": found.rate,
                "answered": found.answered,
                "invited": found.invited,
            },
        ),
        (
            _("Not shown"),
            _("counts of 1 to %(most)d, and what would give them away")
            % {"most": found.floor - 1},
        ),
    ]


def _links(obj: Survey, request: HttpRequest) -> list[tuple[str, str]]:
    names = {
        _STATE.OPEN: [
            (_("Invitations"), "invitations"),
            (_("List for who carries them"), "carrier"),
            (_("Type in a paper sheet"), "paper"),
        ],
        _STATE.CLOSED: [(_("Own words"), "words")],
    }.get(SurveyState(obj.state), [])
    links = [
        (word, reverse(f"admin:services_survey_{name}", args=[obj.pk]))
        for word, name in names
    ]
    if obj.repeats_id is not None:
        links.append((_("Survey before"), page_of("services.survey", obj.repeats_id)))
    return links


def _questions(obj: Survey) -> Table:
    rows = [
        [one.number, one.text, one.get_kind_display(),
         " / ".join(one.options), one.get_facet_display()]
        for one in obj.questions.all()
    ]  # fmt: skip
    heads = [
        _("No."), _("Question"), _("How it is answered"),
        pgettext("question", "Answers"),
        _("Side of belonging"),
    ]  # fmt: skip
    empty = _("Add questions, then draw the sample and open.")
    return Table(_("Questions"), heads, rows, empty=empty)


def _result_tables(found: Results, obj: Survey) -> list[Table]:
    """Beside the time before, where the survey repeats one."""
    earlier = results(obj.repeats) if obj.repeats is not None else None
    sides = dict(earlier.facets) if earlier else {}
    means = {
        line.question.text: line.mean for line in (earlier.lines if earlier else [])
    }
    first = [_side_table(found, sides)] if found.facets else []
    return first + [_answers(line, means) for line in found.lines]


def _side_table(found: Results, before: dict[str, Any]) -> Table:
    rows = [
        [side, _HIDDEN if mean is None else mean, before.get(side)]
        for side, mean in found.facets
    ]
    heads = [_("Side of belonging"), _("Mean of 1 to 5"), _("Time before")]
    return Table(_("Belonging"), heads, rows)


def _answers(line: Line, before: dict[str, Any]) -> Table:
    rows: list[list[Any]] = [
        [word, _HIDDEN, ""]
        if count is None
        else [word, count, f"{rate(count, line.count or 0)}%"]
        for word, count in line.cells
    ]
    if line.mean is not None:
        rows.append([_("Mean of 1 to 5"), line.mean, ""])
    if before.get(line.question.text) is not None:
        rows.append([_("Time before"), before[line.question.text], ""])
    rows.append(
        [
            pgettext("survey", "Answered"),
            _HIDDEN if line.count is None else line.count,
            "",
        ]
    )
    title = f"{line.question.number}. {line.question.text}"
    return Table(title, [pgettext("survey", "Answer"), _("How many"), _("Share")], rows)


@tray
def surveys_to_close(user: Any, now: datetime) -> Tray | None:
    """Past their last day and still open: nothing is shown before they are closed."""
    if not user.may(Capability.SURVEYS_KEEP):
        return None
    rows = Survey.objects.visible_to(user).to_close(timezone.localdate(now))
    found, count = few(rows.order_by("closes_on", "pk"), _FIRST)

    if not found:
        return None
    return Tray(
        title=_("Surveys to close"),
        count=count,
        first=[
            Waiting(
                text=f"{one.closes_on} · {one.title}",
                url=page_of("services.survey", one.pk),
            )
            for one in found
        ],
        url=reverse("admin:services_survey_changelist"),
        weight=69,
    )
