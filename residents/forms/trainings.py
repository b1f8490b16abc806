"""A training, and the list of who was there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.models import Unit
from residents.choices.duties import TrainingResult
from residents.forms.fields import date_input
from residents.models import Training
from residents.operations.trainings import holders_of

_ABSENT = ("", pgettext_lazy("training", "not there"))


class TrainingForm(forms.Form):
    """What, where and when."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Community"))
    topic = forms.CharField(label=_("What it was about"), max_length=100)
    place = forms.CharField(label=pgettext_lazy("training", "Place"), max_length=80)
    held_on = forms.DateField(label=_("Training held on"), widget=date_input())

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        paths = user.scopes(Capability.DUTIES_ARRANGE)
        unit.queryset = Unit.objects.filter(path__in=paths, level="community")
        unit.initial = unit.queryset.first()


class SignInForm(forms.Form):
    """Everybody who held a duty there on that day: who came, and how it went."""

    def __init__(self, *args: Any, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict(training.sign_ins.values_list("duty", "result"))
        for duty in holders_of(training):
            words = (
                f"{duty.unit.short_name} · {duty.get_duty_display()} · {duty.holder}"
            )
            self.fields[f"duty_{duty.pk}"] = forms.ChoiceField(
                label=words,
                required=False,
                choices=[_ABSENT, *TrainingResult.choices],
                initial=known.get(duty.pk, ""),
            )

    def results(self) -> dict[int, TrainingResult]:
        """Who was there, by the duty."""
        return {
            int(name.removeprefix("duty_")): TrainingResult(value)
            for name, value in self.cleaned_data.items()
            if value
        }
