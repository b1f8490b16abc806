"""The register of triggers keeps pgtrigger's promises and knows what it holds."""

from collections.abc import Iterator

import pgtrigger
import pytest
from pgtrigger import registry

from liuli.kernel.triggers import IndexedRegistry
from liuli.places.models import Address
from residents.models import Stay


def _a_trigger(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, when=pgtrigger.Before, operation=pgtrigger.Insert, func="RETURN NEW;"
    )


@pytest.fixture
def added() -> Iterator[pgtrigger.Trigger]:
    """A trigger of addresses for the time of one test."""
    trigger = _a_trigger("for_a_test")
    trigger.register(Address)
    yield trigger
    if trigger.get_uri(Address) in registry._registry:
        trigger.unregister(Address)


def test_every_trigger_of_the_models_is_in_the_index() -> None:
    """What pgtrigger would read from all triggers is what the index says."""
    held = registry._registry
    triggers = pgtrigger.registered()

    assert isinstance(held, IndexedRegistry)
    assert len(triggers) > 500
    assert set(held.pg_function_names) == {t.get_pgid(model) for model, t in triggers}
    assert held.by_db_table == {
        (model._meta.db_table, t.name): t for model, t in triggers
    }


def test_two_triggers_of_one_name_are_refused(added: pgtrigger.Trigger) -> None:
    """The second would silently take the first one's place in the database."""
    other = _a_trigger(added.name)
    other.func = "RETURN NULL;"

    with pytest.raises(KeyError, match="already used"):
        other.register(Address)


def test_two_triggers_with_one_function_are_refused(
    added: pgtrigger.Trigger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are hashed; two that meet would share what they do."""
    other = _a_trigger("for_another_test")
    monkeypatch.setattr(other, "get_pgid", lambda _model: added.get_pgid(Address))

    with pytest.raises(KeyError, match="already in use"):
        other.register(Stay)


def test_a_trigger_taken_out_may_come_back(added: pgtrigger.Trigger) -> None:
    """Nothing of it stays in the index."""
    added.unregister(Address)
    again = _a_trigger(added.name)
    again.register(Address)

    assert registry._registry.by_db_table["places_address", added.name] is again
    again.unregister(Address)
    assert again.get_pgid(Address) not in registry._registry.pg_function_names
