from petitions.operations.visits import Promised, VisitFacts, record_visit
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY
from tests.factories.petitions import a_body, a_case


def build(world: World) -> Part:
    """A case nobody of the cast was let into, with a promise, full of secret words."""
    from liuli.accounts.operations import give_post, open_account
    from liuli.accounts.roles import Role
    from liuli.kernel.access import SYSTEM
    from petitions.operations.cases import Asker

    officer, _password = open_account(
        "probe-petitions", display_name="专干", actor=SYSTEM
    )
    give_post(
        officer, role=Role.PETITION_OFFICER, unit=world.community, actor=SYSTEM,
        starts_on=TODAY.replace(year=2020),
    )  # fmt: skip
    body = a_body(world.community, name="信访承办探测局")
    speaker = [Asker(NAME, "19900042424")]
    case = a_case(world.community, officer, demand=NAME, askers=speaker)
    visit = record_visit(
        case,
        facts=VisitFacts(
            at=NOON, place=NAME, head_count=9, received_by=NAME, demands=NAME
        ),
        representatives=speaker,
        promises=[Promised(NAME, NAME, TODAY)],
        actor=officer,
        now=NOON,
    )
    return Part(
        arguments={
            "admin:petitions_case_promise": {"pk": visit.promises.get().pk},
        },
        rows={"petitions.case": case.pk, "petitions.body": body.pk},
    )
