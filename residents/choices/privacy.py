"""Closed lists about processing personal data (domain 2.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LegalBasis(models.TextChoices):
    """Why data may be processed (PIPL §13)."""

    CONSENT = "consent", _("consent of the person")
    CONTRACT = "contract", _("a contract with the person")
    DUTY = "duty", _("a duty or task given by law")
    EMERGENCY = "emergency", _("an emergency of life, health or property")
    PUBLIC = "public", _("made public by the person or by law")


class RequestKind(models.TextChoices):
    """What somebody asks about their own data (PIPL §24, §44 to §48)."""

    COPY = "copy", _("see it and get a copy")
    CORRECT = "correct", _("correct it")
    DELETE = "delete", _("delete it")
    EXPLAIN = "explain", _("have the rules explained")
    OBJECT = "object", _("object to the class computed")


class RequestStatus(models.TextChoices):
    """What became of a request."""

    RECEIVED = "received", _("received, to be answered")
    ANSWERED = "answered", _("answered")
    REFUSED = "refused", _("refused with reasons")


class Applicant(models.TextChoices):
    """Who asks (PIPL §49: near relatives of somebody who has died)."""

    SELF = "self", _("the person")
    GUARDIAN = "guardian", _("the guardian")
    RELATIVE = "relative", _("a near relative of somebody who has died")
    AGENT = "agent", _("an agent with a written authority")


class DisclosureBasis(models.TextChoices):
    """Why data was given to another body (PIPL §23, §25)."""

    CONSENT = "consent", _("separate consent of the person")
    LAW = "law", _("a law demands it")


class AssessmentKind(models.TextChoices):
    """What an assessment or audit is about (PIPL §54 to §56)."""

    SENSITIVE = "sensitive", _("impact: sensitive data")
    AUTOMATED = "automated", _("impact: automated decisions")
    SHARING = "sharing", _("impact: passing data on or publishing it")
    OTHER = "other", _("impact: other major effect")
    MINORS = "minors", _("yearly audit: data of minors")
    COMPLIANCE = "compliance", _("compliance audit")


class BreachKind(models.TextChoices):
    """What happened to the data (PIPL §57)."""

    LEAKED = "leaked", _("it became known to others")
    ALTERED = "altered", _("it was altered")
    LOST = "lost", _("it was lost")


class AccessState(models.TextChoices):
    """What became of a request for leave to open a minor's numbers (PI-9)."""

    ASKED = "asked", pgettext_lazy("minor access", "waits for a decision")
    GIVEN = "given", pgettext_lazy("minor access", "given")
    DECLINED = "declined", pgettext_lazy("minor access", "declined")
