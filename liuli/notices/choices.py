"""How a message travels, and how far it has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    """Ways out of the portal; the inbox needs none, a notice is in it by existing."""

    MAIL = "mail", _("E-mail")
    ROBOT = "robot", _("Robot of a group chat")


class RobotKind(models.TextChoices):
    """Whose group chat a robot speaks in."""

    WECOM = "wecom", _("WeCom")
    DINGTALK = "dingtalk", _("DingTalk")
    FEISHU = "feishu", _("Feishu")


class DeliveryState(models.TextChoices):
    """How far a message has come on its channel.

    Unconfirmed: a worker died while it was sending, so it may or may not have
    arrived. It is not sent again; its notices go into the next digest.
    """

    WAITING = "waiting", pgettext_lazy("delivery", "waiting")
    SENDING = "sending", pgettext_lazy("delivery", "being sent")
    SENT = "sent", pgettext_lazy("delivery", "sent")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("delivery", "unconfirmed")
    FAILED = "failed", pgettext_lazy("delivery", "failed")
    WITHDRAWN = "withdrawn", pgettext_lazy("delivery", "withdrawn")
