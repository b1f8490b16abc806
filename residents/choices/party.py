"""Party organisations, members and working groups (E1, E2, E3a, E6)."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class OrganisationKind(models.TextChoices):
    """From the committee down to the contact point: each hangs under a higher one."""

    COMMITTEE = "committee", pgettext_lazy("party", "party committee")
    GENERAL_BRANCH = "general_branch", pgettext_lazy("party", "general branch")
    BRANCH = "branch", pgettext_lazy("party", "branch")
    GROUP = "group", pgettext_lazy("party", "party group")
    CONTACT_POINT = "contact_point", pgettext_lazy("party", "contact point")


class FoundBy(models.TextChoices):
    """Who found whom: 组织找党员 · 党员找组织."""

    ORGANISATION = "organisation", pgettext_lazy("party", "the organisation found them")
    MEMBER = "member", pgettext_lazy("party", "they reported by themselves")
    LEDGER = "ledger", pgettext_lazy("party", "taken from a ledger")


class Standing(models.TextChoices):
    """Full or probationary (GB/T 4762: 01, 02)."""

    FULL = "full", pgettext_lazy("party", "full member")
    PROBATIONARY = "probationary", pgettext_lazy("party", "probationary member")


class TransferKind(models.TextChoices):
    """Which way a member's relation to the organisation moved."""

    IN = "in", pgettext_lazy("party transfer", "in")
    OUT = "out", pgettext_lazy("party transfer", "out")


class WorkGroupKind(models.TextChoices):
    """Posts of young members and the three kinds of groups (E6)."""

    YOUTH_POST = "youth_post", pgettext_lazy("work group", "young members' post")
    HAZARDS = "hazards", pgettext_lazy("work group", "finding hazards")
    CULTURE = "culture", pgettext_lazy("work group", "culture and sports")
    DIGITAL = "digital", pgettext_lazy("work group", "digital community")


MEMBER_CODES: Final = ("01", "02")
RANK: Final = {kind.value: place for place, kind in enumerate(OrganisationKind)}
