"""News from places to the floors above."""

from django.dispatch import Signal

# Sent inside the transaction with address_ids and unit: rows that copy an address's
# unit (stays, people, sites) follow it.
addresses_moved = Signal()
