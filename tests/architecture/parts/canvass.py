"""A door of a canvass."""

from residents.models import CanvassDoor, CanvassDrive
from tests.architecture.world import Part, World


def build(world: World) -> Part:
    """One door, at the address of the world's site."""
    drive = CanvassDrive.objects.create(unit=world.community, name="敲门行动")
    door = CanvassDoor.objects.create(
        drive=drive, unit=world.grid, address=world.site.address
    )
    return Part(
        arguments={
            "residents:doors": {"pk": drive.pk},
            "admin:residents_canvassdoor_paper": {"pk": drive.pk},
        },
        rows={"residents.canvassdoor": door.pk},
    )
