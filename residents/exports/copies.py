"""The copy of their own data a person may take home (PIPL §45, PI-6)."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.audit.models import Entry
from liuli.exchange.writing import Page, write_pages
from residents.choices import ClassReason
from residents.models import (
    ClassSpell,
    Consent,
    Disclosure,
    Need,
    NoticeTelling,
    Person,
    ServiceTag,
    Stay,
)

_FACTS = (
    "full_name", "identity", "phone", "other_phone", "sex", "birth_on", "hukou",
    "hukou_place", "education", "marital", "political", "occupation", "note",
    "last_seen_on",
)  # fmt: skip


def person_copy(person: Person, *, today: date) -> bytes:
    """Everything that is kept of a person, as one workbook; numbers in clear."""
    facts = [(_label(person, name), _value(person, name)) for name in _FACTS]
    note = _("Made on %(day)s for the person themselves.") % {"day": today.isoformat()}
    return write_pages(
        Page(_("Facts"), (_("Fact"), _("Value")), facts, (note,)),
        Page(_("Stays"), (_("Address"), _("From"), _("Until")), _stays(person)),
        Page(_("Class"), (_("Class"), _("From"), _("Why")), _classes(person)),
        Page(_("Other records"), (_("Kind"), _("What"), _("Day")), _others(person)),
        Page(
            _("Who looked and who was given it"),
            (_("Who"), _("What"), _("Day")),
            _looks(person),
        ),
    )


def _stays(person: Person) -> list[Any]:
    stays = Stay.objects.filter(person=person).select_related("address")
    return [(s.address.raw, s.starts_on, s.ends_on) for s in stays.order_by("pk")]


def _classes(person: Person) -> list[Any]:
    spells = ClassSpell.objects.filter(person=person).order_by("pk")
    return [
        (s.get_kind_display(), s.period.lower, "、".join(map(_why, s.reasons)))
        for s in spells
    ]


def _why(code: str) -> str:
    return str(ClassReason(code).label)


def _others(person: Person) -> list[Any]:
    found: list[Any] = [
        (_("Service tag"), tag.get_tag_display(), tag.period.lower)
        for tag in ServiceTag.objects.filter(person=person)
    ]
    found += [
        (_("Consent"), consent.get_purpose_display(), consent.given_on)
        for consent in Consent.objects.filter(person=person)
    ]
    found += [
        (_("Need"), need.get_kind_display(), timezone.localdate(need.noted_at))
        for need in Need.objects.filter(person=person)
    ]
    tellings = NoticeTelling.objects.filter(person=person).select_related("notice")
    found += [
        (_("Privacy notice told"), telling.notice.version, telling.told_on)
        for telling in tellings
    ]
    return found


def _looks(person: Person) -> list[Any]:
    entries = Entry.objects.filter(
        object_type="residents.person",
        object_id=str(person.pk),
        action__in=["residents.revealed", "residents.called"],
    )
    looks: list[Any] = [
        (one.actor_label, one.detail.get("field", ""), timezone.localdate(one.at))
        for one in entries.order_by("pk")
    ]
    given = Disclosure.objects.filter(person=person).order_by("pk")
    return looks + [(d.recipient, d.kinds, timezone.localdate(d.at)) for d in given]


def _label(person: Person, name: str) -> str:
    return str(person._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001


def _value(person: Person, name: str) -> Any:
    if person._meta.get_field(name).choices:  # type: ignore[union-attr]  # noqa: SLF001
        return getattr(person, f"get_{name}_display")()
    return getattr(person, name)
