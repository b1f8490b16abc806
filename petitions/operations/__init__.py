"""What people do with petitions and land compensation."""

from petitions.operations.objections import answer_objection, raise_objection
from petitions.operations.payments import (
    decline_payments,
    prepare_payments,
    release_payments,
    reverse_payment,
)
from petitions.operations.rolls import approve_roll, void_roll
from petitions.operations.seals import broken_seals, line_seal, payment_seal

__all__ = [
    "answer_objection",
    "approve_roll",
    "broken_seals",
    "decline_payments",
    "line_seal",
    "payment_seal",
    "prepare_payments",
    "raise_objection",
    "release_payments",
    "reverse_payment",
    "void_roll",
]
