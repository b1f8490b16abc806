"""Words of re-looks after clearance."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class RelookResult(models.TextChoices):
    """What a re-look found, or why nobody has to look any more."""

    SOUND = "sound", pgettext_lazy("re-look", "has not come back")
    BACK = "back", pgettext_lazy("re-look", "has come back")
    AGAIN = "again", pgettext_lazy("re-look", "found again before this look")
    GONE = "gone", pgettext_lazy("re-look", "the site no longer exists")


LOOKED: Final = (RelookResult.SOUND, RelookResult.BACK)
