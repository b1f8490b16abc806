"""Signing in and choosing a password."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.models import User
from liuli.accounts.operations import (
    LOCK_MINUTES,
    address_is_blocked,
    note_failed_sign_in,
)


class SignInForm(forms.Form):
    """User name and password; one wording for every failure but a lock."""

    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autofocus": True,
                "autocapitalize": "none",
            }
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        """Check the password; every failure is counted (SEC-2)."""
        data = super().clean() or {}
        if self.errors:
            return data
        now = timezone.now()
        if address_is_blocked(self.address, now=now):
            raise forms.ValidationError(_locked_message(), code="locked")
        named = User.objects.filter(username__iexact=data["username"]).first()
        if named is not None and named.is_locked(now):
            raise forms.ValidationError(_locked_message(), code="locked")
        user = authenticate(username=data["username"], password=data["password"])
        if not isinstance(user, User):
            note_failed_sign_in(named, address=self.address, now=now)
            raise forms.ValidationError(
                _("User name and password do not match. Check both and try again."),
                code="wrong",
            )
        self.user = user
        return data


class ChoosePasswordForm(forms.Form):
    """A new password, twice; the old one too unless it was handed out."""

    old_password = forms.CharField(
        label=gettext_lazy("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new_password = forms.CharField(
        label=gettext_lazy("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("New password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.address = address

    def clean_old_password(self) -> str:
        """The present password must be right; guessing is counted as at the door."""
        old: str = self.cleaned_data["old_password"]
        now = timezone.now()
        if self.user.is_locked(now):
            raise forms.ValidationError(_locked_message(), code="locked")
        if not self.user.check_password(old):
            note_failed_sign_in(self.user, address=self.address, now=now)
            raise forms.ValidationError(_("This is not your present password."))
        return old

    def clean_new_password(self) -> str:
        """SEC-1."""
        new: str = self.cleaned_data["new_password"]
        password_validation.validate_password(new, self.user)
        return new

    def clean(self) -> dict[str, Any]:
        """Both entries must be equal, and new must be new."""
        data = super().clean() or {}
        new = data.get("new_password")
        if new and data.get("again") != new:
            self.add_error("again", _("The two entries differ. Type it again."))
        if new and new == data.get("old_password"):
            self.add_error("new_password", _("Choose a password you have not used."))
        return data


def _locked_message() -> str:
    return _(
        "Too many failed attempts. Wait %(minutes)d minutes, "
        "or ask your community's administrator to unlock the account."
    ) % {"minutes": LOCK_MINUTES}
