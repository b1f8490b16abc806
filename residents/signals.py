"""News from residents to the floors above, sent inside the transaction."""

from django.dispatch import Signal

ban_breached = Signal()
"""Sent with `stay`, `ban` and `actor` when somebody lives where nobody may (HZ-6)."""
