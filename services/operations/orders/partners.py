"""Partners and their contracts: signed, ended, called to mind (K4, K11, K21)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Role
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.parameters.operations import ParameterBook
from services.choices.orders import Covers, PartnerKind
from services.models import Contract, Supplier
from services.operations.orders.notices import CONTRACT_ENDS
from services.policies import orders as policies

_WARN = "contract.warn_days"


@transaction.atomic
def describe_partner(
    supplier: Supplier, *, kind: PartnerKind, office_phone: str, actor: Actor
) -> Supplier:
    """What a partner is, and the public phone of its office."""
    supplier = _locked(supplier, actor)
    supplier.kind, supplier.office_phone = kind, office_phone.strip()[:20]
    supplier.save(update_fields=["kind", "office_phone"])
    record("orders.partner_described", supplier, actor=actor)
    return supplier


@transaction.atomic
def sign_contract(
    supplier: Supplier, *, covers: Covers, number: str, first_on: date, last_on: date,
    kept_at: str = "", actor: Actor,
) -> Contract:  # fmt: skip
    """Note a contract; its last day is included.

    Raises Refused `number_missing`, `contract_reversed`, `contract_there`.
    """
    supplier = _locked(supplier, actor)
    if not number.strip():
        raise Refused(_("Enter the number of the contract."), code="number_missing")
    if last_on < first_on:
        raise Refused(
            _("The last day must not lie before the first."), code="contract_reversed"
        )
    period = DateRange(first_on, last_on + timedelta(days=1))
    others = Contract.objects.filter(supplier=supplier, covers=covers)
    if others.filter(period__overlap=period).exists():
        raise Refused(
            _("Another contract on this holds in that time. Begin after it ends."),
            code="contract_there",
        )
    contract = Contract.objects.create(
        supplier=supplier,
        covers=covers,
        number=number.strip()[:40],
        period=period,
        kept_at=kept_at.strip()[:120],
    )
    record("orders.contract_signed", contract, actor=actor)
    return contract


@transaction.atomic
def end_contract(
    contract: Contract, *, last_on: date, reason: str, actor: Actor
) -> Contract:
    """End it earlier than was signed; orders that stand are carried out.

    Raises Refused `reason_missing`, `contract_end`.
    """
    contract = (
        Contract.objects.for_update()
        .select_related("supplier__unit")
        .get(pk=contract.pk)
    )
    require(policies.may_keep, actor, contract)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    if not contract.period.lower <= last_on < contract.last_on:
        raise Refused(
            _("It ends between its first day and the day before its last."),
            code="contract_end",
        )
    contract.period = DateRange(contract.period.lower, last_on + timedelta(days=1))
    contract.ended_for = reason.strip()[:200]
    contract.save(update_fields=["period", "ended_for"])
    record("orders.contract_ended", contract, actor=actor)
    return contract


def refuse_without_contract(supplier: Supplier, *, covers: Covers, on: date) -> None:
    """An expired contract blocks new orders; the database says so, too (K21).

    Raises Refused `no_contract`.
    """
    if not supplier.contracts.holding(on, covers=covers).exists():
        raise Refused(
            _("No contract with this partner holds on that day. Renew it first."),
            code="no_contract",
        )


@transaction.atomic
def warn_of_contracts(*, now: datetime) -> int:
    """Call contracts to mind that end soon; once each. Returns how many were told."""
    today = timezone.localdate(now)
    staff, book, news = Staff(now=now), ParameterBook("contract."), []
    soon = Contract.objects.ending(today, today + timedelta(days=366))
    for contract in soon.select_related("supplier__unit").order_by("pk"):
        unit, last_on = contract.unit, contract.last_on
        days = int(book.value(_WARN, unit=unit, on=today))
        is_followed = contract.supplier.contracts.filter(
            covers=contract.covers, period__startswith__gte=contract.period.upper
        ).exists()
        if is_followed or last_on > today + timedelta(days=days):
            continue
        people = {*staff.nearest_of(Role.SECRETARY, unit), *staff.leads_of(unit)}
        news += [
            News(
                recipient=person,
                key=f"contract:{contract.pk}:{last_on.isoformat()}",
                kind=CONTRACT_ENDS,
                params={
                    "contract": contract.pk,
                    "unit": unit.pk,
                    "last_on": last_on.isoformat(),
                },
                url=reverse(
                    "admin:services_supplier_change", args=[contract.supplier_id]
                ),
            )
            for person in sorted(people)
        ]
    made = notify_each(news, now=now)
    if made:
        record("orders.contracts_told", actor=SYSTEM, detail={"notices": made}, at=now)
    return made


def _locked(supplier: Supplier, actor: Actor) -> Supplier:
    fresh: Supplier = (
        Supplier.objects.for_update().select_related("unit").get(pk=supplier.pk)
    )
    require(policies.may_keep, actor, fresh)
    return fresh
