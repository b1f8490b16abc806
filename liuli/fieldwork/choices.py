"""How a submission ended, and what a phone may claim about it."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """How a submission ended; `open` only lives inside its transaction."""

    OPEN = "open", pgettext_lazy("submission", "being taken")
    ACCEPTED = "accepted", pgettext_lazy("submission", "accepted")
    REFUSED = "refused", pgettext_lazy("submission", "refused")


class Near(models.TextChoices):
    """Where the phone says it was; computed there, its position is never sent."""

    NEAR = "near", pgettext_lazy("phone", "near the site")
    FAR = "far", pgettext_lazy("phone", "far from the site")
