"""Forms about who may see what: handlers, purposes, recusals, lists let out."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post
from liuli.accounts.roles import Capability
from liuli.territory.models import Unit
from petitions.choices.cases import Purpose
from petitions.forms.cases import long_field
from petitions.models import Case


def officers_of(case: Any) -> list[Any]:
    """Petition officers of the place of a case or an accusation, each once."""
    posts = (
        Post.objects.live(timezone.localdate())
        .with_capability(Capability.PETITIONS_HANDLE)
        .over(case.unit)
        .select_related("user")
    )
    return list({post.user_id: post.user for post in posts}.values())


class AssignForm(forms.Form):
    """Which petition officer handles it."""

    handler = forms.ChoiceField(label=_("Petition officer"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handler: Any = self.fields["handler"]
        handler.choices = [(user.pk, str(user)) for user in officers_of(case)]


class NamesakeForm(forms.Form):
    """Why an officer is not the person of the same name (PT-14)."""

    officer = forms.ChoiceField(label=_("Petition officer"))
    reason = long_field(
        _("How it is known that they are two people"),
        help_text=_("What was compared, and by which paper."),
    )

    def __init__(self, *args: Any, officers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officer: Any = self.fields["officer"]
        officer.choices = [(user.pk, str(user)) for user in officers]


class PurposeForm(forms.Form):
    """Why the case is opened (PP-3)."""

    purpose = forms.ChoiceField(
        label=_("Why do you open this case?"),
        choices=Purpose,
        widget=forms.RadioSelect,
    )


class RecusalForm(forms.Form):
    """A direct interest, in one case or in a village group (PT-14)."""

    person = forms.ChoiceField(label=_("Person with the interest"))
    case = forms.ModelChoiceField(
        label=_("In this petition"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=_("none: in a village group"),
    )
    village_group = forms.CharField(
        label=_("Or in the matters of this village group"),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {user.pk: _home_of(user)}
        overseen = user.scopes(Capability.PETITIONS_OVERSEE)
        posts = Post.objects.live(timezone.localdate()).with_capability(
            Capability.PETITIONS_REGISTER
        )
        names = {user.pk: str(user)}
        for post in posts.select_related("user", "unit"):
            if any(post.unit.path.startswith(path) for path in overseen):
                self._people.setdefault(post.user_id, post.unit)
                names[post.user_id] = str(post.user)
        field: Any = self.fields["person"]
        field.choices = list(names.items())
        cases: Any = self.fields["case"]
        cases.queryset = Case.objects.visible_to(user)

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        has_group = bool(data.get("village_group", "").strip())
        if bool(data.get("case")) == has_group:
            raise forms.ValidationError(
                _("Choose a petition, or name a village group, not both.")
            )
        return data

    def facts(self) -> tuple[int, Any, Case | None, str]:
        """Who, where, in which case, in which group."""
        data = self.cleaned_data
        person = int(data["person"])
        case = data["case"]
        unit = case.unit if case else self._people[person]
        return person, unit, case, data["village_group"].strip()


class ExportForm(forms.Form):
    """What a list is for."""

    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())
    purpose = forms.CharField(label=_("What it is for"), max_length=200)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paths = {
            *user.scopes(Capability.PETITIONS_HANDLE),
            *user.scopes(Capability.PETITIONS_OVERSEE),
        }
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(path__in=paths)
        unit.initial = unit.queryset.first()


def _home_of(user: Any) -> Unit | None:
    """The unit in which this person registers petitions."""
    paths = user.scopes(Capability.PETITIONS_REGISTER)
    return Unit.objects.filter(path__in=paths).order_by("path").first()
