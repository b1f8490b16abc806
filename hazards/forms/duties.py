"""Orders, hand-overs and relocations: what a cadre writes down about them."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import Body, Refuge, Settled
from hazards.forms.moves import MoveForm
from hazards.models import Hazard
from hazards.rules.sites import body_in_charge
from liuli.parameters.operations import parameter


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _words(label: Any, *, longest: int = 500, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 2}),
        **options,
    )


class OrderForm(MoveForm):
    """An officer's order that nobody is housed there (HZ-6)."""

    issued_by = forms.CharField(label=_("Issued by"), max_length=80)
    reference = forms.CharField(label=_("Document number"), max_length=80)
    issued_on = _day(_("Issued on"))


class HandOverForm(MoveForm):
    """To whoever is in charge (HZ-8)."""

    body = forms.ChoiceField(label=_("Hand over to"), choices=Body.choices)
    due_on = _day(_("Answer due"))
    text = _words(_("What they are asked to do"))

    def __init__(self, *args: Any, hazard: Hazard, **kwargs: Any) -> None:
        super().__init__(*args, hazard=hazard, **kwargs)
        kind = hazard.item.site_kind if hazard.item else hazard.site.kind
        days = int(parameter("hazard.handover_days", unit=hazard.unit))
        self.initial.setdefault("body", body_in_charge(kind))
        self.initial.setdefault("due_on", timezone.localdate() + timedelta(days=days))


class ReceiptForm(forms.Form):
    """They have it."""

    receipt = forms.CharField(label=_("Number of the receipt"), max_length=80)
    received_on = _day(_("Received on"))


class ReplyForm(forms.Form):
    """What they answered."""

    reply = _words(_("Their answer"))
    replied_on = _day(_("Answered on"))


class RelocationForm(forms.Form):
    """Where somebody goes who cannot stay (HZ-21)."""

    options = forms.MultipleChoiceField(
        label=_("What was offered"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[c for c in Refuge.choices if c[0] != Refuge.UNKNOWN],
    )
    choice = forms.ChoiceField(label=_("Where they went"), choices=Refuge.choices)
    left_on = _day(_("Left on"))


class LookForm(forms.Form):
    """How they fare (HZ-21)."""

    outcome = forms.ChoiceField(
        label=_("What was found"), choices=Settled.choices, widget=forms.RadioSelect
    )
    text = _words(_("Note"), longest=300, required=False)
