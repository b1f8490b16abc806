from liuli.notices.operations.robots import add_robot
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON

KEY = "0123abcd-0000-4567-89ab-0123456789ab"


def build(world: World) -> Part:
    """A group robot of the community, its address sealed."""
    robot = add_robot(
        world.community,
        name=NAME,
        address=f"wecombot://{KEY}",
        actor=world.people["secretary"],
        now=NOON,
    )
    return Part(
        arguments={"admin:notices_robot_act": {"pk": robot.pk}},
        rows={"notices.robot": robot.pk},
    )
