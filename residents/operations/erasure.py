"""Erasing a person (PI-6): the one operation allowed past the history triggers.

Tables are found from the model registry: every row of any app that points at the
person loses its text, its sealed values and its free fields, and so do the event rows
of its history. An app that keeps a person's data in rows that do not point at one
listens to `residents.signals.person_erased`. What stays is a number.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, models, transaction
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.exchange.erasing import forget_records
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from residents.choices import Hukou, IdentityKind, Sex
from residents.choices.rights import ErasureReason
from residents.models import DuplicatePair, Erasure, LegalHold, Merge, Person
from residents.policies.rights import may_erase, may_hold
from residents.signals import person_erased

_PERSON: Final = {
    "birth_on": None, "sex": Sex.UNKNOWN, "hukou": Hukou.UNKNOWN,
    "identity_kind": IdentityKind.NONE, "has_fixed_work": None, "last_seen_on": None,
}  # fmt: skip
_OURS: Final = frozenset({"Erasure", "LegalHold"})
_MUST_SAY: Final = "—"


@transaction.atomic
def erase_person(
    person: Person, *, reason: str, actor: Actor, now: datetime
) -> Erasure:
    """Blank everything that is known of a person, history and ledger files included.

    Records merged into this one go with it. Raises Refused `erasure_reason`,
    `erased_already`, `erasure_merged` for a record that was merged into another,
    `erasure_held` under a legal hold, and `erasure_import_waiting`.
    """
    person = (
        Person.objects.for_update()
        .select_related("community", "unit")
        .get(pk=person.pk)
    )
    require(may_erase, actor, person)
    pks = [
        person.pk,
        *Person.objects.for_update()
        .filter(merged_into=person)
        .values_list("pk", flat=True),
    ]
    _refuse(person, pks, reason)
    gone = [("residents.person", pk) for pk in pks]
    _blank_people(pks, now)
    for field in _pointing_fields():
        gone += _blank_rows(field, pks)
    DuplicatePair.objects.filter(first__in=pks).delete()
    DuplicatePair.objects.filter(second__in=pks).delete()
    Merge.objects.filter(survivor__in=pks).update(before={}, filled={})
    files = forget_records(gone, community=person.community, now=now)
    erasures = [
        Erasure.objects.create(
            person_id=pk,
            reason=reason,
            by_id=actor.actor_id,
            at=now,
            rows_count=len(gone),
            files_count=files,
        )
        for pk in pks
    ]
    for pk in pks:
        person_erased.send(Person, person_id=pk)
    record(
        "residents.erased",
        person,
        actor=actor,
        at=now,
        detail={"reason": reason, "rows": len(gone), "files": files},
    )
    return erasures[0]


@transaction.atomic
def hold_person(
    person: Person, *, reason: str, actor: Actor, now: datetime
) -> LegalHold:
    """Keep a record from being erased. Raises Refused `held_already`, `hold_reason`."""
    person = Person.objects.for_update().select_related("community").get(pk=person.pk)
    require(may_hold, actor, person)
    if not reason.strip():
        raise Refused(_("Say why the record must be kept."), code="hold_reason")
    if LegalHold.objects.standing().filter(person=person).exists():
        raise Refused(_("There is a legal hold already."), code="held_already")
    hold = LegalHold.objects.create(
        person=person, reason=reason.strip(), placed_by_id=actor.actor_id, placed_at=now
    )
    record("residents.held", person, actor=actor, at=now)
    return hold


@transaction.atomic
def lift_hold(person: Person, *, actor: Actor, now: datetime) -> None:
    """End the legal hold of a person. Raises Refused `hold_missing`."""
    person = Person.objects.for_update().select_related("community").get(pk=person.pk)
    require(may_hold, actor, person)
    lifted = (
        LegalHold.objects.standing()
        .filter(person=person)
        .update(lifted_by=actor.actor_id, lifted_at=now)
    )
    if not lifted:
        raise Refused(_("There is no legal hold."), code="hold_missing")
    record("residents.hold_lifted", person, actor=actor, at=now)


def _refuse(person: Person, pks: list[int], reason: str) -> None:
    if reason not in ErasureReason.values:
        raise Refused(_("Say why the data is erased."), code="erasure_reason")
    if person.erased_at is not None:
        raise Refused(_("This record has been erased already."), code="erased_already")
    if person.merged_into_id is not None:
        raise Refused(
            _("This record was merged. Erase the record that was kept."),
            code="erasure_merged",
        )
    if LegalHold.objects.standing().filter(person__in=pks).exists():
        raise Refused(
            _("A legal hold keeps this record. It has to be lifted first."),
            code="erasure_held",
        )


def _blank_people(pks: list[int], now: datetime) -> None:
    Person.objects.filter(pk__in=pks).update(
        **_blanks(Person, ""), **_PERSON, erased_at=now
    )
    blank_history(Person, {"pgh_obj__in": pks}, _PERSON)


def _blank_rows(field: Any, pks: list[int]) -> list[tuple[str, int]]:
    """Blank the rows that point at the person through one key, and their history."""
    model = field.model
    rows = model._base_manager.filter(**{f"{field.name}__in": pks})  # noqa: SLF001
    label = model._meta.label_lower  # noqa: SLF001
    numbers = list(rows.values_list("pk", flat=True))
    if numbers and _blanks(model, ""):
        _blank_text(rows, model)
    blank_history(model, {f"{field.name}__in": pks}, {})
    return [(label, number) for number in numbers if isinstance(number, int)]


def _blank_text(rows: Any, model: type[models.Model]) -> None:
    """Empty; a dash where a rule of the table wants words.

    Two characters are a code of some standard (GB/T 4761): it says nothing without the
    person, and a table that lists its codes takes neither.
    """
    codes = {
        field.name
        for field in model._meta.concrete_fields  # noqa: SLF001
        if field.max_length is not None and field.max_length <= _LONGEST_CODE
    }
    blanks = {n: blank for n, blank in _blanks(model, "").items() if n not in codes}
    try:
        with transaction.atomic():
            rows.update(**blanks)
    except DatabaseError:
        words = {name: _dashed(name) for name, value in blanks.items() if value == ""}
        rows.update(**blanks | words)


def _dashed(name: str) -> Case:
    """A dash for words, nothing for nothing."""
    return Case(When(**{name: ""}, then=Value("")), default=Value(_MUST_SAY))


def blank_history(
    model: type[models.Model], where: dict[str, Any], more: dict[str, Any]
) -> None:
    """Blank the words in the events of certain rows, past the history triggers."""
    for event in apps.get_models():
        if getattr(event, "pgh_tracked_model", None) is not model:
            continue
        names = {field.name for field in event._meta.concrete_fields}  # noqa: SLF001
        values = _blanks(event, "") | {k: v for k, v in more.items() if k in names}
        if values:
            with pgtrigger.ignore(f"{event._meta.label}:append_only"):  # noqa: SLF001
                event._base_manager.filter(**where).update(**values)  # noqa: SLF001


def forget_history(model: type[models.Model], where: dict[str, Any]) -> None:
    """Delete the events of certain rows, past the history triggers (PI-5)."""
    for event in apps.get_models():
        if getattr(event, "pgh_tracked_model", None) is model:
            with pgtrigger.ignore(f"{event._meta.label}:append_only"):  # noqa: SLF001
                event._base_manager.filter(**where).delete()  # noqa: SLF001


def _blanks(model: type[models.Model], word: str) -> dict[str, Any]:
    """What stands in each field of a model that may hold a person's words."""
    return {
        field.name: blank
        for field in model._meta.concrete_fields  # noqa: SLF001
        if not field.name.startswith("pgh_")
        and (blank := _blank(field, word)) is not _KEPT
    }


_KEPT: Final = object()
_LONGEST_CODE: Final = 2


def _blank(field: Any, word: str) -> Any:
    if isinstance(field, EncryptedTextField | BlindIndexField):
        return None
    if field.is_relation or field.choices or field.primary_key or field.generated:
        return _KEPT
    if isinstance(field, models.JSONField):
        return field.get_default() if field.has_default() else {}
    if isinstance(field, ArrayField):
        texts = isinstance(field.base_field, models.CharField | models.TextField)
        return [] if texts else _KEPT
    if isinstance(field, models.CharField | models.TextField):
        return word
    return _KEPT


def _pointing_fields() -> Iterator[Any]:
    """Every foreign key to a person, of every app, but those that remember erasing."""
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") or model in {DuplicatePair, Merge}:
            continue
        if model.__name__ in _OURS:
            continue
        for field in model._meta.concrete_fields:  # noqa: SLF001
            points = field.is_relation and field.related_model is Person
            if points and model is not Person:
                yield field
