"""What is said of a need: at the door in three taps, and later."""

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.needs import NeedKind, StillNeeds, Told
from residents.forms.naming import NamesSomebody
from residents.models import Need
from residents.operations.needs import who_may_do

_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)


def _words(label: Any, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NeedForm(NamesSomebody):
    """Kind and save are enough; name and address only where they are told."""

    kind = forms.ChoiceField(
        label=_("What is needed?"), choices=NeedKind, widget=forms.RadioSelect
    )
    text = _words(_("In their words"))
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    field_order = ("kind", "unit", "text", "full_name", "same_as", "address")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        units = Unit.objects.filter(
            path__in=user.scopes(Capability.NEEDS_NOTE), level__in=_LEVELS
        )
        self.unit = units[0] if len(units) == 1 else None
        if self.unit is None:
            self.fields["unit"] = forms.ModelChoiceField(
                units, label=_("Unit"), empty_label=None
            )
            self.order_fields(["kind", "unit"])

    def clean(self) -> dict[str, Any]:
        """Recognise who asks among the people this one may see."""
        data: dict[str, Any] = super().clean() or {}
        data["unit"] = self.unit or data.get("unit")
        return data


class OneNeedForm(FieldForm):
    """A form about one need."""

    need = forms.IntegerField(widget=forms.HiddenInput)

    def clean_need(self) -> Need:
        """The need, where this person may see it."""
        found = Need.objects.visible_to(self.user).with_people()
        need: Need | None = found.filter(pk=self.cleaned_data["need"]).first()
        if need is None:
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        return need


class AnswerForm(OneNeedForm):
    """The answer."""

    text = _words(_("The answer"), required=True)
    answered_by = forms.CharField(
        label=_("Who answered it"), max_length=60, required=False
    )


class ToldForm(OneNeedForm):
    """What the person said."""

    told = forms.ChoiceField(
        label=_("What did the person say?"), choices=Told, widget=forms.RadioSelect
    )
    text = _words(_("In their words"))


class AskedForm(OneNeedForm):
    """Asked again."""

    still = forms.ChoiceField(
        label=_("How is it now?"), choices=StillNeeds, widget=forms.RadioSelect
    )
    text = _words(_("In their words"))


class WithdrawForm(OneNeedForm):
    """Why it falls away."""

    text = _words(_("Reason"), required=True)


class DecideForm(OneNeedForm):
    """Who does it."""

    doer = forms.ModelChoiceField(
        User.objects.none(), label=_("Colleague"), required=False
    )
    doer_label = forms.CharField(
        label=_("or another body"), max_length=60, required=False
    )
    text = _words(_("What is asked of them"))

    def __init__(self, *args: Any, user: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        doer: Any = self.fields["doer"]
        doer.queryset = who_may_do(unit, on=timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("doer") and not data.get("doer_label", "").strip():
            self.add_error("doer", _("Say who does it."))
        return data
