"""Field encryption and blind indexes for personal data (MK-3, SEC-8, SEC-12).

A sealed value is one byte string: algorithm (1 byte), key number (1 byte),
nonce (12), ciphertext, tag (16). Algorithm and key number are authenticated,
and so is a constant per field, so a value moved to another column opens
nowhere. What fails to open raises; ciphertext is never returned as text.
"""

import base64
import binascii
import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

AES_256_GCM: Final = 1  # algorithm 2 is kept free for SM4-GCM (SEC-12)
INDEX_LENGTH: Final = 16

_HEADER: Final = 2
_NONCE: Final = 12
_TAG: Final = 16
_KEY_BYTES: Final = 32
_SHORTEST: Final = _HEADER + _NONCE + _TAG
_KEY: Final = re.compile(r"k([0-9]{1,3}):([A-Za-z0-9+/_=-]+)")
_HIGHEST_KEY: Final = 255


class DecryptionFailed(Exception):  # noqa: N818 - what happened, not whose fault
    """A stored value could not be opened: wrong key, wrong field, or tampered."""


@dataclass(frozen=True)
class Keyring:
    """Every key that may open a value; the first one named seals."""

    primary: int
    ciphers: Mapping[int, AESGCM]

    def seal(self, text: str, *, associated: str) -> bytes:
        """The text sealed under the primary key for one field."""
        return self.seal_bytes(text.encode(), associated=associated)

    def seal_bytes(self, clear: bytes, *, associated: str) -> bytes:
        """Bytes sealed the same way."""
        header = bytes((AES_256_GCM, self.primary))
        nonce = os.urandom(_NONCE)
        sealed = self.ciphers[self.primary].encrypt(
            nonce, clear, header + associated.encode()
        )
        return header + nonce + sealed

    def open(self, sealed: bytes, *, associated: str) -> str:
        """The text of a sealed value. Raises `DecryptionFailed`."""
        return self.open_bytes(sealed, associated=associated).decode()

    def open_bytes(self, sealed: bytes, *, associated: str) -> bytes:
        """The bytes of a sealed value. Raises `DecryptionFailed`."""
        header, nonce = sealed[:_HEADER], sealed[_HEADER : _HEADER + _NONCE]
        if len(sealed) < _SHORTEST or header[0] != AES_256_GCM:
            raise DecryptionFailed("This is not a sealed value.")
        cipher = self.ciphers.get(header[1])
        if cipher is None:
            raise DecryptionFailed(
                f"Key k{header[1]} is not in LIULI_FIELD_KEYS; add it again."
            )
        try:
            return cipher.decrypt(
                nonce, sealed[_HEADER + _NONCE :], header + associated.encode()
            )
        except InvalidTag as error:
            raise DecryptionFailed(
                f"A value of {associated} could not be opened with key k{header[1]}."
            ) from error


@lru_cache(maxsize=8)
def read_keyring(text: str) -> Keyring:
    """A keyring from ``k1:<base64>,k0:<base64>``: 32 bytes each, newest first.

    Raises `ImproperlyConfigured` in words that do not show a key.
    """
    ciphers: dict[int, AESGCM] = {}
    for part in text.replace(" ", "").split(","):
        found = _KEY.fullmatch(part)
        if found is None or int(found[1]) > _HIGHEST_KEY:
            raise ImproperlyConfigured(
                "LIULI_FIELD_KEYS must look like k1:<base64>,k0:<base64>."
            )
        number = int(found[1])
        if number in ciphers:
            raise ImproperlyConfigured(f"LIULI_FIELD_KEYS names k{number} twice.")
        ciphers[number] = AESGCM(_key_bytes(found[2], f"LIULI_FIELD_KEYS k{number}"))
    return Keyring(primary=next(iter(ciphers)), ciphers=MappingProxyType(ciphers))


def _key_bytes(text: str, where: str) -> bytes:
    try:
        key = base64.b64decode(text.translate(_TO_STANDARD), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ImproperlyConfigured(f"{where} is not base64.") from error
    if len(key) != _KEY_BYTES:
        raise ImproperlyConfigured(f"{where} must be 32 bytes in base64.")
    return key


_TO_STANDARD: Final = str.maketrans("-_", "+/")


def keyring() -> Keyring:
    """The keyring of this installation (`settings.LIULI_FIELD_KEYS`)."""
    return read_keyring(settings.LIULI_FIELD_KEYS)


def encrypt(text: str, *, associated: str) -> bytes:
    """Seal a text for the field named by `associated`."""
    return keyring().seal(text, associated=associated)


def decrypt(sealed: bytes | memoryview, *, associated: str) -> str:
    """Open a sealed value. Raises `DecryptionFailed`, never returns ciphertext."""
    return keyring().open(bytes(sealed), associated=associated)


def needs_rotation(sealed: bytes | memoryview) -> bool:
    """Whether a value is sealed with anything but the primary key."""
    return bytes(sealed[:_HEADER]) != bytes((AES_256_GCM, keyring().primary))


def rotate(sealed: bytes | memoryview, *, associated: str) -> bytes:
    """The same text under the primary key; unchanged when it already is."""
    if not needs_rotation(sealed):
        return bytes(sealed)
    return encrypt(decrypt(sealed, associated=associated), associated=associated)


def generate_key() -> str:
    """A new key in base64, for LIULI_FIELD_KEYS or LIULI_INDEX_KEY."""
    return base64.b64encode(os.urandom(_KEY_BYTES)).decode()


def blind_index(value: str, purpose: str) -> bytes:
    """Sixteen bytes to find an exact, already normalised value by (MK-3).

    HMAC-SHA256 over purpose and value: the same number as identity and as
    phone gives different indexes. Raises `ValueError` for an empty value, which
    would make all rows without one equal.
    """
    if not value:
        raise ValueError("An empty value has no blind index.")
    message = f"{purpose}\0{value}".encode()
    return hmac.digest(_index_key(settings.LIULI_INDEX_KEY), message, "sha256")[
        :INDEX_LENGTH
    ]


def chain_digest(content: bytes, purpose: str) -> bytes:
    """HMAC-SM3 of a link of a chain, under a key of that purpose (SEC-7, SEC-12)."""
    message = f"{purpose}\0".encode() + content
    return hmac.digest(_index_key(settings.LIULI_INDEX_KEY), message, "sm3")


@lru_cache(maxsize=8)
def _index_key(text: str) -> bytes:
    return _key_bytes(text, "LIULI_INDEX_KEY")
