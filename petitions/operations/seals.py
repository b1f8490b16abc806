"""Seals of lines and payments: what was changed past the portal shows (SEC-8)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from liuli.privacy.crypto import blind_index
from petitions.models import Entitlement, Payment

_LINE: Final = "petitions.entitlement.seal"
_PAYMENT: Final = "petitions.payment.seal"
_FEN: Final = Decimal("0.01")
_AREA: Final = Decimal("0.0001")


def line_seal(
    *,
    group: tuple[str, int],
    title: str,
    member_key: bytes,
    area_mu: Decimal | None,
    price_yuan: Decimal | None,
    due_yuan: Decimal,
    paid_before_yuan: Decimal,
) -> bytes:
    """The seal of a line: whose it is, on which roll, and every amount."""
    parts = (
        *group,
        title,
        member_key.hex(),
        _exact(area_mu, _AREA),
        _exact(price_yuan, _FEN),
        _exact(due_yuan, _FEN),
        _exact(paid_before_yuan, _FEN),
    )
    return blind_index(_text(parts), _LINE)


def payment_seal(payment: Payment) -> bytes:
    """The seal of a payment: which line, how much, when, by whom."""
    parts = (
        payment.batch_id,
        payment.entitlement_id,
        _exact(payment.amount_yuan, _FEN),
        payment.paid_on.isoformat(),
        payment.by_id,
        payment.reverses_id,
    )
    return blind_index(_text(parts), _PAYMENT)


def broken_seals() -> Iterator[tuple[str, int]]:
    """Every line and payment whose seal does not fit its amounts, by model and key."""
    lines = Entitlement.objects.select_related("roll__group__unit", "member")
    for line in lines.order_by("pk").iterator(chunk_size=2_000):
        group = line.roll.group
        made = line_seal(
            group=(group.unit.code, group.number),
            title=line.roll.title,
            member_key=line.member.key,
            area_mu=line.area_mu,
            price_yuan=line.price_yuan,
            due_yuan=line.due_yuan,
            paid_before_yuan=line.paid_before_yuan,
        )
        if made != line.seal:
            yield "petitions.entitlement", line.pk
    for payment in Payment.objects.order_by("pk").iterator(chunk_size=2_000):
        if payment_seal(payment) != payment.seal:
            yield "petitions.payment", payment.pk


def _exact(value: Decimal | None, places: Decimal) -> str:
    return "" if value is None else f"{value.quantize(places):f}"


def _text(parts: tuple[Any, ...]) -> str:
    """No part can borrow letters from its neighbour."""
    words = ["" if part is None else str(part) for part in parts]
    return "".join(f"{len(word)}:{word};" for word in words)
