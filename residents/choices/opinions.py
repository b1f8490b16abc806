"""Closed lists of opinion rounds, conventions and committees (H1 to H3, E3d)."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class RoundStatus(models.TextChoices):
    """Where an opinion round stands."""

    OPEN = "open", pgettext_lazy("opinion round", "open")
    CLOSED = "closed", pgettext_lazy("opinion round", "closed")


class OpinionChannel(models.TextChoices):
    """How an answer came in."""

    BOX = "box", pgettext_lazy("opinion", "box or counter")
    VISIT = "visit", pgettext_lazy("opinion", "at the door")
    MEETING = "meeting", pgettext_lazy("opinion", "at a meeting")
    OTHER = "other", pgettext_lazy("opinion", "letter, telephone or other")


class Outcome(models.TextChoices):
    """What became of a theme."""

    TAKEN = "taken", pgettext_lazy("theme", "taken up")
    PARTLY = "partly", pgettext_lazy("theme", "partly taken up")
    NOT = "not", pgettext_lazy("theme", "not taken up")


class VersionStatus(models.TextChoices):
    """Where a version of a convention stands."""

    DRAFT = "draft", pgettext_lazy("convention", "draft")
    CONSULTED = "consulted", pgettext_lazy("convention", "consulted")
    ADOPTED = "adopted", pgettext_lazy("convention", "adopted")
    IN_FORCE = "in_force", pgettext_lazy("convention", "in force")
    SUPERSEDED = "superseded", pgettext_lazy("convention", "superseded")


class CommitteeKind(models.TextChoices):
    """Which body of neighbours."""

    STREET = "street", pgettext_lazy("committee", "self-government committee")
    COURTYARD = "courtyard", pgettext_lazy("committee", "courtyard group")
    COUNCIL = "council", pgettext_lazy("committee", "council of neighbours")
    OTHER = "other", pgettext_lazy("committee", "other body")


HEARD: Final = (Outcome.TAKEN, Outcome.PARTLY)
DECIDED: Final = (VersionStatus.ADOPTED, VersionStatus.IN_FORCE)
