"""A site as a person writes it down: where, what, whose, and the facts of its kind."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from hazards.models import Site
from hazards.operations.sites import FACTS, SiteWords
from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_PREFIX = "fact_"


class SiteForm(forms.ModelForm[Site]):
    """Where it is and whose it is. The phone on file is never shown again."""

    address_text = forms.CharField(
        label=_("Address"),
        max_length=200,
        help_text=_("As written on the door."),
        widget=UnfoldAdminTextInputWidget,
    )
    phone_text = forms.CharField(
        label=_("Keeper's phone"),
        max_length=40,
        required=False,
        help_text=_("Leave empty to keep the number on file."),
        widget=UnfoldAdminTextInputWidget(attrs={"inputmode": "tel"}),
    )
    drop_phone = forms.BooleanField(
        label=_("Take the number on file away"),
        required=False,
        widget=UnfoldBooleanWidget,
    )

    class Meta:
        model = Site
        fields = ["kind", "name", "keeper_name", "known_since", "note"]
        widgets = {"note": UnfoldAdminTextareaWidget(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["address_text"].initial = self.instance.address.raw
            self.fields["kind"].disabled = True
            self.fields["known_since"].disabled = True
            for name, value in _facts_of(self.instance).items():
                if _PREFIX + name in self.fields:
                    self.fields[_PREFIX + name].initial = value
        else:
            self.fields["known_since"].initial = timezone.localdate()
            self.fields["phone_text"].help_text = ""
            self.fields.pop("drop_phone")

    def _post_clean(self) -> None:
        """The operation builds the row; the form only cleans words."""

    @property
    def words(self) -> SiteWords:
        """What was written, as the operation wants it."""
        data = self.cleaned_data
        phone = data["phone_text"] or None
        if phone is None and data.get("drop_phone"):
            phone = ""
        return SiteWords(
            name=data["name"],
            keeper_name=data["keeper_name"],
            keeper_phone=phone,
            note=data["note"],
            facts={
                name.removeprefix(_PREFIX): value
                for name, value in data.items()
                if name.startswith(_PREFIX)
            },
        )


def site_form(
    kind: str, *, widget: Callable[[models.Field[Any, Any]], Any] | None = None
) -> type[SiteForm]:
    """The form for one kind: with the fields of its facts.

    `widget` turns a model field into a form field in the desk's look.
    """
    facts = FACTS.get(kind)
    fields: dict[str, Any] = {}
    if facts is not None:
        made = forms.fields_for_model(
            facts, exclude=["site"], formfield_callback=widget
        )
        fields = {_PREFIX + name: field for name, field in made.items()}
    return type("SiteFormWithFacts", (SiteForm,), fields)


def communities_for(user: Any) -> Any:
    """Communities in which this person adds sites."""
    paths = user.scopes(Capability.SITES_CHANGE)
    units = Unit.objects.visible_to(user).filter(path__in=paths)
    above = Unit.objects.none()
    for unit in units:
        above |= Unit.objects.above(unit)
    return above.filter(level=Level.COMMUNITY).distinct()


def _facts_of(site: Site) -> dict[str, Any]:
    model = FACTS.get(site.kind)
    row = model.objects.filter(site=site).first() if model else None
    return forms.model_to_dict(row) if row is not None else {}
