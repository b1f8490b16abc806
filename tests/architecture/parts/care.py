"""Somebody in care with a sealed note, a volunteer with hours and points, a venue."""

from datetime import date, timedelta

from liuli.kernel.access import SYSTEM
from services.choices.activities import EventKind
from services.operations.activities import plan_event
from services.operations.care_notes import write_note
from services.operations.points import order_item
from services.operations.venues import book_venue, enter_walk, give_booking_code
from services.operations.volunteers import sign_up
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY
from tests.factories.care import a_plan
from tests.factories.venues import a_venue, a_wish
from tests.factories.volunteers import a_reward, a_shift, a_volunteer, some_hours


def build(world: World) -> Part:
    plan = a_plan(world.grid, world.people["worker"], full_name=NAME)
    write_note(plan, text=NAME, actor=SYSTEM, now=NOON)
    volunteer = a_volunteer(world.grid, full_name=NAME, born=date(1981, 5, 1))
    some_hours(volunteer, 2)
    shift = a_shift(world.grid, starts_at=NOON, ends_at=NOON + timedelta(hours=2))
    sign_up(shift, volunteer=volunteer, actor=SYSTEM, now=NOON)
    item = a_reward(world.community)
    order_item(volunteer, item=item, quantity=1, actor=SYSTEM, now=NOON)
    venue = a_venue(world.community)
    booking = book_venue(venue, wish=a_wish(), actor=SYSTEM, now=NOON)
    enter_walk(venue, address="琉璃三街9号", minutes=12, actor=SYSTEM, now=NOON)
    code = give_booking_code(
        world.community, holder=NAME, expires_on=TODAY, actor=SYSTEM, now=NOON
    )
    event = plan_event(
        world.community, kind=EventKind.DRILL, title="探针演练", place="街口",
        held_on=TODAY, actor=SYSTEM,
    )  # fmt: skip
    rows = {
        "communityevent": event,
        "careplan": plan, "volunteer": volunteer, "shift": shift, "stockitem": item,
        "venue": venue, "venuebooking": booking, "bookingcode": code,
    }  # fmt: skip
    pages = {
        "communityevent": ("act",),
        "careplan": ("act",), "volunteer": ("act", "certificate"),
        "shift": ("act", "poster"), "stockitem": ("act",),
        "venue": ("act",), "venuebooking": ("act",),
    }  # fmt: skip
    return Part(
        arguments={
            "services:care_notes": {"pk": plan.pk},
            "services:shift_door": {"token": shift.token},
        }
        | {
            f"admin:services_{name}_{page}": {"pk": rows[name].pk}
            for name, names in pages.items()
            for page in names
        },
        rows={f"services.{name}": row.pk for name, row in rows.items()},
    )
