"""The party: a member whose name nobody else may read, an organisation, a group."""

from datetime import timedelta

from residents.choices.party import FoundBy, OrganisationKind, WorkGroupKind
from residents.operations.party import MemberFacts, admit_member, found_organisation
from residents.operations.work_groups import found_group, give_group_task, join_group
from tests.architecture.world import NAME, PLACE, Part, World
from tests.clock import TODAY


def build(world: World) -> Part:
    """A committee of the worker's grid, one member, one group with a task."""
    cadre = world.people["cadre"]
    committee = found_organisation(
        world.grid,
        kind=OrganisationKind.COMMITTEE,
        name=f"{PLACE}党委",
        starts_on=TODAY,
        actor=cadre,
    )
    member = admit_member(
        world.person,
        facts=MemberFacts(organisation=committee, home_organisation=NAME),
        found_by=FoundBy.MEMBER,
        actor=cadre,
        today=TODAY,
    )
    group = found_group(
        world.grid,
        kind=WorkGroupKind.HAZARDS,
        name=f"{NAME}小组",
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=365),
        actor=cadre,
    )
    join_group(group, world.person, actor=cadre, today=TODAY)
    task = give_group_task(group, title=NAME, due_on=TODAY, actor=cadre, today=TODAY)
    return Part(
        arguments={
            "admin:residents_partymember_end": {"pk": committee.pk},
            "admin:residents_partymember_step": {"pk": member.pk, "step": "contact"},
            "admin:residents_partymember_group": {"pk": group.pk},
            "admin:residents_partymember_task": {"pk": task.pk},
        },
        rows={"residents.partymember": member.pk},
    )
