"""Meals, vouchers, programmes, places, volunteers and care."""
