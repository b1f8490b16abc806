"""What a knock on a door came to (G10)."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class KnockOutcome(models.TextChoices):
    """Refusing entry is an outcome, never a hazard (G-6)."""

    REGISTERED = "registered", pgettext_lazy("knock", "registered")
    NOBODY_HOME = "nobody_home", pgettext_lazy("knock", "nobody home")
    REFUSED = "refused", pgettext_lazy("knock", "entry refused")
    VACANT = "vacant", pgettext_lazy("knock", "vacant")
    NOT_YET = "not_yet", pgettext_lazy("knock", "not knocked yet")


LEFT: Final = tuple(o for o in KnockOutcome if o != KnockOutcome.REGISTERED)
