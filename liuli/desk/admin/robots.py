"""Group robots: which chats are told of a community, and whether it works."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table
from liuli.desk.registry import Tray, Waiting, tray
from liuli.notices import policies
from liuli.notices.choices import DeliveryState
from liuli.notices.models import Delivery, Robot
from liuli.notices.operations.robots import (
    add_robot,
    replace_address,
    switch_robot,
    try_robot,
)
from liuli.notices.texts import find_title

_LAST = 10
_FIRST = 5


class _PlainForm(forms.Form):
    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class AddressForm(_PlainForm):
    """The webhook address, which holds a secret."""

    address = forms.CharField(
        label=gettext_lazy("Webhook address"),
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy(
            "As the group's robot settings show it. In the robot's security settings "
            "choose the keyword Liuli. It is kept sealed and never shown again."
        ),
    )


class NewRobotForm(AddressForm):
    """A group and its robot."""

    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=40)
    field_order = ("name", "address")


def _may_keep(user: Any, robot: Robot) -> bool:
    return policies.may_keep_robots(user, robot.unit)


def _switch(robot: Robot, data: Any, user: Any) -> Robot:
    return switch_robot(robot, is_on=not robot.is_on, actor=user, now=timezone.now())


@admin.register(Robot)
class RobotAdmin(RecordAdmin[Robot]):
    """Groups that are told, each with what became of the last messages."""

    empty_words = gettext_lazy(
        "Add the robot of a work group, and it is told counts and links, never "
        "a name. Without one, texts are copied by hand."
    )
    view_capability = Capability.ROBOTS_KEEP
    list_display = ["name", "kind", "unit", "how"]
    list_select_related = ["unit"]
    new_form = NewRobotForm
    new_title = gettext_lazy("Let a group be told")
    new_capability = Capability.ROBOTS_KEEP
    actions_list = ["open_new"]
    acts = {
        "try": Act(
            gettext_lazy("Send a trial message"),
            _PlainForm,
            lambda user, robot: robot.is_on and _may_keep(user, robot),
            lambda robot, _data, user: try_robot(robot, actor=user, now=timezone.now()),
        ),
        "replace": Act(
            gettext_lazy("Write the address anew"),
            AddressForm,
            _may_keep,
            lambda robot, data, user: replace_address(
                robot, **data, actor=user, now=timezone.now()
            ),
        ),
        "switch": Act(gettext_lazy("Switch off or on"), _PlainForm, _may_keep, _switch),
    }

    @display(description=gettext_lazy("State"))
    def how(self, robot: Robot) -> str:
        """Off, or what became of the last message."""
        return _how(robot)

    def perform_new(self, community: Any, data: Any, user: Any) -> Robot:
        """By the operation."""
        return add_robot(community, **data, actor=user, now=timezone.now())

    def shown(self, obj: Robot, request: HttpRequest) -> Shown:
        """What it was sent lately, never its address."""
        last = _deliveries(obj).order_by("-pk")[:_LAST]
        rows = [
            (
                timezone.localtime(one.post.made_at),
                find_title(one.post.kind),
                one.get_state_display(),
                one.tries,
            )
            for one in last
            if one.post
        ]
        banners = [(_TROUBLE, "error")] if _is_in_trouble(obj) else []
        return Shown(
            obj.name,
            facts=[
                (_("Kind of chat"), obj.get_kind_display()),
                (_("Unit"), obj.unit),
                (_("State"), _how(obj)),
                (_("Added by"), obj.added_by),
                (_("What it is told"), _("Counts, numbers and links; nobody's name.")),
            ],
            tables=[
                Table(
                    _("Last messages"),
                    (_("When"), _("Message"), _("State"), _("Tries")),
                    rows,
                    empty=_("Nothing has been sent yet. Send a trial message."),
                )
            ],
            banners=banners,
        )


_TROUBLE = gettext_lazy(
    "The group did not take the last message. See whether the robot is still in the "
    "group and its keyword is Liuli, then write the address anew and send a trial "
    "message."
)


def _deliveries(robot: Robot) -> Any:
    return Delivery.objects.filter(post__robot=robot).select_related("post")


def _last(robot: Robot) -> Delivery | None:
    """The newest message that has been tried."""
    tried = _deliveries(robot).filter(tries__gt=0).exclude(state="withdrawn")
    found: Delivery | None = tried.order_by("-pk").first()
    return found


def _is_in_trouble(robot: Robot) -> bool:
    last = _last(robot)
    bad = {DeliveryState.FAILED, DeliveryState.UNCONFIRMED, DeliveryState.WAITING}
    return robot.is_on and last is not None and last.state in bad


def _how(robot: Robot) -> str:
    if not robot.is_on:
        return _("switched off")
    if _is_in_trouble(robot):
        return _("not taken by the group")
    return _("works") if _last(robot) else _("nothing sent yet")


@tray
def robots_in_trouble(user: Any, now: datetime) -> Tray | None:
    """Groups that do not take what they are sent."""
    if not user.may(Capability.ROBOTS_KEEP):
        return None
    bad = [
        robot for robot in Robot.objects.visible_to(user).on() if _is_in_trouble(robot)
    ]
    if not bad:
        return None
    return Tray(
        title=_("Groups that did not take a message"),
        count=len(bad),
        first=[
            Waiting(
                text=robot.name,
                url=reverse("admin:notices_robot_change", args=[robot.pk]),
            )
            for robot in bad[:_FIRST]
        ],
        url=reverse("admin:notices_robot_changelist"),
        empty="",
        weight=15,
    )
