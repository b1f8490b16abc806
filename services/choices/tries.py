"""Public pages of services whose tries are counted per network address."""

from django.db import models
from django.utils.translation import pgettext_lazy


class TryDoor(models.TextChoices):
    """What was tried."""

    CODE = "code", pgettext_lazy("try", "a code that fits nothing")
    LESSON = "lesson", pgettext_lazy("try", "answers to a lesson")
