"""Closed sets of words about cases (domain 1.1 to 1.3)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST_REPRESENTATIVES: Final = 5


class Channel(models.TextChoices):
    """How a petition came (PT-1)."""

    WEB = "web", pgettext_lazy("petition channel", "Online")
    LETTER = "letter", pgettext_lazy("petition channel", "Letter")
    PHONE = "phone", pgettext_lazy("petition channel", "Telephone")
    FAX = "fax", pgettext_lazy("petition channel", "Fax")
    VISIT = "visit", pgettext_lazy("petition channel", "Visit")


class Origin(models.TextChoices):
    """Who had it first: decides which clock of notice runs (PD-1 to PD-3)."""

    BUREAU = "bureau", _("received by the petition bureau")
    DIRECT = "direct", _("received directly by the body")
    HANDED_ON = "handed_on", _("handed on to the body")


class MatterKind(models.TextChoices):
    """What is asked (PT-2); accusations never become a case: they are sealed."""

    SUGGESTION = "suggestion", _("Suggestion or opinion")
    CLAIM = "claim", _("Claim or grievance")


class LegalRoute(models.TextChoices):
    """Where the law sends a claim that is not decided as a petition (PT-2)."""

    NONE = "", _("none: decided as a petition")
    COURT = "court", _("Litigation")
    RECONSIDERATION = "reconsideration", _("Administrative reconsideration")
    ARBITRATION = "arbitration", _("Arbitration")
    PARTY_APPEAL = "party_appeal", _("Appeal of a party member")
    RULING = "ruling", _("Administrative ruling")
    DUTY = "duty", _("Request to perform a statutory duty")


class Topic(models.TextChoices):
    """What it is about (PT-15)."""

    LAND = "land", _("Demolition and land compensation")
    HOUSING = "housing", pgettext_lazy("petition topic", "Housing")
    WATER = "water", pgettext_lazy("petition topic", "Water supply")
    SAFETY = "safety", pgettext_lazy("petition topic", "Public order")
    ENVIRONMENT = "environment", pgettext_lazy("petition topic", "Environment")
    OTHER = "other", pgettext_lazy("petition topic", "Other")


class Form(models.TextChoices):
    """Written, or spoken and taken down (PT-3)."""

    WRITTEN = "written", pgettext_lazy("petition form", "In writing")
    ORAL = "oral", pgettext_lazy("petition form", "Spoken, taken down faithfully")


class Contact(models.TextChoices):
    """Whether the petitioner can be written to (PT-3)."""

    NAMED = "named", _("Name and address are clear")
    ANONYMOUS = "anonymous", pgettext_lazy("petitioner", "Anonymous")
    UNREACHABLE = "unreachable", _("Name or address is unclear")


class Occurrence(models.TextChoices):
    """First or repeat: a person decides (PT-4)."""

    FIRST = "first", pgettext_lazy("petition", "First")
    REPEAT = "repeat", pgettext_lazy("petition", "Repeat")


class CaseStatus(models.TextChoices):
    """The life of a case (domain 1.2)."""

    REGISTERED = "registered", pgettext_lazy("case", "Registered")
    TRANSFERRED = "transferred", pgettext_lazy("case", "Transferred")
    ENTRUSTED = "entrusted", pgettext_lazy("case", "Entrusted")
    TOLD_ELSEWHERE = "told_elsewhere", pgettext_lazy("case", "Told where to go")
    ACCEPTED = "accepted", pgettext_lazy("case", "Accepted")
    HANDLING = "handling", pgettext_lazy("case", "Being handled")
    EXTENDED = "extended", pgettext_lazy("case", "Extended")
    CONCLUDED = "concluded", pgettext_lazy("case", "Concluded")
    REVIEWING = "reviewing", pgettext_lazy("case", "Under review")
    REVIEWED = "reviewed", pgettext_lazy("case", "Reviewed")
    REEXAMINING = "reexamining", pgettext_lazy("case", "Under re-examination")
    REEXAMINED = "reexamined", pgettext_lazy("case", "Re-examined")
    ENDED = "ended", pgettext_lazy("case", "Ended")
    ROUTED = "routed", pgettext_lazy("case", "Sent to its legal route")
    SETTLED = "settled", pgettext_lazy("case", "Settled by agreement")
    WITHDRAWN = "withdrawn", pgettext_lazy("case", "Withdrawn")
    NOT_ACCEPTED = "not_accepted", pgettext_lazy("case", "Not accepted")
    NO_LONGER = "no_longer", pgettext_lazy("case", "No longer accepted")


OVER: Final = (
    CaseStatus.TOLD_ELSEWHERE,
    CaseStatus.ENDED,
    CaseStatus.ROUTED,
    CaseStatus.SETTLED,
    CaseStatus.WITHDRAWN,
    CaseStatus.NOT_ACCEPTED,
    CaseStatus.NO_LONGER,
)


class Limit(models.TextChoices):
    """The clocks of domain 1.3."""

    REGISTER = "PD-1", _("Register and transfer")
    TELL_DIRECT = "PD-2", _("Tell the petitioner (received directly)")
    TELL_HANDED_ON = "PD-3", _("Tell the petitioner (handed on)")
    OBJECT = "PD-4", _("Object to a transfer")
    FINISH = "PD-5", _("Finish the case")
    FINISH_EXTENDED = "PD-6", _("Finish the extended case")
    ASK_REVIEW = "PD-7", _("The petitioner may ask for a review")
    REVIEW = "PD-8", _("Answer the review")
    ASK_REEXAMINATION = "PD-9", _("The petitioner may ask for a re-examination")
    REEXAMINE = "PD-10", _("Answer the re-examination")
    SIMPLE = "PD-11", _("Finish a simple case")
    SIMPLE_ACCEPT = "PD-11a", _("Decide whether a simple case is accepted")


PETITIONERS_OWN: Final = (Limit.ASK_REVIEW, Limit.ASK_REEXAMINATION)
# Windows of others, in which something may be done and nobody is late (PT-16, PD-4).
WINDOWS: Final = (*PETITIONERS_OWN, Limit.OBJECT)
TELLING: Final = (Limit.TELL_DIRECT, Limit.TELL_HANDED_ON)


class GrantKind(models.TextChoices):
    """As what somebody was let in (PP-3)."""

    HANDLER = "handler", pgettext_lazy("grant", "Handler")
    FOLLOWER = "follower", pgettext_lazy("grant", "Follower")


class Purpose(models.TextChoices):
    """Why a case was opened; every look has one (PP-3)."""

    HANDLING = "handling", pgettext_lazy("purpose", "Handling it")
    RECEPTION = "reception", pgettext_lazy("purpose", "Receiving the petitioner")
    SUPERVISION = "supervision", pgettext_lazy("purpose", "Supervision")
    REVIEWING = "reviewing", pgettext_lazy("purpose", "Review")
    TRANSFERRED = "transferred", pgettext_lazy("purpose", "Handed to us")


class PromiseState(models.TextChoices):
    """What became of a promise."""

    OPEN = "open", pgettext_lazy("promise", "Open")
    KEPT = "kept", pgettext_lazy("promise", "Kept")
    BROKEN = "broken", pgettext_lazy("promise", "Broken")


class PhotoKind(models.TextChoices):
    """What a photo of a case shows (PT-15)."""

    HANDED = "handed", pgettext_lazy("photo", "Handed in by the petitioner")
    VISIT = "visit", pgettext_lazy("photo", "Taken on a visit")
    PAPER = "paper", pgettext_lazy("photo", "Another paper of the case")


class HandoverState(models.TextChoices):
    """Passing on an accusation whose keeper has left: asked by one, done by another."""

    ASKED = "asked", pgettext_lazy("handover", "Waits for the second person")
    DONE = "done", pgettext_lazy("handover", "Passed on")
    DECLINED = "declined", pgettext_lazy("handover", "Declined")


class LogKind(models.TextChoices):
    """What else the law wants told or agreed, outside the steps of a case."""

    UPWARD = "upward", _("Reported upward by telephone (grave and urgent)")
    ASSISTANCE = (
        "assistance",
        _("Told about, or helped to apply for, social assistance"),
    )
    AGREED = "agreed", _("The bodies concerned agreed who accepts")
    SUPERIOR = "superior", _("Their common superior decided who accepts")
    CONFERENCE = "conference", _("Joint conference")


class ExportState(models.TextChoices):
    """Whether the second person let a list out."""

    ASKED = "asked", pgettext_lazy("export", "Waits for the second person")
    APPROVED = "approved", pgettext_lazy("export", "Approved")
    DECLINED = "declined", pgettext_lazy("export", "Declined")
