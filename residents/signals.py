"""News from residents to the floors above, sent inside the transaction."""

from django.dispatch import Signal

ban_breached = Signal()
"""Sent with `stay`, `ban` and `actor` when somebody lives where nobody may (HZ-6)."""

person_erased = Signal()
"""Sent with `person_id` when a person is erased (PI-6).

Rows that point at the person are blanked already; whoever keeps a person's data in
other rows blanks them now.
"""

items_in_hand = Signal()
"""Sent with `unit`, `user` and `now` to ask what a colleague has in hand there.

Each receiver answers a number of open items that would pass to somebody else (F6).
"""

duty_handed_over = Signal()
"""Sent with `unit`, `before`, `after`, `actor` and `now` when a staff duty passes on.

Each receiver hands its own open items over and answers how many.
"""
