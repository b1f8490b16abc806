"""Model fields for personal data: sealed text, and the index to find it by."""

from typing import TYPE_CHECKING, Any, Final

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from liuli.privacy.crypto import INDEX_LENGTH, decrypt, encrypt

if TYPE_CHECKING:
    _TextField = models.Field[str | None, str | None]
    _BytesField = models.BinaryField[bytes | None, bytes | None]
else:
    _TextField = models.Field
    _BytesField = models.BinaryField

# "df" is the history triggers asking whether the stored bytes changed.
_ALLOWED: Final = frozenset({"isnull", "df"})


class EncryptedTextField(_TextField):
    """Text kept sealed in one bytea column; clear in Python, never in SQL.

    `associated` is a constant such as ``residents.person.identity``. It is
    written out, not derived, so that a history row, which copies the field into
    another model, opens too. Only ``isnull`` may be asked of the column; equal
    values are found by a `BlindIndexField` beside it.
    """

    db_index: bool
    description = "Text sealed with AES-256-GCM"
    empty_strings_allowed = True

    def __init__(self, *args: Any, associated: str = "", **kwargs: Any) -> None:
        self.associated = associated
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        """A bytea column."""
        return "BinaryField"

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The associated constant belongs to the migration."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "associated": self.associated}

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """No constant, an index or uniqueness: none of them can work."""
        errors = super().check(**kwargs)
        if not self.associated:
            errors.append(
                checks.Error(
                    "An EncryptedTextField needs associated=<constant>.",
                    obj=self,
                    id="privacy.E001",
                )
            )
        if self.unique or self.db_index or self.primary_key:
            errors.append(
                checks.Error(
                    "An EncryptedTextField cannot be indexed or unique; "
                    "put a BlindIndexField beside it.",
                    obj=self,
                    id="privacy.E002",
                )
            )
        return errors

    def get_lookup(self, lookup_name: str) -> "type[models.Lookup[Any]] | None":
        """Refuse everything but ``isnull``: ciphertext compares to nothing."""
        if lookup_name not in _ALLOWED:
            raise FieldError(
                f"{self.associated} is sealed and cannot be looked up by "
                f"'{lookup_name}'. Use its BlindIndexField with blind_index()."
            )
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> type[models.Transform] | None:
        """Refuse: nothing can be computed from ciphertext."""
        raise FieldError(
            f"{self.associated} is sealed and cannot be looked up by '{lookup_name}'."
        )

    def from_db_value(
        self,
        value: bytes | memoryview | None,
        expression: Expression,
        connection: BaseDatabaseWrapper,
    ) -> str | None:
        """Clear text. Raises `DecryptionFailed` when the value does not open."""
        return None if value is None else decrypt(value, associated=self.associated)

    def get_prep_value(self, value: Any) -> Any:
        """Sealed bytes; anything but text or nothing is a mistake."""
        value = super().get_prep_value(value)
        if value is None:
            return None
        if not isinstance(value, str):
            raise TypeError(
                f"{self.associated} takes text, not {type(value).__name__}."
            )
        return encrypt(value, associated=self.associated)

    def to_python(self, value: Any) -> str | None:
        """Text as it is; this field validates nothing about its content."""
        return value if value is None or isinstance(value, str) else str(value)

    def value_to_string(self, obj: models.Model) -> str:
        """Serialised data would leave the building in clear text."""
        raise TypeError(f"{self.associated} is sealed and is not serialised.")


class BlindIndexField(_BytesField):
    """The keyed digest of a sealed value, to find equal values by (MK-3).

    Operations and importers fill it with `crypto.blind_index`.
    """

    db_index: bool
    description = "Sixteen bytes of an HMAC, indexed"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", INDEX_LENGTH)
        kwargs.setdefault("db_index", not kwargs.get("unique", False))
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Always say whether there is an index: here it is the default."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "db_index": self.db_index}

    def from_db_value(
        self,
        value: bytes | memoryview | None,
        expression: Expression,
        connection: BaseDatabaseWrapper,
    ) -> bytes | None:
        """Plain bytes, so that equal values are equal."""
        return None if value is None else bytes(value)
