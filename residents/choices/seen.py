"""What a knock at somebody's own door came to."""

from django.db import models
from django.utils.translation import pgettext_lazy


class SeenOutcome(models.TextChoices):
    """As small as a question at a door can be."""

    HERE = "here", pgettext_lazy("knock", "Still lives here")
    NOBODY = "nobody", pgettext_lazy("knock", "Nobody at home")
    MOVED = "moved", pgettext_lazy("knock", "Has moved out")
