"""Repeats, representatives, numbers: on plain values."""

import pytest

from petitions.rules import cases as rules


def known(pk=1, **facts):
    plain = {
        "topic": "land", "village_group": "四组", "shares_phone": True,
        "shares_name": True, "is_over": False, "is_final": False,
    }  # fmt: skip
    return rules.Known(pk=pk, **(plain | facts))


def suggested(*earlier, topic="land", village_group="四组"):
    return rules.likely_repeats(earlier, topic=topic, village_group=village_group)


def test_a_repeat_is_suggested_by_petitioner_and_matter_with_the_reasons():
    """PT-4: the likeliest first, each with why."""
    close, far = known(1), known(2, shares_phone=False, village_group="二组")

    found = suggested(far, close)

    assert [(each.pk, each.reasons) for each in found] == [
        (1, ("phone", "name", "topic", "group")),
        (2, ("name", "topic")),
    ]


def test_nothing_is_a_repeat_without_the_same_petitioner_and_matter():
    """PT-4."""
    stranger = known(shares_phone=False, shares_name=False)

    assert suggested(stranger) == []
    assert suggested(known(), topic="water") == []


@pytest.mark.parametrize(
    ("facts", "leads_to"),
    [
        ({}, "not_accepted"),
        ({"is_over": True}, "new"),
        ({"is_over": True, "is_final": True}, "no_longer"),
    ],
)
def test_what_a_repeat_leads_to_depends_on_the_first(facts, leads_to):
    """PT-4: pending, ended, and after the last re-examination."""
    assert [each.leads_to for each in suggested(known(**facts))] == [leads_to]


@pytest.mark.parametrize(
    ("is_visit", "head_count", "named", "must"),
    [
        (True, 40, 5, False),
        (True, 40, 6, True),
        (True, 40, 0, True),
        (True, 1, 0, False),
        (False, 300, 300, False),
    ],
)
def test_one_to_five_speak_for_a_visit_and_for_nothing_else(
    is_visit, head_count, named, must
):
    """PT-5: the cap holds for visits only."""
    assert must == rules.must_choose_representatives(
        is_visit=is_visit, head_count=head_count, named=named
    )
