"""A list the cadre asked for as a file; nobody else may open it."""

from liuli.exchange.exports import order_export
from liuli.exchange.tasks import run_export
from tests.architecture.world import NOON, Part, World

PAGES = ("export", "export_progress", "export_file")


def build(world: World) -> Part:
    """A file that is ready."""
    cadre = world.people["cadre"]
    export = order_export(
        "desk", "residents.person", {}, purpose="探针", actor=cadre, now=NOON
    )
    run_export(export_id=export.pk)
    return Part(arguments={f"exchange:{page}": {"pk": export.pk} for page in PAGES})
