"""Meals, vouchers, programmes, places, volunteers and care."""

from services.models.meals import (
    Canteen,
    DietNote,
    FoodHandler,
    FoodSample,
    MealAgreement,
    MealOrder,
    MealPrice,
    MenuDish,
    Overpaid,
    Route,
    Serving,
    SettledServing,
    Settlement,
    SubsidyTier,
    Supplier,
)
from services.models.vouchers import Voucher, VoucherUse

__all__ = [
    "Canteen",
    "DietNote",
    "FoodHandler",
    "FoodSample",
    "MealAgreement",
    "MealOrder",
    "MealPrice",
    "MenuDish",
    "Overpaid",
    "Route",
    "Serving",
    "SettledServing",
    "Settlement",
    "SubsidyTier",
    "Supplier",
    "Voucher",
    "VoucherUse",
]
