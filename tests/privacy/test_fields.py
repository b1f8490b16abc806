import pytest
from django.apps.registry import Apps
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test import override_settings

from liuli.privacy.crypto import DecryptionFailed, blind_index, generate_key
from liuli.privacy.fields import BlindIndexField, EncryptedTextField

REGISTRY = Apps()
NUMBER = "51019919650307123X"


class Card(models.Model):  # noqa: DJ008 - never shown
    identity = EncryptedTextField(null=True, associated="tests.card.identity")
    identity_index = BlindIndexField(null=True)

    class Meta:
        apps = REGISTRY
        app_label = "privacy_tests"


class CardEvent(models.Model):  # noqa: DJ008 - never shown
    """What a history model does: the same field, copied."""

    identity = Card._meta.get_field("identity").clone()

    class Meta:
        apps = REGISTRY
        app_label = "privacy_tests"


@pytest.fixture
def tables(db):
    with connection.schema_editor() as editor:
        editor.create_model(Card)
        editor.create_model(CardEvent)


def raw(pk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity FROM privacy_tests_card WHERE id = %s", [pk])
        return bytes(cursor.fetchone()[0])


@pytest.mark.usefixtures("tables")
def test_value_is_clear_in_python_and_sealed_in_the_database():
    card = Card.objects.create(identity=NUMBER)

    assert Card.objects.get(pk=card.pk).identity == NUMBER
    assert NUMBER.encode() not in raw(card.pk)
    assert len(raw(card.pk)) == 48


@pytest.mark.usefixtures("tables")
def test_nothing_and_empty_stay_apart():
    nothing = Card.objects.create(identity=None)
    empty = Card.objects.create(identity="")

    assert Card.objects.get(identity__isnull=True) == nothing
    assert Card.objects.get(pk=empty.pk).identity == ""


@pytest.mark.usefixtures("tables")
def test_bulk_writes_are_sealed_too():
    cards = Card.objects.bulk_create(Card(identity=f"{n}") for n in range(3))
    for card in cards:
        card.identity = f"{card.identity}-new"
    Card.objects.bulk_update(cards, ["identity"])
    Card.objects.filter(pk=cards[0].pk).update(identity="updated")

    stored = list(Card.objects.order_by("pk").values_list("identity", flat=True))
    assert stored == ["updated", "1-new", "2-new"]


@pytest.mark.usefixtures("tables")
def test_equal_values_are_found_by_the_blind_index():
    """MK-3"""
    index = blind_index(NUMBER, "identity")
    mine = Card.objects.create(identity=NUMBER, identity_index=index)
    Card.objects.create(identity="x", identity_index=blind_index("x", "identity"))

    assert Card.objects.get(identity_index=index) == mine
    assert list(Card.objects.filter(identity_index__in=[index])) == [mine]
    assert Card.objects.get(pk=mine.pk).identity_index == index


@pytest.mark.parametrize("lookup", ["exact", "in", "contains", "gt", "length__gt"])
def test_lookups_on_the_sealed_column_are_refused(lookup):
    """MK-3: no LIKE on ciphertext."""
    value = [NUMBER] if lookup == "in" else NUMBER

    with pytest.raises(FieldError, match=r"tests\.card\.identity is sealed"):
        Card.objects.filter(**{f"identity__{lookup}": value})


@pytest.mark.usefixtures("tables")
def test_a_copied_history_column_opens():
    """Ecosystem 5.5: the associated constant travels with the field."""
    card = Card.objects.create(identity=NUMBER)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO privacy_tests_cardevent (identity) "
            "SELECT identity FROM privacy_tests_card WHERE id = %s",
            [card.pk],
        )

    assert CardEvent.objects.get().identity == NUMBER


@pytest.mark.usefixtures("tables")
def test_a_value_that_does_not_open_raises():
    card = Card.objects.create(identity=NUMBER)

    with (
        override_settings(LIULI_FIELD_KEYS=f"k1:{generate_key()}"),
        pytest.raises(DecryptionFailed),
    ):
        Card.objects.get(pk=card.pk)


@pytest.mark.usefixtures("tables")
def test_only_text_is_taken():
    with pytest.raises(TypeError, match="takes text, not bytes"):
        Card.objects.create(identity=b"sealed elsewhere")


def test_field_goes_into_a_migration_with_its_constant():
    field = Card._meta.get_field("identity")
    _, path, _, kwargs = field.deconstruct()

    assert path == "liuli.privacy.fields.EncryptedTextField"
    assert kwargs == {"null": True, "associated": "tests.card.identity"}
    written = MigrationWriter.serialize(field)[0]
    assert "associated='tests.card.identity'" in written


def test_index_field_says_whether_it_is_indexed():
    default = BlindIndexField()
    unique = BlindIndexField(unique=True)
    plain = BlindIndexField(db_index=False)

    assert (default.db_index, unique.db_index, plain.db_index) == (True, False, False)
    assert default.clone().max_length == 16
    assert plain.clone().db_index is False


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        (EncryptedTextField(), "privacy.E001"),
        (EncryptedTextField(associated="a.b.c", unique=True), "privacy.E002"),
        (EncryptedTextField(associated="a.b.c", db_index=True), "privacy.E002"),
    ],
)
def test_impossible_declarations_fail_the_system_check(field, problem):
    class Broken(models.Model):  # noqa: DJ008 - never shown
        identity = field

        class Meta:
            apps = Apps()
            app_label = "privacy_tests"

    assert problem in {error.id for error in Broken._meta.get_field("identity").check()}


def test_sealed_values_are_not_serialised():
    with pytest.raises(TypeError, match="not serialised"):
        Card._meta.get_field("identity").value_to_string(Card(identity=NUMBER))
