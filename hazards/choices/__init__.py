"""The words of sites and hazards, as the database stores them."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SiteKind(models.TextChoices):
    """The thirteen site types of the checklists (domain 5.2)."""

    SMALL_HOTEL = "small_hotel", _("Small hotel")
    GROUP_RENTAL = "group_rental", _("Shared rental")
    SCRAP_YARD = "scrap_yard", _("Scrapyard")
    SELF_BUILT = "self_built", _("Self-built house")
    VACANT = "vacant_due_demolition", _("Vacant house due for demolition")
    ROOFTOP = "rooftop_structure", _("Rooftop structure")
    EBIKE_CHARGING = "ebike_charging", _("E-bike charging place")
    ELECTRICAL = "electrical", _("Electrical installation")
    LPG = "lpg", _("Bottled gas")
    FIRE_LANE = "fire_lane", _("Fire lane")
    FALLING_OBJECT = "falling_object", _("Place with falling objects")
    STREET_FRONT = "street_front", _("Street-front shop")
    WATER_NETWORK = "water_network", _("Water network")


LODGINGS: Final = (SiteKind.SMALL_HOTEL, SiteKind.GROUP_RENTAL)


class Severity(models.TextChoices):
    """How bad it is (HZ-2)."""

    GENERAL = "general", pgettext_lazy("severity", "General")
    MAJOR = "major", pgettext_lazy("severity", "Major")
    CRITICAL = "critical", pgettext_lazy("severity", "Critical")


class HazardStatus(models.TextChoices):
    """Where a hazard stands on its way to clearance (EV-1)."""

    FOUND = "found", pgettext_lazy("hazard", "Found")
    ASSIGNED = "assigned", pgettext_lazy("hazard", "Assigned")
    RECTIFYING = "rectifying", pgettext_lazy("hazard", "Rectifying")
    REPORTED_DONE = "reported_done", pgettext_lazy("hazard", "Waits for re-check")
    CLEARED = "cleared", pgettext_lazy("hazard", "Cleared")
    VOID = "void", pgettext_lazy("hazard", "Void")


OPEN: Final = (
    HazardStatus.FOUND,
    HazardStatus.ASSIGNED,
    HazardStatus.RECTIFYING,
    HazardStatus.REPORTED_DONE,
)
BEING_FIXED: Final = (
    HazardStatus.FOUND,
    HazardStatus.ASSIGNED,
    HazardStatus.RECTIFYING,
)


class Light(models.TextChoices):
    """Computed from the clock, never stored (EV-5)."""

    GREEN = "green", _("Green light")
    YELLOW = "yellow", _("Yellow light")
    RED = "red", _("Red light")


class SiteColour(models.TextChoices):
    """What the open hazards of a site add up to (HZ-4); computed."""

    GREEN = "green", pgettext_lazy("site", "Green")
    YELLOW = "yellow", pgettext_lazy("site", "Yellow")
    ORANGE = "orange", pgettext_lazy("site", "Orange")
    RED = "red", pgettext_lazy("site", "Red")


class Step(models.TextChoices):
    """What a row of a hazard's life tells."""

    FOUND = "found", pgettext_lazy("step", "Found")
    FOUND_AGAIN = "found_again", pgettext_lazy("step", "Found again")
    ASSIGNED = "assigned", pgettext_lazy("step", "Assigned")
    STARTED = "started", pgettext_lazy("step", "Rectification started")
    REPORTED_DONE = "reported_done", pgettext_lazy("step", "Rectification reported")
    FAILED = "failed", pgettext_lazy("step", "Re-check failed")
    SAID_LATE = (
        "said_late",
        pgettext_lazy("step", "Reported without knowing what came before"),
    )
    CLEARED = "cleared", pgettext_lazy("step", "Cleared")
    CONTROLLED = "controlled", pgettext_lazy("step", "Interim control taken")
    RAISED = "raised", pgettext_lazy("step", "Severity raised")
    LOWERING_ASKED = "lowering_asked", pgettext_lazy("step", "Lower severity asked for")
    LOWERED = "lowered", pgettext_lazy("step", "Severity lowered")
    LOWERING_DECLINED = (
        "lowering_declined",
        pgettext_lazy("step", "Lower severity declined"),
    )
    VOIDED = "voided", pgettext_lazy("step", "Made void")
    VACANCY_ORDERED = (
        "vacancy_ordered",
        pgettext_lazy("step", "No-occupancy order written down"),
    )
    VACANCY_LIFTED = "vacancy_lifted", pgettext_lazy("step", "Housing allowed again")
    HANDED_OVER = "handed_over", pgettext_lazy("step", "Handed over")
    RECEIVED = "received", pgettext_lazy("step", "Receipt of the hand-over")
    ANSWERED = "answered", pgettext_lazy("step", "Answer to the hand-over")
    LOOKED_AGAIN = "looked_again", pgettext_lazy("step", "Re-look: has not come back")
    CAME_BACK = "came_back", pgettext_lazy("step", "Re-look: has come back")
    RETURNED = "returned", pgettext_lazy("step", "Handed back")
    PAUSED = "paused", pgettext_lazy("step", "Clock paused")
    RESUMED = "resumed", pgettext_lazy("step", "Clock runs again")


class Stage(models.TextChoices):
    """At which point of its life a hazard was photographed."""

    FOUND = "found", _("Before rectification")
    RECTIFIED = "rectified", _("After rectification")
    VERIFIED = "verified", _("At the re-check")


class Control(models.TextChoices):
    """What keeps people safe until a critical hazard is gone (HZ-3)."""

    EVACUATED = "evacuated", _("People moved out")
    STOPPED = "stopped", _("Use stopped")
    CORDONED = "cordoned", _("Cordoned off")
    WATCHED = "watched", _("Watched by a person")


class NoteState(models.TextChoices):
    """What became of hazard text in a ledger."""

    OFFERED = "offered", pgettext_lazy("ledger note", "Offered")
    OPENED = "opened", pgettext_lazy("ledger note", "Opened as a hazard")
    DISMISSED = "dismissed", pgettext_lazy("ledger note", "Dismissed")
    SPLIT = "split", pgettext_lazy("ledger note", "Split into parts")


class Decision(models.TextChoices):
    """What the second person said (HZ-2)."""

    ASKED = "asked", pgettext_lazy("decision", "Waits for a second person")
    CONFIRMED = "confirmed", pgettext_lazy("decision", "Confirmed")
    DECLINED = "declined", pgettext_lazy("decision", "Declined")


class Half(models.TextChoices):
    """The two rounds of a day (GR-5)."""

    MORNING = "morning", pgettext_lazy("round", "Morning round")
    AFTERNOON = "afternoon", pgettext_lazy("round", "Afternoon round")


class RoundState(models.TextChoices):
    """How far a round has come."""

    DUE = "due", pgettext_lazy("round", "not started")
    STARTED = "started", pgettext_lazy("round", "under way")
    FINISHED = "finished", pgettext_lazy("round", "finished")


class RoundOutcome(models.TextChoices):
    """What a round counts as, computed from its times (GR-5)."""

    OPEN = "open", pgettext_lazy("round outcome", "open")
    DONE = "done", pgettext_lazy("round outcome", "done")
    LATE = "late", pgettext_lazy("round outcome", "late")
    MISSED = "missed", pgettext_lazy("round outcome", "missed")
    UNFINISHED = "unfinished", pgettext_lazy("round outcome", "not finished")


class DayStatus(models.TextChoices):
    """What the two rounds of a day add up to (GR-5)."""

    BOTH = "both", pgettext_lazy("patrol day", "both rounds done")
    ONE = "one", pgettext_lazy("patrol day", "one round done")
    NONE = "none", pgettext_lazy("patrol day", "no round done")
    MOVED = "moved", pgettext_lazy("patrol day", "on leave or swapped")


class StopAnswer(models.TextChoices):
    """What was seen at a stop."""

    SOUND = "sound", pgettext_lazy("stop", "no trouble")
    FINDING = "finding", pgettext_lazy("stop", "hazard found")
    SKIPPED = "skipped", pgettext_lazy("stop", "not checked")


class SkipReason(models.TextChoices):
    """Why a stop was not checked."""

    CLOSED = "closed", pgettext_lazy("reason", "closed, nobody answered")
    NO_ENTRY = "no_entry", pgettext_lazy("reason", "entry refused")
    NO_TIME = "no_time", pgettext_lazy("reason", "called away")
    WEATHER = "weather", pgettext_lazy("reason", "weather")
    GONE = "gone", pgettext_lazy("reason", "the site no longer exists")
    OTHER = "other", pgettext_lazy("reason", "other")


class MoveReason(models.TextChoices):
    """Why somebody else walks a round."""

    LEAVE = "leave", pgettext_lazy("reason", "on leave")
    SWAP = "swap", pgettext_lazy("reason", "shift swapped")
    OTHER = "other", pgettext_lazy("reason", "other")


class Body(models.TextChoices):
    """Who is in charge of what the community can only report (HZ-8, G-6)."""

    POLICE = "police", _("Police station")
    FIRE = "fire", _("Fire and rescue")
    HOUSING = "housing", _("Housing and construction")
    URBAN = "urban", _("Urban management")
    MARKET = "market", _("Market supervision")
    POWER = "power", _("Power company")
    GAS = "gas", _("Gas company")
    STREET = "street", _("Street office, emergency")


class Refuge(models.TextChoices):
    """Where somebody goes who leaves an unsafe lodging (HZ-21, HZ-20)."""

    RELATIVES = "relatives", pgettext_lazy("refuge", "relatives or friends")
    OTHER_RENTAL = "other_rental", pgettext_lazy("refuge", "another rented room")
    EMPLOYER = "employer", pgettext_lazy("refuge", "lodging of the employer")
    COMMUNITY = "community", pgettext_lazy("refuge", "a place the community found")
    SHELTER = "shelter", pgettext_lazy("refuge", "the relief station")
    HOME = "home", pgettext_lazy("refuge", "back home")
    UNKNOWN = "unknown", pgettext_lazy("refuge", "left without saying where")


class Settled(models.TextChoices):
    """What a look some days later found (HZ-21)."""

    SETTLED = "settled", pgettext_lazy("relocation", "housed safely")
    UNSAFE = "unsafe", pgettext_lazy("relocation", "in an unsafe place again")
    LOST = "lost", pgettext_lazy("relocation", "not reached")
