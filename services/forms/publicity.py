"""What is written into announcements and lessons, and what their readers answer."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from services.choices.publicity import AnnouncementKind, Channel, PostedAt
from services.models import Announcement
from services.operations.publicity import Wording

_DATE: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)


def _a_month_on() -> Any:
    return timezone.localdate() + timedelta(days=30)


class WordingFields(forms.Form):
    """The words, the days, the channels."""

    kind = forms.ChoiceField(label=_("Kind of announcement"), choices=AnnouncementKind)
    is_lesson = forms.BooleanField(
        label=_("Lesson with questions"),
        required=False,
        help_text=_("A short lesson asks one to three questions, added afterwards."),
    )
    title = forms.CharField(label=pgettext_lazy("announcement", "Title"), max_length=80)
    body = forms.CharField(
        label=pgettext_lazy("announcement", "Text"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Everybody reads it: leave out names and numbers of residents."),
    )
    valid_from = forms.DateField(
        label=pgettext_lazy("announcement", "From"),
        widget=_DATE,
        initial=timezone.localdate,
    )
    valid_until = forms.DateField(
        label=pgettext_lazy("announcement", "Last day"),
        widget=_DATE,
        initial=_a_month_on,
    )
    channels = forms.MultipleChoiceField(
        label=_("Where it goes"),
        choices=Channel,
        initial=[Channel.PUBLIC, Channel.FIELD],
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """With the wording, where everything is said."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            data["wording"] = Wording(
                kind=AnnouncementKind(data["kind"]),
                title=data["title"],
                body=data["body"],
                valid_from=data["valid_from"],
                valid_until=data["valid_until"],
                channels=frozenset(Channel(one) for one in data["channels"]),
                is_lesson=data["is_lesson"],
            )
        return data


class AnnouncementForm(WordingFields):
    """A new draft: of the community, a grid or a microgrid."""

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.PUBLICITY_WRITE)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )
        self.order_fields(["unit"])


class ChangeForm(WordingFields):
    """A draft as it stands, to be put right."""

    def __init__(self, *args: Any, record: Announcement, **kwargs: Any) -> None:
        self.record = record
        names = ("kind", "is_lesson", "title", "body", "valid_from", "valid_until")
        known = {name: getattr(record, name) for name in names}
        kwargs["initial"] = {**known, "channels": record.channels}
        super().__init__(*args, **kwargs)


class StepForm(forms.Form):
    """A step that asks nothing more."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class RemarkForm(StepForm):
    """What is to be put right."""

    remark = forms.CharField(label=_("What is to be put right"), max_length=200)


class WithdrawForm(StepForm):
    """Why it no longer applies."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class PostingForm(StepForm):
    """Where it was put up by hand."""

    where = forms.ChoiceField(label=_("Where it was posted"), choices=PostedAt)
    place = forms.CharField(
        label=_("Which place or group"),
        max_length=80,
        help_text=_("For instance the gate of a street, or a group of a building."),
    )
    posted_on = forms.DateField(
        label=pgettext_lazy("notice", "Posted on"),
        widget=_DATE,
        initial=timezone.localdate,
    )


class QuestionForm(StepForm):
    """One question with its answers."""

    text = forms.CharField(label=_("Question"), max_length=200)
    options = forms.CharField(
        label=pgettext_lazy("question", "Answers"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        help_text=_("One in each line, two to four."),
    )
    right = forms.IntegerField(
        label=_("Which answer is right"),
        min_value=1,
        max_value=4,
        help_text=_("The number of its line."),
    )
    explanation = forms.CharField(
        label=_("Explanation"),
        max_length=300,
        help_text=_("Shown to everybody who has answered."),
    )

    def clean_options(self) -> list[str]:
        """Line by line."""
        return str(self.cleaned_data["options"]).splitlines()


class PhotoForm(StepForm):
    """One photo of an event."""

    picture = forms.FileField(
        label=pgettext_lazy("notice", "Photo"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_(
            "Of the event itself. Whoever can be recognised has agreed; no child's "
            "face. Place and time hidden in the file are taken off."
        ),
    )
    caption = forms.CharField(
        label=pgettext_lazy("photo", "What it shows"),
        max_length=100,
        help_text=_("Read aloud to whoever cannot see it. No names."),
    )


class LessonForm(forms.Form):
    """The questions of one lesson, as its reader answers them."""

    def __init__(self, *args: Any, questions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[f"q{question.number}"] = forms.TypedChoiceField(
                label=f"{question.number}. {question.text}",
                choices=list(enumerate(question.options, start=1)),
                coerce=int,
                widget=forms.RadioSelect,
            )

    @property
    def given(self) -> dict[int, int]:
        """By the number of the question."""
        return {int(name[1:]): said for name, said in self.cleaned_data.items()}
