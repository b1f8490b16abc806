"""Meals for the old and for whoever signs: canteens, agreements, servings, money."""

from services.models.meals.agreement import DietNote, MealAgreement
from services.models.meals.canteen import (
    Canteen,
    FoodHandler,
    FoodSample,
    Route,
    Supplier,
)
from services.models.meals.menu import MealPrice, MenuDish, SubsidyTier
from services.models.meals.order import MealOrder
from services.models.meals.serving import Overpaid, Serving
from services.models.meals.settlement import SettledServing, Settlement

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
]
