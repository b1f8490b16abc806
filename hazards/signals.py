"""News from hazards to the floors above, sent inside the transaction."""

from django.dispatch import Signal

hazard_closed = Signal()
"""Sent with `hazard` when it has been cleared (销号)."""
