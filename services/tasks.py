"""Doorbells: each wakes one operation that looks into the tables."""
