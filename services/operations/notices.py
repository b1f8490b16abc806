"""The kinds of notices of this app; importing a topic's module declares them."""

from services.operations import care_notices as care
from services.operations.orders import notices as orders
from services.operations.youth import notices as youth

__all__ = ["care", "orders", "youth"]
