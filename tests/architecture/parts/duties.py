"""微网实格: a microgrid, a duty of a resident whose name nobody else may read, a task."""

from datetime import timedelta

from liuli.kernel.access import SYSTEM
from liuli.territory.choices import Level
from liuli.territory.operations import add_unit
from residents.choices.duties import Duty, GridWork
from residents.operations import Holder, approve_task, give_duty, give_task
from residents.operations.trainings import hold_training
from tests.architecture.world import NAME, SITE_NAME, Part, World
from tests.clock import NOON, TODAY


def build(world: World) -> Part:
    """One microgrid with a mediator, one task from the list of the grid."""
    microgrid = add_unit(
        world.grid, name="探针微网格", level=Level.MICROGRID, actor=SYSTEM
    )
    held = give_duty(
        microgrid,
        Duty.MEDIATOR,
        holder=Holder(person=world.person),
        starts_on=TODAY,
        actor=SYSTEM,
        now=NOON,
    ).duty
    task = approve_task(
        world.grid,
        title=f"{SITE_NAME}宣传",
        work=GridWork.POLICY,
        approval=NAME,
        starts_on=TODAY,
        actor=SYSTEM,
    )
    given = give_task(
        world.grid, task, due_on=TODAY + timedelta(days=9), actor=SYSTEM, now=NOON
    )
    training = hold_training(
        world.community,
        topic=f"{SITE_NAME}培训",
        place=NAME,
        held_on=TODAY,
        actor=SYSTEM,
        today=TODAY,
    )
    return Part(
        arguments={
            "admin:residents_gridduty_give": {"unit": microgrid.pk, "duty": "mediator"},
            "admin:residents_gridduty_task": {"unit": world.grid.pk},
            "admin:residents_gridduty_done": {"pk": given.pk},
        },
        rows={"residents.gridduty": held.pk, "residents.training": training.pk},
    )
