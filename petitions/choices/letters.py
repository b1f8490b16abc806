"""Closed sets of words about letters of a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LetterKind(models.TextChoices):
    """What is written to petitioners (domain 1.3, PT-13, PT-17)."""

    ACCEPTANCE = "acceptance", _("Notice of acceptance")
    EXTENSION = "extension", _("Notice of extension")
    REPLY = "reply", _("Reply with the opinion")
    AGREEMENT = "agreement", _("Mediation agreement")


class Service(models.TextChoices):
    """How a letter reached the petitioner."""

    IN_PERSON = "in_person", pgettext_lazy("service", "Handed over in person")
    POST = "post", pgettext_lazy("service", "Sent by post")
    ONLINE = "online", pgettext_lazy("service", "Sent online")
    LEFT = "left", pgettext_lazy("service", "Left at the door before witnesses")
    POSTED = "posted", pgettext_lazy("service", "Posted in public")
