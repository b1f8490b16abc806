"""What a phone sends, read strictly; its clock is a claim (GR-5, F16)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.fieldwork.clock import believable, read_claim
from liuli.fieldwork.items import content_hash, read_item
from liuli.kernel.errors import Refused
from tests.clock import NOON, SHANGHAI

NUMBER = "5b0c9b0e-6f57-4d6a-9a3e-1a2b3c4d5e6f"


def raw(**changes):
    item = {
        "client_id": NUMBER,
        "kind": "patrols.start",
        "observed_at": NOON.isoformat(),
        "payload": {"round": 1},
    }
    return item | changes


def test_item_is_read_whole():
    item = read_item(raw(payload={"round": 1, "photos": [NUMBER]}))

    assert (item.client_id, item.kind, item.observed_at) == (
        UUID(NUMBER),
        "patrols.start",
        NOON,
    )
    assert item.photos == (UUID(NUMBER),)


def deep(levels):
    """As deep as JSON is still read."""
    payload = {}
    for _ in range(levels):
        payload = {"in": payload}
    return payload


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        "text",
        raw(client_id=None),
        raw(client_id="1"),
        raw(client_id=7),
        raw(kind=""),
        raw(kind="x" * 61),
        raw(kind="patrols\x00start"),
        raw(kind="巡查"),
        raw(kind=3),
        raw(payload=None),
        raw(payload=[]),
        raw(payload=deep(900)),
        raw(payload={"photos": "one"}),
        raw(payload={"photos": ["x"]}),
        raw(payload={"photos": [NUMBER, NUMBER]}),
        raw(payload={"photos": [NUMBER] * 10}),
    ],
)
def test_item_that_is_none_is_refused(broken):
    with pytest.raises(Refused) as caught:
        read_item(broken)

    assert caught.value.code == "malformed"


def test_what_no_database_can_keep_is_left_out():
    """Half an emoji, cut by a length limit, must not come again for ever."""
    payload = {"text": "漏电\ud83d", "answers": [{"note": "a\x00b", "site": 7}]}

    item = read_item(raw(payload=payload))

    assert item.payload == {"text": "漏电?", "answers": [{"note": "ab", "site": 7}]}
    assert item.sha256 != read_item(raw(payload=item.payload)).sha256


def test_hash_ignores_the_order_of_keys_and_nothing_else():
    assert content_hash({"a": 1, "b": [1, 2]}) == content_hash({"b": [1, 2], "a": 1})
    assert content_hash({"a": [1, 2]}) != content_hash({"a": [2, 1]})
    assert content_hash({"a": 1}) != content_hash({"a": "1"})


def test_hash_covers_kind_time_and_payload():
    hashes = {
        read_item(item).sha256
        for item in (
            raw(),
            raw(kind="patrols.finish"),
            raw(observed_at=None),
            raw(payload={}),
        )
    }

    assert len(hashes) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-02T12:00:00+08:00", NOON),
        ("2026-03-02T04:00:00Z", NOON),
        ("2026-03-02T12:00:00", NOON),
        ("yesterday", None),
        ("2026-13-45T99:00:00Z", None),
        ("0001-01-01T00:00:00+08:00", None),
        ("", None),
        (None, None),
        (12, None),
    ],
)
def test_claim_is_read_or_none(text, expected):
    assert read_claim(text) == expected


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        (NOON - timedelta(hours=13), NOON - timedelta(hours=13)),
        (NOON - timedelta(days=30), NOON - timedelta(days=30)),
        (NOON + timedelta(minutes=9), NOON),
        (NOON + timedelta(minutes=11), NOON),
        (NOON - timedelta(days=31), NOON),
        (datetime(1970, 1, 1, tzinfo=UTC), NOON),
        (None, NOON),
    ],
)
def test_claim_is_believed_where_it_can_be_true(observed, expected):
    assert believable(observed, received_at=NOON) == expected


@given(st.datetimes(timezones=st.just(SHANGHAI)))
def test_believed_time_never_lies_ahead(observed):
    assert believable(observed, received_at=NOON) <= NOON


@given(st.text(max_size=40))
def test_reading_a_claim_never_fails(text):
    claim = read_claim(text)
    assert claim is None or claim.tzinfo is not None
