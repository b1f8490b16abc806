"""A no-occupancy order, somebody who has to leave, and a hand-over."""

from hazards.choices import Body
from hazards.models import Hazard, RelocationNote
from hazards.operations.handovers import hand_over
from hazards.operations.occupancy import order_vacancy
from tests.architecture.world import NAME, PLACE, Part, World
from tests.clock import NOON, TODAY
from tests.factories.hazards import assigned, make_site
from tests.factories.residents import a_resident, a_stay


def build(world: World) -> Part:
    """All of it at a site of its own, so that the world's hazard stays as it is."""
    cadre, worker = world.people["cadre"], world.people["worker"]
    site = make_site(world.grid)
    hazard: Hazard = assigned(site, worker, cadre=cadre, code="HT-06")
    a_stay(
        a_resident(world.grid, full_name=NAME),
        world.grid,
        address=site.address,
        ends_others=True,
        starts_on=TODAY,
    )
    order = order_vacancy(
        hazard,
        issued_by="辖区派出所",
        issued_on=TODAY,
        reference=f"{PLACE}通〔2026〕3号",
        actor=cadre,
        now=NOON,
    )
    note = RelocationNote.objects.get(order=order)
    row = hand_over(
        hazard,
        body=Body.POLICE,
        due_on=TODAY,
        text=f"请查处{PLACE}",
        actor=cadre,
        now=NOON,
    )
    return Part(
        arguments={
            "admin:hazards_lift": {"pk": order.pk},
            "admin:hazards_receipt": {"pk": row.pk},
            "admin:hazards_reply": {"pk": row.pk},
            "admin:hazards_relocate": {"pk": note.pk},
            "admin:hazards_look": {"pk": note.pk},
        },
        rows={"hazards.handover": row.pk, "hazards.relocationnote": note.pk},
    )
