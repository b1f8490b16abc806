"""Group robots: kept by the community's lead, told counts, codes and links only."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.later import after_commit
from liuli.notices import policies
from liuli.notices.channels.robots import apprise_address
from liuli.notices.models import Robot
from liuli.notices.operations.groups import TRIAL, post_to
from liuli.territory.models import Unit

DOORBELL = "liuli.notices.tasks.deliver_due"


@transaction.atomic
def add_robot(
    unit: Unit, *, name: str, address: str, actor: Actor, now: datetime
) -> Robot:
    """Let a group of this unit be told its digest and its escalations.

    Raises Refused `robot_nameless`, `robot_unreadable`.
    """
    require(policies.may_keep_robots, actor, unit)
    if not name.strip():
        raise Refused(_("Give the group a name."), code="robot_nameless")
    if actor.actor_id is None:
        raise NotAllowed(_("Only a person can do this."), code="person_needed")
    url, kind = _readable(address)
    robot = Robot.objects.create(
        unit=unit,
        name=name.strip(),
        kind=kind,
        address=url,
        added_by_id=actor.actor_id,
        added_at=now,
    )
    record("notices.robot_added", robot, actor=actor, unit=unit, at=now)
    return robot


@transaction.atomic
def replace_address(
    robot: Robot, *, address: str, actor: Actor, now: datetime
) -> Robot:
    """Write the address anew, as after a robot was made again in its group.

    Raises Refused `robot_unreadable`.
    """
    robot = _locked(robot)
    require(policies.may_keep_robots, actor, robot.unit)
    robot.address, robot.kind = _readable(address)
    robot.save(update_fields=["address", "kind"])
    record("notices.robot_changed", robot, actor=actor, unit=robot.unit, at=now)
    return robot


@transaction.atomic
def switch_robot(robot: Robot, *, is_on: bool, actor: Actor, now: datetime) -> Robot:
    """Let a group be told, or not any more; what waits for it is not sent."""
    robot = _locked(robot)
    require(policies.may_keep_robots, actor, robot.unit)
    robot.is_on = is_on
    robot.save(update_fields=["is_on"])
    act = "notices.robot_on" if is_on else "notices.robot_off"
    record(act, robot, actor=actor, unit=robot.unit, at=now)
    return robot


@transaction.atomic
def try_robot(robot: Robot, *, actor: Actor, now: datetime) -> None:
    """Send the group one message that says it works. Raises Refused `robot_off`."""
    robot = _locked(robot)
    require(policies.may_keep_robots, actor, robot.unit)
    if not robot.is_on:
        raise Refused(_("Switch the robot on first."), code="robot_off")
    post_to(
        [robot],
        key=f"trial:{now:%Y%m%d%H%M%S}",
        kind=TRIAL,
        params={},
        waits=None,
        now=now,
    )
    record("notices.robot_tried", robot, actor=actor, unit=robot.unit, at=now)
    after_commit(DOORBELL)


def _locked(robot: Robot) -> Robot:
    fresh: Robot = Robot.objects.for_update().select_related("unit").get(pk=robot.pk)
    return fresh


def _readable(address: str) -> tuple[str, str]:
    found = apprise_address(address)
    if found is None:
        raise Refused(
            _(
                "This is no address of a WeCom, DingTalk or Feishu robot. Copy the "
                "whole webhook address from the settings of the group."
            ),
            code="robot_unreadable",
        )
    return found
