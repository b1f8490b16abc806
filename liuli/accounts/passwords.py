"""Password rules (SEC-1), as Django validators."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_CLASSES = (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z0-9]")
_WANTED = 3


class ThreeOfFourClassesValidator:
    """At least three of: small letters, capitals, digits, other signs."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError password_classes when fewer are used."""
        if sum(bool(re.search(kind, password)) for kind in _CLASSES) < _WANTED:
            raise ValidationError(self.get_help_text(), code="password_classes")

    def get_help_text(self) -> str:
        """The rule as a sentence."""
        return _(
            "Use at least three of: small letters, capital letters, digits, "
            "other signs."
        )


class NotTheNameValidator:
    """The user name may not be inside the password."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError password_has_name when it is."""
        name = getattr(user, "username", "")
        if name and name.lower() in password.lower():
            raise ValidationError(self.get_help_text(), code="password_has_name")

    def get_help_text(self) -> str:
        """The rule as a sentence."""
        return _("The password must not contain your user name.")
