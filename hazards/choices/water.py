"""The words of the water network, as the database stores them."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST_ESTIMATES: Final = 2  # in a row (WT-5)
PLANNED_OUTAGE_HOURS: Final = 24  # announced ahead (WT-9)


class ServedArea(models.TextChoices):
    """Who still drinks from the old network (B1)."""

    PLOTS = "plots", _("Area of purchased building plots")
    FARMERS = "farmers", _("Farmers' houses not yet demolished")
    DORMITORY = "dormitory", _("Dormitories of offices")
    OTHER = "other", pgettext_lazy("served area", "Other")


class ValveKind(models.TextChoices):
    """What can be turned or opened."""

    VALVE = "valve", _("Valve")
    WELL = "well", _("Valve well")
    HYDRANT = "hydrant", _("Hydrant")


class ReadingKind(models.TextChoices):
    """How a value was come by (WT-5)."""

    READ = "read", pgettext_lazy("reading", "read")
    ESTIMATE = "estimate", pgettext_lazy("reading", "estimated")


class ReadingState(models.TextChoices):
    """Whether a reading counts."""

    COUNTED = "counted", pgettext_lazy("reading", "counts")
    REVIEW = "review", pgettext_lazy("reading", "to be checked")
    VOID = "void", pgettext_lazy("reading", "void")


class BillState(models.TextChoices):
    """Whether a bill is owed."""

    ISSUED = "issued", pgettext_lazy("bill", "issued")
    VOID = "void", pgettext_lazy("bill", "void")


class Method(models.TextChoices):
    """How a household paid."""

    CASH = "cash", _("Cash")
    WECHAT = "wechat", _("WeChat")
    ALIPAY = "alipay", _("Alipay")
    BANK = "bank", _("Bank transfer")
    UNKNOWN = "unknown", _("Not stated")


class EntryKind(models.TextChoices):
    """What money of the water account besides household receipts is for (WT-10)."""

    SUPPLY = "supply", _("Bulk water bill")
    MATERIAL = "material", _("Repair: material")
    REPAIR_LABOUR = "repair_labour", _("Repair: labour")
    POWER = "power", _("Power")
    LABOUR = "labour", _("Wages")
    OTHER = "other", pgettext_lazy("cost", "Other cost")
    SUBSIDY = "subsidy", _("Subsidy received")


OF_A_REPAIR: Final = (EntryKind.MATERIAL, EntryKind.REPAIR_LABOUR)


class UnbilledKind(models.TextChoices):
    """Water that was used, known and not billed (WT-6)."""

    FLUSHING = "flushing", _("Flushing of pipes")
    FIRE = "fire", _("Fire fighting")
    WORKS = "works", _("Works on the network")


class RepairKind(models.TextChoices):
    """What went wrong."""

    BURST = "burst", _("Burst pipe")
    LEAK = "leak", _("Leak")
    VALVE = "valve", pgettext_lazy("repair", "Valve")
    METER = "meter", pgettext_lazy("repair", "Meter")
    NO_WATER = "no_water", _("No water or little pressure")
    OTHER = "other", pgettext_lazy("repair", "Other")


class Cause(models.TextChoices):
    """Why (WT-9)."""

    UNKNOWN = "unknown", pgettext_lazy("cause", "not known yet")
    AGE = "age", pgettext_lazy("cause", "old age")
    FORCE = "force", pgettext_lazy("cause", "force from outside")
    JOINT = "joint", pgettext_lazy("cause", "joint")
    FROST = "frost", pgettext_lazy("cause", "frost")
    HAMMER = "hammer", pgettext_lazy("cause", "water hammer")


class RepairState(models.TextChoices):
    """How far a repair has come."""

    REPORTED = "reported", pgettext_lazy("water repair", "reported")
    ASSIGNED = "assigned", pgettext_lazy("water repair", "in hand")
    DONE = "done", pgettext_lazy("water repair", "waits for acceptance")
    ACCEPTED = "accepted", pgettext_lazy("water repair", "accepted")
    VOID = "void", pgettext_lazy("water repair", "void")


UNDER_REPAIR: Final = (RepairState.REPORTED, RepairState.ASSIGNED, RepairState.DONE)


class PhotoStage(models.TextChoices):
    """When a repair was photographed."""

    BEFORE = "before", _("Before the repair")
    AFTER = "after", _("After the repair")


class OutageKind(models.TextChoices):
    """Whether people were told ahead (WT-9)."""

    PLANNED = "planned", _("Planned")
    EMERGENCY = "emergency", _("Emergency")


CUT_OFF_LEAST_DAYS: Final = 7  # between the notice and the day, never fewer (WT-11)


class CutOffState(models.TextChoices):
    """How a notice that the supply will stop went on (WT-11)."""

    WRITTEN = "written", pgettext_lazy("cut-off notice", "to be delivered")
    SENT = "sent", pgettext_lazy("cut-off notice", "waits for payment")
    PAID = "paid", pgettext_lazy("cut-off notice", "paid")
    WITHDRAWN = "withdrawn", pgettext_lazy("cut-off notice", "withdrawn")
    STOPPED = "stopped", pgettext_lazy("cut-off notice", "supply stopped")
    RESUMED = "resumed", pgettext_lazy("cut-off notice", "supply resumed")


BEFORE_THE_STOP: Final = (CutOffState.WRITTEN, CutOffState.SENT)
OPEN_CUT_OFF: Final = (*BEFORE_THE_STOP, CutOffState.STOPPED)


class Delivery(models.TextChoices):
    """How a notice reached the household."""

    HANDED = "handed", _("Handed over and signed for")
    MAILED = "mailed", _("By registered mail")
    POSTED = "posted", _("Put up at the door, with a photo")


class Receiver(models.TextChoices):
    """Who took it; no name is kept."""

    HOLDER = "holder", pgettext_lazy("receiver", "The holder")
    ADULT = "adult", pgettext_lazy("receiver", "An adult of the household")
    TENANT = "tenant", pgettext_lazy("receiver", "A tenant")
    NOBODY = "nobody", pgettext_lazy("receiver", "Nobody in person")
