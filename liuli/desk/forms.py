"""Forms of the administrator's pages."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminEmailInputWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability, Role
from liuli.desk.acting import ActingForm
from liuli.territory.models import Unit

_USER_NAME = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$",
    gettext_lazy("Use 3 to 40 letters, digits, dots or hyphens."),
)


def post_words(post: Post) -> str:
    """A post in a list of choices: who · as what · where."""
    return f"{post.user} · {Role(post.role).label} · {post.unit.short_name}"


class UnitChoice(forms.ModelChoiceField[Any]):
    """A unit, with the one it belongs to."""

    def label_from_instance(self, obj: Any) -> str:
        """琉璃社区 · 第一网格."""
        above = obj.parent.short_name if obj.parent else ""
        return " · ".join(name for name in (above, obj.short_name) if name)


class PersonChoice(forms.ModelChoiceField[Any]):
    """A colleague, with what they do: two people may share a name."""

    def label_from_instance(self, obj: Any) -> str:
        """王芳 · 网格员 · 第一网格."""
        today = timezone.localdate()
        posts = [post for post in obj.posts.all() if post.is_live(today)]
        doing = "、".join(f"{Role(p.role).label} · {p.unit.short_name}" for p in posts)
        return f"{obj} · {doing or _('no post')}"


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=UnfoldAdminDateWidget, **more)


class AccountForm(ActingForm):
    """A new person with the first post."""

    role = forms.ChoiceField(
        label=gettext_lazy("role"),
        choices=[("", "—"), *Role.choices],
        widget=UnfoldAdminSelectWidget,
    )
    unit = UnitChoice(
        label=gettext_lazy("unit"),
        queryset=Unit.objects.none(),
        widget=UnfoldAdminSelectWidget,
        help_text=gettext_lazy("A grid worker works in a grid."),
    )
    starts_on = _day(gettext_lazy("First day"), initial=timezone.localdate)

    class Meta:
        model = User
        fields = ["username", "display_name", "email"]
        widgets = {
            "username": UnfoldAdminTextInputWidget,
            "display_name": UnfoldAdminTextInputWidget,
            "email": UnfoldAdminEmailInputWidget,
        }
        help_texts = {
            "username": gettext_lazy("For signing in; the name in letters is best."),
            "email": gettext_lazy("Only for the daily digest; may stay empty."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "unit" in self.fields:
            choice: Any = self.fields["unit"]
            choice.queryset = units_of(self.actor, Capability.ACCOUNTS_MANAGE)
        if "username" in self.fields:
            self.fields["username"].validators.append(_USER_NAME)


class AccountChangeForm(ActingForm):
    """The name shown to colleagues and the e-mail address."""

    class Meta:
        model = User
        fields = ["display_name", "email"]
        widgets = {
            "display_name": UnfoldAdminTextInputWidget,
            "email": UnfoldAdminEmailInputWidget,
        }


class PostForm(ActingForm):
    """A post: who, as what, where, from when, perhaps until when."""

    starts_on = _day(gettext_lazy("First day"), initial=timezone.localdate)
    last_day = _day(
        gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Empty: until it is ended."),
    )

    class Meta:
        model = Post
        fields = ["user", "role", "unit"]
        field_classes = {"user": PersonChoice, "unit": UnitChoice}

    @property
    def ends_on(self) -> date | None:
        """The first day no longer held."""
        return day_after(self.cleaned_data["last_day"])


class StandInForm(forms.Form):
    """Who does the work of a post, and on which days."""

    user = PersonChoice(label=gettext_lazy("Stand-in"), queryset=User.objects.none())
    starts_on = forms.DateField(
        label=gettext_lazy("First day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, post: Post, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues: Any = self.fields["user"]
        colleagues.queryset = people_to_choose(actor).exclude(pk=post.user_id)

    @property
    def ends_on(self) -> date:
        """The first day no longer held."""
        last: date = self.cleaned_data["last_day"]
        return last + timedelta(days=1)


class EndForm(forms.Form):
    """From which day a post is no longer held."""

    ends_on = forms.DateField(
        label=gettext_lazy("No longer held from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("That day already belongs to nobody or to the next."),
    )

    def clean_ends_on(self) -> date:
        """What was done in the past was done with the post."""
        day: date = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day


def day_after(day: date | None) -> date | None:
    """People name the last day, the portal keeps the first day after it."""
    return None if day is None else day + timedelta(days=1)


def units_of(user: Any, capability: str) -> QuerySet[Unit]:
    """Units of today over which a person holds a capability, with the ones above."""
    wanted = Q(pk__in=[])
    for path in user.scopes(capability):
        wanted |= Q(path__startswith=path)
    found: QuerySet[Unit] = (
        Unit.objects.filter(wanted)
        .exclude(valid_to__lte=timezone.localdate())
        .select_related("parent")
        .order_by("path")
    )
    return found


def people_to_choose(user: Any) -> QuerySet[User]:
    """Colleagues who can sign in, with their posts: two statements for any number."""
    posts = Prefetch("posts", Post.objects.select_related("unit"))
    found: QuerySet[User] = (
        User.objects.visible_to(user)
        .active()
        .prefetch_related(posts)
        .order_by("display_name")
    )
    return found
