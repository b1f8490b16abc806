"""Notices, the digests they are gathered into, and what is sent out (the outbox).

A notice is in its recipient's inbox by existing. It holds codes, counts and record
numbers, never a person's data: the database refuses anything else.
"""

from datetime import datetime
from typing import Final

import pgtrigger
from django.db import models
from django.db.models import BooleanField, F, Func, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.notices.choices import Channel, DeliveryState, RobotKind
from liuli.notices.flows import DELIVERY
from liuli.notices.querysets import (
    DeliveryQuerySet,
    DigestQuerySet,
    NoticeQuerySet,
    RobotQuerySet,
)
from liuli.privacy.fields import EncryptedTextField

# Short printable ASCII without blanks, and neither a mobile nor an identity number.
_NOT_A_CODE: Final = (
    "$.** ? ("
    '@.type() == "string" && ('
    '!(@ like_regex "^[!-~]{0,60}$") || @ like_regex "^1[0-9]{10}$"'
    ' || @ like_regex "^[0-9]{17}[0-9Xx]$")'
    ' || @.type() == "number" && @ > 2147483647)'
)
_HOLDS_ONLY_CODES: Final = f"(NOT jsonb_path_exists(%(expressions)s, '{_NOT_A_CODE}'))"


class Digest(models.Model):
    """What gathered for one person until one morning: at most one a day."""

    recipient = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recipient"),
    )
    on = models.DateField(_("day"))
    made_at = models.DateTimeField(_("made at"))

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        ordering = ["-on", "recipient_id"]
        constraints = [
            models.UniqueConstraint(
                name="digest_once_a_day", fields=["recipient", "on"]
            )
        ]

    def __str__(self) -> str:
        return f"Digest #{self.pk}"


class Notice(models.Model):
    """One piece of news for one person, told once per `key`.

    `kind` and `params` become a sentence when it is read, in the reader's language.
    An urgent notice is sent as a message of its own, the others go into the digest.
    No message leaves before `not_before` (the end of the quiet hours) or after
    `useful_until`. A notice is withdrawn once its matter is done.
    """

    key = models.CharField(_("key"), max_length=120)
    recipient = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recipient"),
    )
    kind = models.CharField(_("kind"), max_length=60)
    params = models.JSONField(_("codes and counts"), default=dict, blank=True)
    url = models.CharField(_("opens"), max_length=300, blank=True)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    breaks_quiet = models.BooleanField(_("goes out in quiet hours too"), default=False)
    made_at = models.DateTimeField(_("made at"))
    not_before = models.DateTimeField(_("not before"))
    useful_until = models.DateTimeField(_("useful until"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    digest = models.ForeignKey(
        Digest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("digest"),
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "-made_at"]),
            models.Index(
                name="notice_unread",
                fields=["recipient"],
                condition=Q(read_at__isnull=True, withdrawn_at__isnull=True),
            ),
            models.Index(
                name="notice_open_by_age",
                fields=["made_at"],
                condition=Q(read_at__isnull=True, withdrawn_at__isnull=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="notice_once_per_person", fields=["key", "recipient"]
            ),
            models.CheckConstraint(
                name="notice_key_is_a_code",
                condition=Q(key__regex=r"^[a-z0-9_.:-]{3,120}$"),
            ),
            models.CheckConstraint(
                name="notice_kind_is_a_code",
                condition=Q(kind__regex=r"^[a-z]+\.[a-z_]+$"),
            ),
            models.CheckConstraint(
                name="notice_holds_only_codes",
                condition=Func(
                    F("params"),
                    template=_HOLDS_ONLY_CODES,
                    output_field=BooleanField(),
                ),
            ),
            models.CheckConstraint(
                name="notice_url_is_ours",
                condition=Q(url="") | Q(url__regex=r"^/([a-z0-9_]|$)[!-\[\]-~]*$"),
            ),
            models.CheckConstraint(
                name="notice_not_sent_before_made",
                condition=Q(not_before__gte=F("made_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"Notice #{self.pk} ({self.kind})"

    def is_useful(self, now: datetime) -> bool:
        """Whether sending it still makes sense."""
        return self.useful_until is None or now < self.useful_until


@tracked()
class Robot(models.Model):
    """A robot in a group chat of one unit; its address holds a secret and is sealed."""

    read_capability = Capability.ROBOTS_KEEP

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    name = models.CharField(_("name of the group"), max_length=40)
    kind = models.CharField(_("kind of chat"), max_length=8, choices=RobotKind)
    address = EncryptedTextField(_("address"), associated="notices.robot.address")
    is_on = models.BooleanField(_("switched on"), default=True)
    added_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added at"))

    objects = RobotQuerySet.as_manager()

    class Meta:
        verbose_name = _("group robot")
        verbose_name_plural = _("group robots")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="robot_kind_known", condition=Q(kind__in=RobotKind.values)
            ),
            models.CheckConstraint(name="robot_has_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"Robot #{self.pk}"


class GroupPost(models.Model):
    """One message for one group, once per `key`: codes and counts, never a person."""

    robot = models.ForeignKey(
        Robot,
        on_delete=models.PROTECT,
        related_name="posts",
        verbose_name=_("group robot"),
    )
    key = models.CharField(_("key"), max_length=120)
    kind = models.CharField(_("kind"), max_length=60)
    params = models.JSONField(_("codes and counts"), default=dict, blank=True)
    url = models.CharField(_("opens"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("made at"))

    # A group is nobody: what checks read of a notice.
    recipient_id = None

    class Meta:
        verbose_name = _("message to a group")
        verbose_name_plural = _("messages to groups")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(name="grouppost_once", fields=["robot", "key"]),
            models.CheckConstraint(
                name="grouppost_key_is_a_code",
                condition=Q(key__regex=r"^[a-z0-9_.:-]{3,120}$"),
            ),
            models.CheckConstraint(
                name="grouppost_kind_is_a_code",
                condition=Q(kind__regex=r"^[a-z]+\.[a-z_]+$"),
            ),
            models.CheckConstraint(
                name="grouppost_holds_only_codes",
                condition=Func(
                    F("params"),
                    template=_HOLDS_ONLY_CODES,
                    output_field=BooleanField(),
                ),
            ),
            models.CheckConstraint(
                name="grouppost_url_is_ours",
                condition=Q(url="") | Q(url__regex=r"^/([a-z0-9_]|$)[!-\[\]-~]*$"),
            ),
        ]

    def __str__(self) -> str:
        return f"GroupPost #{self.pk} ({self.kind})"


class Delivery(models.Model):
    """One message on one channel: the outbox. `lease_until` names a claim's end."""

    notice = models.ForeignKey(
        Notice,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("notice"),
    )
    digest = models.ForeignKey(
        Digest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("digest"),
    )
    post = models.ForeignKey(
        GroupPost,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("message to a group"),
    )
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=DeliveryState,
        default=DeliveryState.WAITING,
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"))
    lease_until = models.DateTimeField(_("claimed until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["next_try_at", "pk"]
        indexes = [
            models.Index(
                name="delivery_waiting",
                fields=["next_try_at"],
                condition=Q(state=DeliveryState.WAITING),
            ),
            models.Index(
                name="delivery_claimed",
                fields=["lease_until"],
                condition=Q(state=DeliveryState.SENDING),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="delivery_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(
                name="delivery_state_known",
                condition=Q(state__in=DeliveryState.values),
            ),
            models.CheckConstraint(
                name="delivery_of_one_thing",
                condition=Q(
                    notice__isnull=True, digest__isnull=False, post__isnull=True
                )
                | Q(notice__isnull=False, digest__isnull=True, post__isnull=True)
                | Q(notice__isnull=True, digest__isnull=True, post__isnull=False),
            ),
            models.CheckConstraint(
                name="delivery_of_post_by_robot",
                condition=Q(post__isnull=True) & ~Q(channel=Channel.ROBOT)
                | Q(post__isnull=False, channel=Channel.ROBOT),
            ),
            models.CheckConstraint(
                name="delivery_lease_iff_sending",
                condition=Q(state=DeliveryState.SENDING, lease_until__isnull=False)
                | (~Q(state=DeliveryState.SENDING) & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="delivery_ended_iff_over",
                condition=Q(
                    state__in=[DeliveryState.WAITING, DeliveryState.SENDING],
                    ended_at__isnull=True,
                )
                | (
                    ~Q(state__in=[DeliveryState.WAITING, DeliveryState.SENDING])
                    & Q(ended_at__isnull=False)
                ),
            ),
            models.UniqueConstraint(
                name="delivery_once_per_channel",
                fields=["notice", "channel"],
                condition=Q(notice__isnull=False),
            ),
            models.UniqueConstraint(
                name="delivery_of_digest_once",
                fields=["digest", "channel"],
                condition=Q(digest__isnull=False),
            ),
            models.UniqueConstraint(
                name="delivery_of_post_once",
                fields=["post"],
                condition=Q(post__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="delivery_moves_by_its_table",
                field="state",
                transitions=DELIVERY.transitions(),
            ),
        ]

    def __str__(self) -> str:
        return f"Delivery #{self.pk} ({self.state})"
