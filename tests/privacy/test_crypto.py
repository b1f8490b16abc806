import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from liuli.privacy.crypto import (
    AES_256_GCM,
    DecryptionFailed,
    blind_index,
    decrypt,
    encrypt,
    generate_key,
    needs_rotation,
    read_keyring,
    rotate,
)

OLD = base64.b64encode(bytes(range(32))).decode()
NEW = base64.b64encode(bytes(range(32, 64))).decode()
FIELD = "residents.person.identity"
BOTH = f"k1:{NEW},k0:{OLD}"


def test_sealed_value_has_the_promised_shape():
    """SEC-12: algorithm and key id in the ciphertext; 48 bytes for a number."""
    sealed = read_keyring(f"k7:{OLD}").seal("51019919650307123X", associated=FIELD)

    assert sealed[:2] == bytes((AES_256_GCM, 7))
    assert len(sealed) == 48


def test_same_text_is_sealed_differently_every_time():
    ring = read_keyring(f"k0:{OLD}")

    assert ring.seal("甲", associated=FIELD) != ring.seal("甲", associated=FIELD)


@given(st.text(st.characters(codec="utf-8")))
def test_sealed_text_opens_to_itself(text):
    ring = read_keyring(f"k0:{OLD}")

    assert ring.open(ring.seal(text, associated=FIELD), associated=FIELD) == text


@given(st.integers(0, 47), st.integers(1, 255))
def test_a_changed_byte_never_opens(place, change):
    ring = read_keyring(f"k0:{OLD}")
    sealed = bytearray(ring.seal("51019919650307123X", associated=FIELD))
    sealed[place] ^= change

    with pytest.raises(DecryptionFailed):
        ring.open(bytes(sealed), associated=FIELD)


@given(st.binary(max_size=80))
def test_other_bytes_never_open(noise):
    with pytest.raises(DecryptionFailed):
        read_keyring(f"k0:{OLD}").open(noise, associated=FIELD)


def test_a_value_moved_to_another_field_does_not_open():
    ring = read_keyring(f"k0:{OLD}")
    sealed = ring.seal("19900012345", associated="residents.person.phone")

    with pytest.raises(DecryptionFailed, match=r"residents\.person\.identity"):
        ring.open(sealed, associated=FIELD)


def test_rotation_keeps_the_text_and_needs_the_old_key_until_done():
    with override_settings(LIULI_FIELD_KEYS=f"k0:{OLD}"):
        sealed = encrypt("51019919650307123X", associated=FIELD)
        assert not needs_rotation(sealed)
    with override_settings(LIULI_FIELD_KEYS=BOTH):
        assert needs_rotation(sealed)
        assert decrypt(sealed, associated=FIELD) == "51019919650307123X"
        rotated = rotate(sealed, associated=FIELD)
        assert not needs_rotation(rotated)
        assert rotate(rotated, associated=FIELD) == rotated
    with override_settings(LIULI_FIELD_KEYS=f"k1:{NEW}"):
        assert decrypt(memoryview(rotated), associated=FIELD) == "51019919650307123X"
        with pytest.raises(DecryptionFailed, match="k0 is not in LIULI_FIELD_KEYS"):
            decrypt(sealed, associated=FIELD)


@pytest.mark.parametrize(
    "text", ["", "k1", f"k256:{OLD}", f"k1:{OLD},k1:{NEW}", "k1:AAAA", "k1:%%%%"]
)
def test_bad_key_settings_are_refused_without_showing_a_key(text):
    with pytest.raises(ImproperlyConfigured) as refused:
        read_keyring(text)

    assert "LIULI_FIELD_KEYS" in str(refused.value)
    assert OLD not in str(refused.value)


def test_a_generated_key_is_a_key():
    key = generate_key()

    assert read_keyring(f"k0:{key}").primary == 0
    assert key != generate_key()


@override_settings(LIULI_INDEX_KEY=OLD)
def test_blind_index_depends_on_value_purpose_and_key():
    """MK-3"""
    index = blind_index("19900012345", "phone")

    assert len(index) == 16
    assert index == blind_index("19900012345", "phone")
    assert index != blind_index("19900012346", "phone")
    assert index != blind_index("19900012345", "identity")
    with override_settings(LIULI_INDEX_KEY=NEW):
        assert index != blind_index("19900012345", "phone")


def test_an_empty_value_has_no_blind_index():
    with pytest.raises(ValueError, match="no blind index"):
        blind_index("", "phone")
