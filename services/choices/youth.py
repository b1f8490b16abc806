"""The words of programmes for young people, as the database stores them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgrammeKind(models.TextChoices):
    """What is held; ceramics as in the ledger of the courses (YT-8)."""

    PARENT_CHILD = "parent_child", _("Ceramics for parents and children")
    HEALING = "healing", _("Ceramics for wellbeing")
    EXHIBITION = "exhibition", _("Exhibition or contest")
    EAGLETS = "eaglets", _("Eaglets' classroom")
    LAW = "law", _("Law for young people")
    READING = "reading", _("Reading and early class")
    OTHER = "other", pgettext_lazy("programme", "other")


class EnrolmentState(models.TextChoices):
    """The life of one sign-up; the first two of a place are `HOLDING`."""

    WAITING = "waiting", pgettext_lazy("enrolment", "on the waiting list")
    OFFERED = "offered", pgettext_lazy("enrolment", "place offered")
    ENROLLED = "enrolled", pgettext_lazy("enrolment", "enrolled")
    LEFT = "left", pgettext_lazy("enrolment", "left")
    LAPSED = "lapsed", pgettext_lazy("enrolment", "offer not taken up")


HOLDING = (EnrolmentState.OFFERED, EnrolmentState.ENROLLED)
LIVE = (EnrolmentState.WAITING, *HOLDING)


class Channel(models.TextChoices):
    """How a sign-up came."""

    DESK = "desk", pgettext_lazy("sign-up", "at the community")
    PAGE = "page", pgettext_lazy("sign-up", "by the sign-up page")


class Relation(models.TextChoices):
    """Who somebody is to the child."""

    MOTHER = "mother", _("mother")
    FATHER = "father", _("father")
    GRANDPARENT = "grandparent", _("grandparent")
    RELATIVE = "relative", _("other relative")
    GUARDIAN = "guardian", _("appointed guardian")
    TRUSTED = "trusted", _("person of trust")
    SELF = "self", _("the participant")


GUARDIANS = (
    Relation.MOTHER, Relation.FATHER, Relation.GRANDPARENT, Relation.RELATIVE,
    Relation.GUARDIAN,
)  # fmt: skip


class Purpose(models.TextChoices):
    """What a guardian consents to; each is a row of its own (YT-2)."""

    DATA = "data", _("keeping the data of a child under 14")
    TAKE_PART = "take_part", _("taking part")
    PHOTO = "photo", _("photos for publicity")
    HEALTH = "health", _("keeping health and allergies")
    CARE = "care", _("first aid and calling a doctor")
    ALONE = "alone", _("going home alone")


class ConsentForm(models.TextChoices):
    """How it was given; going home alone only in writing (YT-3)."""

    WRITTEN = "written", pgettext_lazy("consent", "in writing")
    PAGE = "page", pgettext_lazy("consent", "on the sign-up page")


class Support(models.TextChoices):
    """What helps somebody take part; why is not asked and not kept (YT-7)."""

    FRONT_SEAT = "front_seat", _("a seat in front")
    STEP_FREE = "step_free", _("a way without steps")
    SIGN_LANGUAGE = "sign_language", _("sign language")
    LARGE_PRINT = "large_print", _("large print")
    QUIET_PLACE = "quiet_place", _("a quiet place to rest")
    SIMPLE_WORDS = "simple_words", _("simple words and pictures")
    COMPANION = "companion", _("a companion beside them")
    MORE_TIME = "more_time", _("more time")


class Handing(models.TextChoices):
    """How a child left a session (YT-3)."""

    LISTED = "listed", _("fetched by somebody on the list")
    CODE = "code", _("fetched with the code")
    CONFIRMED = "confirmed", _("fetched after the guardian confirmed it")
    ALONE = "alone", _("went home alone")


class CallCause(models.TextChoices):
    """Why somebody is called."""

    STRANGER = "stranger", _("somebody who is not on the list")
    LATE = "late", _("nobody has come")


class CallStep(models.TextChoices):
    """Whom: one after the other (YT-3)."""

    GUARDIAN = "guardian", _("guardian")
    SECOND = "second", _("second contact")
    LEADER = "leader", _("leader of the programme")


class Duty(models.TextChoices):
    """What an adult does at a session."""

    TEACHER = "teacher", pgettext_lazy("programme", "teacher")
    STAFF = "staff", pgettext_lazy("programme", "staff")
    VOLUNTEER = "volunteer", pgettext_lazy("programme", "volunteer")


class CheckResult(models.TextChoices):
    """All that is kept of a record check (YT-4)."""

    NONE = "none", pgettext_lazy("record check", "none")
    NOT_TO_HIRE = "not_to_hire", pgettext_lazy("record check", "not to be employed")


class Authority(models.TextChoices):
    """Where harm to a minor is reported at once (YT-5)."""

    POLICE = "police", _("police (110)")
    CIVIL = "civil", _("civil affairs")
    EDUCATION = "education", pgettext_lazy("authority", "education")
    PROCURATORATE = "procuratorate", _("procuratorate")


class LookKind(models.TextChoices):
    """What was opened of a child's record (PI-9)."""

    ROLL = "roll", pgettext_lazy("look", "attendance list")
    RECORD = "record", pgettext_lazy("look", "whole record")
    HEALTH = "health", pgettext_lazy("look", "health and allergies")
