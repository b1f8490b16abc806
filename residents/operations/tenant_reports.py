"""Tenants reported by their landlord: reported, checked, recorded or not (A5, J2)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from residents.choices import Source, StayKind
from residents.choices.landlords import (
    FALLEN,
    STAY_KIND_OF,
    Direction,
    Duty,
    ReportStatus,
)
from residents.flows import TENANT_REPORT
from residents.models import (
    Dwelling,
    LandlordDuty,
    LandlordMember,
    Letting,
    Person,
    Stay,
    TenantReport,
)
from residents.operations.columns import PersonFacts, person_values
from residents.operations.landlords import member_of_account
from residents.operations.stays import end_stay, verify_stay
from residents.operations.tenants import register_tenant
from residents.policies import landlords as policies


@dataclass(frozen=True, slots=True)
class Checked:
    """What whoever checked a report found: seen with own eyes or only told."""

    is_seen: bool
    kind: StayKind = StayKind.UNKNOWN
    person: Person | None = None
    stay: Stay | None = None
    has_moved: bool = True
    despite_ban: bool = False


@transaction.atomic
def report_move_in(
    dwelling: Dwelling,
    *,
    facts: PersonFacts,
    day: date,
    actor: User,
    now: datetime,
    note: str = "",
) -> TenantReport:
    """A landlord says that somebody moved in; whoever keeps the grid checks it.

    Raises Refused `not_your_dwelling` for a dwelling the landlord does not own or let
    today, `date_future`, and as `person_values`.
    """
    today = timezone.localdate(now)
    member = _member(dwelling, actor, today)
    person_values(facts, today=today)
    _refuse_future(day, today)
    return _keep(
        TenantReport(
            member=member,
            dwelling=dwelling,
            direction=Direction.IN,
            full_name=facts.full_name.strip(),
            identity=facts.identity.strip() or None,
            phone=facts.phone.strip() or None,
            day=day,
            note=without_long_numbers(note.strip())[:200],
        ),
        actor=actor,
        now=now,
    )


@transaction.atomic
def report_move_out(
    *,
    day: date,
    actor: User,
    now: datetime,
    tenant: TenantReport | None = None,
    dwelling: Dwelling | None = None,
    full_name: str = "",
) -> TenantReport:
    """A landlord says that somebody moved out: a tenant they reported, or another.

    Raises Refused `tenant_missing`, `not_your_tenant`, `out_known`, `date_future`,
    `period_reversed`, `not_your_dwelling`.
    """
    today = timezone.localdate(now)
    _refuse_future(day, today)
    if tenant is not None:
        tenant = _own_tenant(tenant, actor, day)
        dwelling, full_name = tenant.dwelling, tenant.full_name or ""
    if dwelling is None or not full_name.strip():
        raise Refused(_("Say who moved out, and of which room."), code="tenant_missing")
    member = _member(dwelling, actor, today)
    return _keep(
        TenantReport(
            member=member,
            dwelling=dwelling,
            direction=Direction.OUT,
            full_name=full_name.strip(),
            day=day,
            moved_in=tenant,
        ),
        actor=actor,
        now=now,
    )


@transaction.atomic
def take_report(
    report: TenantReport, *, found: Checked, actor: Actor, now: datetime
) -> TenantReport:
    """Record what a report says, after somebody checked it.

    Moved in: person and stay, verified only where it was seen. Moved out: the stay
    ends. Raises Refused `illegal_move`, `stay_overlap` where another verified stay
    covers part of it, `stay_missing`, and as `register_tenant` and `end_stay`.
    """
    report = _locked(report, actor)
    today = timezone.localdate(now)
    TENANT_REPORT.require(report.status, ReportStatus.TAKEN)
    if report.direction == Direction.IN:
        report.stay = _moved_in(report, found, actor, today)
    else:
        report.stay = _moved_out(report, found, actor, today)
    report.person = report.stay.person
    return _decide(report, ReportStatus.TAKEN, actor, now)


@transaction.atomic
def refuse_report(
    report: TenantReport, *, reason: str, actor: Actor, now: datetime
) -> TenantReport:
    """It is not so; the landlord reads why. Raises `words_missing`, `illegal_move`."""
    report = _locked(report, actor)
    TENANT_REPORT.require(report.status, ReportStatus.REFUSED)
    if not reason.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    report.reason = without_long_numbers(reason.strip())[:200]
    return _decide(report, ReportStatus.REFUSED, actor, now)


@transaction.atomic
def withdraw_report(
    report: TenantReport, *, actor: Actor, now: datetime
) -> TenantReport:
    """The landlord takes a report back before anybody checked it; its words go.

    Raises Refused `illegal_move`, `out_waits` while a report that the same tenant moved
    out stands.
    """
    report = _locked(report, actor, may=policies.may_withdraw)
    TENANT_REPORT.require(report.status, ReportStatus.WITHDRAWN)
    out = TenantReport.objects.filter(moved_in=report).exclude(status__in=FALLEN)
    if out.exists():
        raise Refused(
            _("Withdraw first what you reported of the same tenant moving out."),
            code="out_waits",
        )
    report.full_name, report.note = None, ""
    report.save(update_fields=["full_name", "note"])
    act = "residents.report_withdrawn"
    return _decide(report, ReportStatus.WITHDRAWN, actor, now, act=act)


@transaction.atomic
def set_duty(
    community: Unit,
    *,
    kind: Duty,
    due_on: date,
    actor: Actor,
    today: date,
    text: str = "",
    members: Iterable[LandlordMember] | None = None,
) -> int:
    """Give every member (or the ones named) something to do by a day; how many got it.

    Set twice it is once. Raises Refused `duty_past`, `words_missing`.
    """
    require(policies.may_keep, actor, community)
    if due_on < today:
        raise Refused(_("Choose a day that is not over."), code="duty_past")
    words = text.strip()[:100]
    if kind == Duty.OTHER and not words:
        raise Refused(_("Say it in a few words."), code="words_missing")
    present = LandlordMember.objects.in_unit(community).holding(today)
    if members is not None:
        present = present.filter(pk__in=[member.pk for member in members])
    before = LandlordDuty.objects.count()
    LandlordDuty.objects.bulk_create(
        (
            LandlordDuty(
                member=member,
                kind=kind,
                text=words,
                due_on=due_on,
                set_by_id=actor.actor_id,
            )
            for member in present.order_by("pk")
        ),
        ignore_conflicts=True,
    )
    count = LandlordDuty.objects.count() - before
    record(
        "residents.duty_set",
        actor=actor,
        unit=community,
        detail={"kind": kind, "members": count},
    )
    return count


@transaction.atomic
def finish_duty(duty: LandlordDuty, *, actor: User, today: date) -> LandlordDuty:
    """Write that a duty is done: by the landlord, or by whoever keeps the association.

    Raises Refused `duty_done`.
    """
    duty = (
        LandlordDuty.objects.for_update()
        .select_related("member__person__community")
        .get(pk=duty.pk)
    )
    require(policies.may_finish, actor, duty)
    if duty.done_on is not None:
        raise Refused(_("This is done already."), code="duty_done")
    duty.done_on = today
    duty.save(update_fields=["done_on"])
    record("residents.duty_done", duty, actor=actor, detail={"kind": duty.kind})
    return duty


def _member(dwelling: Dwelling, actor: User, today: date) -> LandlordMember:
    """The member this account speaks for, who owns or lets the dwelling today."""
    require(policies.may_report, actor, None)
    member = member_of_account(actor, on=today)
    own = Letting.objects.holding(today).filter(dwelling=dwelling)
    if member is None or not own.filter(person=member.person_id).exists():
        raise Refused(
            _("This dwelling is not recorded as yours. Ask the community."),
            code="not_your_dwelling",
        )
    return member


def _own_tenant(tenant: TenantReport, actor: User, day: date) -> TenantReport:
    mine = TenantReport.objects.of_account(actor).filter(pk=tenant.pk)
    found = mine.filter(direction=Direction.IN).select_related("dwelling").first()
    if found is None:
        raise Refused(
            _("You can only report tenants of your own list."), code="not_your_tenant"
        )
    if not mine.still_here().exists():
        raise Refused(
            _("That this tenant moved out is reported already."), code="out_known"
        )
    if day <= found.day:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    report: TenantReport = found
    return report


def _keep(report: TenantReport, *, actor: User, now: datetime) -> TenantReport:
    today = timezone.localdate(now)
    unit = report.dwelling.unit
    days = int(parameter("landlord.check_days", unit=unit, on=today))
    report.reported_by, report.reported_at = actor, now
    report.due_on = today + timedelta(days=days)
    report.save()
    record(
        "residents.tenant_reported",
        report,
        actor=actor,
        at=now,
        detail={"direction": report.direction},
    )
    return report


def _locked(
    report: TenantReport,
    actor: Actor,
    *,
    may: Callable[[Actor, Any], bool] = policies.may_check,
) -> TenantReport:
    found: TenantReport = (
        TenantReport.objects.for_update()
        .select_related("dwelling__unit", "dwelling__address")
        .get(pk=report.pk)
    )
    require(may, actor, found)
    return found


def _moved_in(report: TenantReport, found: Checked, actor: Actor, today: date) -> Stay:
    kind = found.kind
    if kind == StayKind.UNKNOWN:
        kind = STAY_KIND_OF.get(report.dwelling.kind, StayKind.UNKNOWN)
    done = register_tenant(
        report.dwelling.unit,
        facts=report_facts(report),
        address=report.dwelling.address.raw,
        room=report.dwelling.label,
        kind=kind,
        starts_on=report.day,
        has_moved=found.has_moved,
        despite_ban=found.despite_ban,
        person=found.person,
        source=Source.LANDLORD,
        actor=actor,
        today=today,
    )
    if found.is_seen:
        return verify_stay(done.stay, actor=actor, today=today)
    return done.stay


def _moved_out(report: TenantReport, found: Checked, actor: Actor, today: date) -> Stay:
    stay = report.moved_in.stay if report.moved_in else found.stay
    if stay is None or not open_stays(report).filter(pk=stay.pk).exists():
        raise Refused(
            _("Choose the stay that ended; if there is none, say that it is not so."),
            code="stay_missing",
        )
    return end_stay(stay, ends_on=report.day, actor=actor, today=today)


def report_facts(report: TenantReport) -> PersonFacts:
    """What a report states about the tenant."""
    return PersonFacts(
        full_name=report.full_name or "",
        identity=report.identity or "",
        phone=report.phone or "",
    )


def open_stays(report: TenantReport) -> Any:
    """Open stays at the address of a report."""
    return Stay.objects.open().filter(address=report.dwelling.address_id)


def _decide(
    report: TenantReport,
    status: ReportStatus,
    actor: Actor,
    now: datetime,
    *,
    act: str = "residents.report_checked",
) -> TenantReport:
    report.status, report.checked_at = status, now
    report.checked_by_id = actor.actor_id
    report.identity = report.phone = None
    report.save(
        update_fields=[
            "status", "checked_at", "checked_by", "identity", "phone", "reason",
            "person", "stay",
        ]
    )  # fmt: skip
    record(
        act,
        report,
        actor=actor,
        at=now,
        detail={"status": status},
    )
    return report


def _refuse_future(day: date, today: date) -> None:
    if day > today:
        raise Refused(_("This day lies in the future."), code="date_future")


def dwellings_of(user: Any, *, on: date) -> Any:
    """The dwellings the landlord of an account owns or lets on a day."""
    member = member_of_account(user, on=on)
    if member is None:
        return Dwelling.objects.none()
    own = Letting.objects.holding(on).filter(person=member.person_id)
    mine = Dwelling.objects.filter(pk__in=own.values("dwelling")).in_use(on)
    return mine.select_related("address", "unit").order_by("pk")
