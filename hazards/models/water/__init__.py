"""The old water network: pipes, meters, bills, receipts, repairs."""

from hazards.models.water.bill import Bill, BillLine, Receipt, ReceiptLine
from hazards.models.water.connection import Connection, Meter
from hazards.models.water.cutoff import BillObjection, CutOffBill, CutOffNotice
from hazards.models.water.network import (
    BulkMeter,
    BulkReading,
    Segment,
    UnbilledUse,
    Valve,
)
from hazards.models.water.night import NightBaseline, NightFlow
from hazards.models.water.reading import MeterReading, MeterRound
from hazards.models.water.repair import Outage, Repair, RepairPhoto, WaterEntry
from hazards.models.water.tariff import Tariff, TariffTier

__all__ = [
    "Bill",
    "BillLine",
    "BillObjection",
    "BulkMeter",
    "BulkReading",
    "Connection",
    "CutOffBill",
    "CutOffNotice",
    "Meter",
    "MeterReading",
    "MeterRound",
    "NightBaseline",
    "NightFlow",
    "Outage",
    "Receipt",
    "ReceiptLine",
    "Repair",
    "RepairPhoto",
    "Segment",
    "Tariff",
    "TariffTier",
    "UnbilledUse",
    "Valve",
    "WaterEntry",
]
