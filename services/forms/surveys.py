"""What a survey asks, and what those who are asked answer."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from services.choices.surveys import Facet, Frame, QuestionKind, SurveyKind
from services.operations.surveys import MOST_DRAWN, Plan, who_may_read

_DATE: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LEVELS: Final = (Level.COMMUNITY, Level.GRID)
_LONGEST: Final = 500


def _two_weeks_on() -> Any:
    return timezone.localdate() + timedelta(days=14)


class SurveyForm(forms.Form):
    """A new draft."""

    kind = forms.ChoiceField(label=_("Kind of survey"), choices=SurveyKind)
    title = forms.CharField(label=pgettext_lazy("survey", "Title"), max_length=80)
    intro = forms.CharField(
        label=_("What it is for"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands on the invitation and above the questions."),
    )
    frame = forms.ChoiceField(
        label=_("Sample is drawn of"), choices=Frame, initial=Frame.DWELLINGS
    )
    closes_on = forms.DateField(
        label=pgettext_lazy("survey", "Answers until"),
        widget=_DATE,
        initial=_two_weeks_on,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.SURVEYS_KEEP)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )
        self.order_fields(["unit"])

    @property
    def plan(self) -> Plan:
        """As the operation takes it."""
        data = self.cleaned_data
        return Plan(
            kind=SurveyKind(data["kind"]),
            title=data["title"],
            intro=data["intro"],
            frame=Frame(data["frame"]),
            closes_on=data["closes_on"],
        )

    def clean(self) -> dict[str, Any]:
        """With the plan, where everything is said."""
        data: dict[str, Any] = super().clean() or {}
        return data if self.errors else {**data, "plan": self.plan}


class StepForm(forms.Form):
    """A step that asks nothing more."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class AskForm(StepForm):
    """One question."""

    kind = forms.ChoiceField(label=_("How it is answered"), choices=QuestionKind)
    text = forms.CharField(
        label=_("Question"),
        max_length=200,
        help_text=_("For the scale of 1 to 5, write a sentence one agrees with."),
    )
    options = forms.CharField(
        label=pgettext_lazy("question", "Answers"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only for a choice: one in each line, two to eight."),
    )
    facet = forms.ChoiceField(
        label=_("Side of belonging"),
        choices=[("", "—"), *Facet.choices],
        required=False,
    )

    def clean_kind(self) -> QuestionKind:
        """As the operation takes it."""
        return QuestionKind(self.cleaned_data["kind"])

    def clean_options(self) -> list[str]:
        """Line by line."""
        return str(self.cleaned_data["options"]).splitlines()


class OpenForm(StepForm):
    """How many are asked."""

    size = forms.IntegerField(
        label=_("How many are drawn"),
        min_value=1,
        max_value=MOST_DRAWN,
        initial=100,
        help_text=_("Drawn by chance, once: questions and sample stay from then on."),
    )


class RepeatForm(StepForm):
    """Until when the same is asked again."""

    closes_on = forms.DateField(
        label=pgettext_lazy("survey", "Answers until"),
        widget=_DATE,
        initial=_two_weeks_on,
    )


class ReaderForm(StepForm):
    """Who reads what people wrote."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("May read the words"))

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        field: Any = self.fields["user"]
        field.queryset = who_may_read(record, on=timezone.localdate())


class CodeForm(forms.Form):
    """The code on a slip."""

    code = forms.CharField(
        label=_("Code on the invitation"),
        max_length=24,
        help_text=_("Ten letters and digits. It works once."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class AnswerForm(forms.Form):
    """The questions of one survey; each may be left out."""

    def __init__(self, *args: Any, questions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            label = f"{question.number}. {question.text}"
            self.fields[f"q{question.number}"] = (
                forms.CharField(
                    label=label,
                    required=False,
                    max_length=_LONGEST,
                    widget=forms.Textarea(attrs={"rows": 3}),
                    help_text=_("Leave out names and numbers."),
                )
                if question.kind == QuestionKind.TEXT
                else forms.TypedChoiceField(
                    label=label,
                    required=False,
                    choices=list(enumerate(question.answers, start=1)),
                    coerce=int,
                    empty_value=None,
                    widget=forms.RadioSelect,
                )
            )

    @property
    def given(self) -> dict[int, Any]:
        """By the number of the question."""
        return {
            int(name[1:]): said
            for name, said in self.cleaned_data.items()
            if name[1:].isdecimal()
        }


class PaperForm(AnswerForm):
    """A sheet that came back on paper, with its code."""

    code = CodeForm.base_fields["code"]
    field_order = ("code",)
