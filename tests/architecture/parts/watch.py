import io
from decimal import Decimal

from PIL import Image

from hazards.choices.tips import TipKind
from hazards.models import Snap, Tip, TipReward, WatchDuty
from hazards.operations.snaps import send_snap
from hazards.operations.tips import (
    Told,
    conclude_check,
    grant_reward,
    send_tip,
    start_check,
)
from liuli.kernel.access import SYSTEM
from tests.architecture.world import NAME, PLACE, Part, World
from tests.clock import NOON
from tests.factories.watch import watch_groups


def build(world: World) -> Part:
    """A watch group, two tips and a snap, full of words few may read."""
    community = world.community
    [group] = watch_groups(community, 7)
    seat, duty = group.seats.first(), WatchDuty.objects.filter(group=group).first()
    for address in ("x", "y"):
        told = Told(kind=TipKind.GAS, text=NAME, place=NAME, contact=NAME)
        send_tip(community, told=told, address=address, now=NOON)
    tip, open_tip = Tip.objects.order_by("pk")
    start_check(tip, actor=SYSTEM)
    conclude_check(tip, is_confirmed=True, answer="", actor=SYSTEM)
    officer = world.people["petition_officer"]
    grant_reward(tip, amount_yuan=Decimal(100), actor=officer, now=NOON)
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    send_snap(
        community, kind="lpg", place=f"{PLACE}旁", text=NAME,
        photo=picture.getvalue(), address="z", now=NOON,
    )  # fmt: skip
    snap = Snap.objects.get()
    rows = {
        "watchgroup": group, "watchseat": seat, "watchduty": duty, "tip": open_tip,
        "tipreward": TipReward.objects.get(), "snap": snap,
    }  # fmt: skip
    acts = ("watchseat", "watchduty", "tip", "snap")
    return Part(
        arguments={f"admin:hazards_{name}_act": {"pk": rows[name].pk} for name in acts}
        | {
            "admin:hazards_watchgroup_sheets": {"pk": group.pk},
            "admin:hazards_snap_picture": {"pk": snap.pk},
        },
        rows={f"hazards.{name}": row.pk for name, row in rows.items()},
    )
