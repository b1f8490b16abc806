"""What petitioners type themselves (PP-4)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.choices.selfservice import Satisfaction


class LookUpForm(forms.Form):
    """A code and four digits."""

    code = forms.CharField(
        label=_("Query code"),
        max_length=24,
        help_text=_("Ten letters and digits, on the slip you were given."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )
    tail = forms.CharField(
        label=_("Last four digits of your telephone number"),
        min_length=4,
        max_length=4,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class EvaluateForm(LookUpForm):
    """A judgement; code and digits come along unseen."""

    satisfaction = forms.ChoiceField(
        label=_("How do you judge the handling of your matter?"),
        choices=Satisfaction,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Is there anything you want to add?"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        for name in ("code", "tail"):
            self.fields[name].widget = forms.HiddenInput()
