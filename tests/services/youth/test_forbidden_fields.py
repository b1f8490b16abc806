"""YT-6, YT-7: no diagnosis, no therapy note and no disability has a place to stand."""

import fnmatch
import re

import pytest
from django.apps import apps
from django.utils import translation

from liuli.exchange.registry import get_kind
from liuli.privacy.fields import EncryptedTextField
from residents.models import Purpose
from services.choices.youth import Support
from services.models.youth import __all__ as NAMES  # noqa: N812

FORBIDDEN = re.compile(
    r"diagnos|therap|psych|counsel|mental|disab|disorder|autis|adhd|illness|"
    r"诊断|治疗|心理|咨询|障碍|残疾|残障|自闭|多动|抑郁|智力|病史|量表|评估",
    re.IGNORECASE,
)
BAIT = ("diagnosis", "therapy_note", "心理评估", "残疾类别", "psychological notes")


def words():
    """Names, labels and choices of every field of the youth tables, in both languages."""
    for name in NAMES:
        model = apps.get_model("services", name)
        yield name, model._meta.model_name
        for field in model._meta.concrete_fields:
            yield str(field), field.name
            for language in ("en", "zh-hans"):
                with translation.override(language):
                    yield str(field), str(field.verbose_name)
                    for value, label in field.choices or ():
                        yield str(field), f"{value} {label}"
    for language in ("en", "zh-hans"):
        with translation.override(language):
            for value, label in Support.choices:
                yield "Support", f"{value} {label}"
    kind = get_kind("programme_session")
    for column in kind.columns:
        yield kind.slug, f"{column.key} {' '.join(column.headings)}"


def found(pairs):
    return [(where, word) for where, word in pairs if FORBIDDEN.search(word)]


def test_activity_records_only():
    """YT-6: fails as soon as a field, a choice or a column asks for more."""
    pairs = list(words())

    assert len(pairs) > 300, "the walk really walks"
    assert found(pairs) == []


def test_the_walk_would_see_a_forbidden_field():
    """YT-6, YT-7."""
    assert len(found(("bait", word) for word in BAIT)) == len(BAIT)


def test_support_needs_never_say_why():
    """YT-7: a closed list of what helps."""
    assert set(Support.values) == {
        "front_seat", "step_free", "sign_language", "large_print", "quiet_place",
        "simple_words", "companion", "more_time",
    }  # fmt: skip


@pytest.mark.django_db
def test_every_sealed_field_has_a_purpose_pi_1():
    patterns = [p for purpose in Purpose.objects.all() for p in purpose.keeps]
    sealed = [
        f"services.{name}.{field.name}"
        for name in NAMES
        for field in apps.get_model("services", name)._meta.concrete_fields
        if isinstance(field, EncryptedTextField)
    ]

    assert len(sealed) >= 11
    assert [
        name
        for name in sealed
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
    ] == []
