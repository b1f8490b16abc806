"""The parts of one person's file (一人一档) that residents itself knows.

Other apps add theirs with `section("residents.person")`. Petitions never do (PP-1).
"""

from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.audit.models import Entry
from liuli.desk.registry import Section, section
from liuli.parameters.operations import parameter
from residents import policies
from residents.admin.pages import FILE
from residents.choices import CodeTable, Hukou, IdentityKind, RevealReason
from residents.choices.population import ApartType, PopulationType
from residents.models import (
    CanvassDoor,
    Consent,
    HouseholdMember,
    Knock,
    Merge,
    Need,
    Person,
    Stay,
)
from residents.operations import code_names
from residents.rules.permits import declare_by, has_to_declare
from residents.rules.population import apart, population_type, present_since

_FROM_ABROAD: Final = {
    IdentityKind.PERMIT,
    IdentityKind.FOREIGNER_CARD,
    IdentityKind.OLD_FOREIGNER_CARD,
    IdentityKind.HOME_RETURN,
    IdentityKind.TAIWAN_PASS,
    IdentityKind.FOREIGN_PASSPORT,
}


@section(FILE)
def stays(user: Any, person: Person, now: datetime) -> Section:
    """Where the person lived, within this one's territory."""
    rows = Stay.objects.visible_to(user).filter(person=person)
    found = list(
        rows.select_related("address", "unit").order_by(
            F("starts_on").desc(nulls_last=True), "-pk"
        )
    )
    return Section(
        "stays",
        _("Stays"),
        "residents/_person_stays.html",
        {
            "stays": found,
            "population": population_words(person, today=localdate(now)),
            "declare_by": _declare_by(person, found, today=localdate(now)),
        },
        count=len(found),
        weight=10,
    )


@section(FILE)
def households(user: Any, person: Person, now: datetime) -> Section | None:
    """The households the person belongs and belonged to."""
    rows = HouseholdMember.objects.visible_to(user).filter(person=person)
    rows = rows.select_related("household__address", "household__dwelling")
    members = list(rows.order_by("-period"))
    if not members:
        return None
    names = code_names(CodeTable.RELATION)
    lines = [(one, names.get(one.relation, one.relation)) for one in members]
    return Section(
        "household",
        pgettext_lazy("file", "Household"),
        "residents/_file_households.html",
        {"memberships": lines},
        count=len(lines),
        weight=20,
    )


@section(FILE)
def work(user: Any, person: Person, now: datetime) -> Section:
    """What the person works, as stated."""
    facts = {"person": person}
    return Section("work", _("Work"), "residents/_file_work.html", facts, weight=30)


@section(FILE)
def class_spells(user: Any, person: Person, now: datetime) -> Section:
    """Floating or rooted, over time: advice only."""
    spells = person.class_spells.select_related("overridden_by").order_by("-period")
    return Section(
        "class",
        _("Class"),
        "residents/_file_class.html",
        {"spells": spells},
        action=_action(user, person, _("Override the class"), "class"),
        weight=40,
    )


@section(FILE)
def tags(user: Any, person: Person, now: datetime) -> Section:
    """Needs a service answers (PO-7)."""
    return Section(
        "tags",
        _("Service tags"),
        "residents/_file_tags.html",
        {"tags": person.tags.order_by("-period")},
        action=_action(user, person, _("Give a service tag"), "tag"),
        weight=45,
    )


@section(FILE)
def needs(user: Any, person: Person, now: datetime) -> Section | None:
    """What the person asked for, and what became of it."""
    if not user.may(Capability.NEEDS_VIEW):
        return None
    found = list(Need.objects.visible_to(user).filter(person=person))
    return Section(
        "needs",
        _("Needs"),
        "residents/_file_needs.html",
        {"needs": found},
        count=len(found),
        weight=50,
    )


@section(FILE)
def visits(user: Any, person: Person, now: datetime) -> Section | None:
    """Knocks at a door while the person lived behind it (G10)."""
    there = Stay.objects.filter(person=person, address=OuterRef("address"))
    then = there.filter(
        Q(period__contains=OuterRef("knocked_on")) | Q(ends_on__isnull=True)
    )
    doors = CanvassDoor.objects.visible_to(user).filter(Exists(then))
    found = list(
        doors.select_related("drive", "address").order_by(
            F("knocked_on").desc(nulls_last=True), "-pk"
        )
    )
    knocks = list(
        Knock.objects.visible_to(user).filter(person=person).select_related("by")
    )
    if not found and not knocks:
        return None
    return Section(
        "visits",
        pgettext_lazy("file", "Visits"),
        "residents/_file_visits.html",
        {"doors": found, "knocks": knocks},
        count=len(found) + len(knocks),
        weight=60,
    )


@section(FILE)
def consents(user: Any, person: Person, now: datetime) -> Section:
    """What the person agreed to (PI-3, PI-4)."""
    rows = Consent.objects.filter(person=person).select_related("recorded_by")
    return Section(
        "consents",
        _("Consents"),
        "residents/_file_consents.html",
        {"consents": rows},
        action=_action(user, person, _("Record a consent"), "consent"),
        weight=70,
    )


@section(FILE)
def merges(user: Any, person: Person, now: datetime) -> Section | None:
    """Records that were found to be this person."""
    found = Merge.objects.standing().filter(survivor=person).select_related("by")
    if not found:
        return None
    return Section(
        "merges",
        _("Merged records"),
        "residents/_file_merges.html",
        {
            "merges": found,
            "may_part": user.may(Capability.RESIDENTS_MERGE, person.unit),
        },
        count=len(found),
        weight=80,
    )


@section(FILE)
def looks(user: Any, person: Person, now: datetime) -> Section:
    """Every time somebody opened a number of this person or rang it (MK-2)."""
    entries = Entry.objects.filter(
        object_type="residents.person",
        object_id=str(person.pk),
        action__in=["residents.revealed", "residents.called"],
    )
    found = [_look(entry) for entry in entries.order_by("-at")]
    return Section(
        "looks",
        _("Who looked at a number"),
        "residents/_file_looks.html",
        {"looks": found},
        count=len(found),
        weight=90,
    )


def _look(entry: Entry) -> dict[str, Any]:
    detail = entry.detail
    if entry.action == "residents.called":
        return {"at": entry.at, "who": entry.actor_label, "what": _("rang the phone")}
    fields = {"identity": _("Identity number"), "phone": _("Phone")}
    return {
        "at": entry.at,
        "who": entry.actor_label,
        "what": fields.get(detail.get("field", ""), ""),
        "why": RevealReason(detail["reason"]).label,
    }


def _action(user: Any, person: Person, label: Any, name: str) -> Any:
    if not policies.may_correct(user, person):
        return None
    return label, reverse(f"admin:residents_person_{name}", args=[person.pk])


def _declare_by(person: Person, stays: list[Any], *, today: date) -> date | None:
    """Until when a fresh stay of somebody from elsewhere is to be declared (PO-5)."""
    days = int(parameter("residents.declare_days", unit=person.unit, on=today))
    last = [
        declare_by(stay.starts_on, days=days)
        for stay in stays
        if stay.starts_on is not None
        and has_to_declare(stay.starts_on, stay.ends_on, days=days)
    ]
    due = max(last, default=None)
    fresh = due is not None and due >= today and person.hukou == Hukou.ELSEWHERE
    return due if fresh else None


def population_words(person: Person, *, today: date) -> list[Any]:
    """What the person counts as in the census: worked out now, kept nowhere."""
    rows = Stay.objects.filter(person=person).values_list("starts_on", "ends_on")
    periods = list(rows)
    since = present_since(periods, today=today)
    lives_here = any(
        (starts is None or starts <= today) and (ends is None or ends > today)
        for starts, ends in periods
    )
    kind = population_type(
        hukou=person.hukou,
        is_foreign=person.identity_kind in _FROM_ABROAD,
        lives_here=lives_here,
        lived_since=since,
        today=today,
    )
    away = apart(
        hukou=person.hukou,
        hukou_place=person.hukou_place,
        lived_since=since,
        today=today,
    )
    return [PopulationType(kind.value).label, ApartType(away.value).label]
