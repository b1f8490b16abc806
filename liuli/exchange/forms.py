"""The forms of the import pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange.registry import kinds
from liuli.territory.choices import Level
from liuli.territory.models import Unit


def kind_choices(user: Any) -> list[tuple[str, Any]]:
    """The kinds of ledgers this person may bring in, to choose from."""
    return [
        (kind.slug, kind.label) for kind in kinds() if user.may(kind.import_capability)
    ]


def units_to_import_for(user: Any) -> Any:
    """Communities for which a person may import."""
    found = Unit.objects.none()
    for path in user.scopes(Capability.LEDGERS_IMPORT):
        found |= Unit.objects.filter(path__startswith=path)
    return found.filter(level=Level.COMMUNITY)


class UploadForm(forms.Form):
    """One ledger file; its kind is found by its headings unless it is chosen."""

    file = forms.FileField(
        label=_("Ledger file"),
        help_text=_("A workbook (.xlsx, .xls or .ods) or a .csv file."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
        allow_empty_file=True,
    )
    kind = forms.ChoiceField(
        label=_("Ledger"),
        required=False,
        help_text=_("Leave it open: the portal knows a ledger by its headings."),
    )
    unit = forms.ModelChoiceField(label=_("Community"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["kind"]
        choices.choices = [("", _("by its headings")), *kind_choices(user)]
        units: Any = self.fields["unit"]
        units.queryset = units_to_import_for(user)
        only = list(units.queryset[:2])
        if len(only) == 1:
            units.initial, units.widget = only[0], forms.HiddenInput()
