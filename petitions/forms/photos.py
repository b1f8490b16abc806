"""Photos and scans of a case."""

from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.attachments.forms import PhotosField
from petitions.choices.cases import PhotoKind
from petitions.models import Case, Visit

_PAPERS = [
    (kind.value, kind.label) for kind in PhotoKind if kind is not PhotoKind.VISIT
]


class _VisitChoice(forms.ModelChoiceField[Any]):
    """A visit by its day and place."""

    def label_from_instance(self, obj: Any) -> str:
        """2026-03-02 14:00 · 社区接待室."""
        return f"{localtime(obj.at):%Y-%m-%d %H:%M} · {obj.place}"


class PhotosForm(forms.Form):
    """Pictures, and what they belong to."""

    pictures = PhotosField(
        label=_("Photos or scans"),
        help_text=_("JPEG or PNG, at most nine at once; more can follow."),
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("photo", "What it is"), choices=_PAPERS
    )
    visit = _VisitChoice(
        label=_("Or: taken on the visit"),
        queryset=Visit.objects.none(),
        required=False,
        empty_label=_("none: a paper of the case"),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visits: Any = self.fields["visit"]
        visits.queryset = Visit.objects.filter(case=case)
        if not visits.queryset.exists():
            del self.fields["visit"]

    def facts(self) -> dict[str, Any]:
        """What is to be kept."""
        data = self.cleaned_data
        visit = data.get("visit")
        return {
            "kind": PhotoKind.VISIT if visit else PhotoKind(data["kind"]),
            "visit": visit,
            "pictures": [upload.read() for upload in data["pictures"]],
        }
