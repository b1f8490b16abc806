"""The words of notices and short lessons (G32, G33)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class AnnouncementKind(models.TextChoices):
    """What a notice or a lesson is about."""

    NOTICE = "notice", pgettext_lazy("kind of announcement", "notice")
    ACTIVITY = "activity", pgettext_lazy("kind of announcement", "activity")
    DRILL = "drill", pgettext_lazy("kind of announcement", "drill")
    POLICY = "policy", pgettext_lazy("kind of announcement", "policy")
    SAFETY = "safety", pgettext_lazy("kind of announcement", "safety")
    LAW = "law", pgettext_lazy("kind of announcement", "law")
    ANTI_DRUG = "anti_drug", pgettext_lazy("kind of announcement", "anti-drug")
    SORTING = "sorting", pgettext_lazy("kind of announcement", "waste sorting")
    HEALTH = "health", pgettext_lazy("kind of announcement", "health")
    COURSE = "course", pgettext_lazy("kind of announcement", "course")


class AnnouncementState(models.TextChoices):
    """How far an announcement has come."""

    DRAFT = "draft", pgettext_lazy("announcement", "draft")
    REVIEW = "review", pgettext_lazy("announcement", "to be reviewed")
    PUBLISHED = "published", pgettext_lazy("announcement", "published")
    REPLACED = "replaced", pgettext_lazy("announcement", "replaced by a correction")
    WITHDRAWN = "withdrawn", pgettext_lazy("announcement", "withdrawn")
    DROPPED = "dropped", pgettext_lazy("announcement", "dropped")


class Channel(models.TextChoices):
    """By which way somebody came to read it."""

    PUBLIC = "public", pgettext_lazy("channel", "public page")
    FIELD = "field", pgettext_lazy("channel", "phones of grid workers")
    PRINT = "print", pgettext_lazy("channel", "printed notice")


class PostedAt(models.TextChoices):
    """Where a notice was put up or sent by hand."""

    BOARD = "board", pgettext_lazy("posted", "notice board")
    DOOR = "door", pgettext_lazy("posted", "doors of buildings")
    WECHAT = "wechat", pgettext_lazy("posted", "WeChat group")
    PLATFORM = "platform", pgettext_lazy("posted", "public platform")
