"""GR-6, F5: groups, rota, reserve, swaps, notes; what the database refuses."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from hazards.choices import SiteKind
from hazards.choices.watch import Away, Cover
from hazards.models import WatchDuty, WatchGroup, WatchSeat, WatchSwap
from hazards.operations.sites import close_site
from hazards.operations.watch.duties import (
    make_duties,
    make_duties_everywhere,
    stand_in,
)
from hazards.operations.watch.groups import form_groups, leave_group, sign_pact
from hazards.operations.watch.shops import (
    Note,
    answer_swap,
    ask_swap,
    note_duty,
    seat_of_code,
    tell_away,
)
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import make_site
from tests.factories.watch import duty_on, noon_of, seat_of, some_shops, watch_groups

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def fails(code, act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    assert refused.value.code == code


def test_groups_are_formed_in_street_order_with_the_remainder_in_reserve(
    community, cadre
):
    """GR-6, F5: 22 shops are three groups and one more that goes round."""
    some_shops(community, 22)

    groups = form_groups(community, on=TODAY, actor=cadre)

    assert [g.number for g in groups] == [1, 2, 3]
    assert [g.seats.count() for g in groups] == [7, 7, 8]
    numbers = [
        seat.shop.address.number_value
        for seat in WatchSeat.objects.order_by("group", "place")
    ]
    assert numbers == sorted(numbers)
    duties = WatchDuty.objects.filter(on=TODAY)
    assert duties.count() == 3
    assert make_duties(community, today=TODAY) == 0
    assert make_duties_everywhere(today=TODAY + timedelta(days=7)) == 21


def test_new_shops_fill_a_group_with_the_reserve_first(community):
    """GR-6: the reserve keeps its code when it becomes part of a new group."""
    [group] = watch_groups(community, 9)
    codes = {seat.shop_id: seat.code for seat in group.seats.all()}

    [second] = watch_groups(community, 5)

    assert group.seats.standing().count() == second.seats.standing().count() == 7
    kept = {s.shop_id: s.code for s in second.seats.all() if s.shop_id in codes}
    assert len(kept) == 2
    assert kept.items() <= codes.items()


def test_fewer_than_seven_wait_and_only_whoever_arranges_may(
    community, worker, stranger
):
    some_shops(community, 6)

    fails("seven_needed", form_groups, community, on=TODAY, actor=SYSTEM)
    for person in (worker, stranger):
        with pytest.raises(NotAllowed):
            form_groups(community, on=TODAY, actor=person)
    assert not WatchGroup.objects.exists()


def test_a_closed_shop_is_skipped_to_the_reserve_by_itself(community):
    """GR-6: a closed shop auto-skips to the reserve, whoever did least first."""
    groups = watch_groups(community, 15)
    duty = duty_on(groups[0], TOMORROW)
    closed = seat_of(duty)

    tell_away(closed, first=TOMORROW, last=TOMORROW, reason=Away.CLOSED, now=NOON)

    duty.refresh_from_db()
    reserve = seat_of(duty)
    assert (duty.planned, duty.cover) == (closed.shop, Cover.RESERVE)
    assert reserve.group == groups[1]
    assert WatchDuty.objects.filter(on=TOMORROW, shop=reserve.shop).count() == 1
    # The reserve is one shop: the next closed shop of that day leaves nobody.
    other = seat_of(duty_on(groups[1], TOMORROW))
    tell_away(other, first=TOMORROW, last=TOMORROW, reason=Away.AWAY, now=NOON)
    left = duty_on(groups[1], TOMORROW)
    assert (left.shop, left.cover) == (None, "")


def test_an_absence_told_ahead_is_known_to_the_rota(community):
    """GR-6: also days that are made later skip a closed shop."""
    [group] = watch_groups(community, 8)
    seat = group.seats.get(place=0)
    far = TODAY + timedelta(days=40)
    tell_away(
        seat, first=far, last=far + timedelta(days=20), reason=Away.CLOSED, now=NOON
    )

    make_duties(community, today=far)

    kept = WatchDuty.objects.filter(on__gte=far, on__lte=far + timedelta(days=20))
    assert kept.exists()
    assert not kept.filter(shop=seat.shop).exists()


def test_a_shop_that_no_longer_exists_is_skipped_by_the_next_sweep(community):
    """GR-6: closed for good, though nobody told the watch."""
    [group] = watch_groups(community, 8)
    duty = duty_on(group, TOMORROW)
    close_site(duty.shop, on=TODAY, actor=SYSTEM)

    make_duties(community, today=TODAY)

    kept = duty_on(group, TOMORROW)
    assert (kept.planned, kept.cover) == (duty.shop, Cover.RESERVE)
    assert not WatchDuty.objects.filter(shop=duty.shop, on__gt=TODAY).exists()


def test_a_colleague_names_a_shop_for_a_day_nobody_keeps(community, cadre, worker):
    """F5: absent cover."""
    [group] = watch_groups(community, 7)
    duty = duty_on(group, TOMORROW)
    tell_away(seat_of(duty), first=TOMORROW, last=TOMORROW, reason=Away.AWAY, now=NOON)
    other = seat_of(duty_on(group, TOMORROW + timedelta(days=1))).shop

    with pytest.raises(NotAllowed):
        stand_in(duty, shop=other, actor=worker, now=NOON)
    duty = stand_in(duty, shop=other, actor=cadre, now=NOON)

    assert (duty.shop, duty.cover) == (other, Cover.ABSENT)
    fails("shop_has_duty", stand_in, duty, shop=other, actor=cadre, now=NOON)
    stranger = make_site(community, SiteKind.STREET_FRONT)
    fails("not_of_the_watch", stand_in, duty, shop=stranger, actor=cadre, now=NOON)
    late = noon_of(TOMORROW + timedelta(days=1))
    fails("duty_over", stand_in, duty, shop=other, actor=cadre, now=late)


def test_days_are_swapped_once_both_shops_have_said_so(community):
    """GR-6: swap needs both sides' confirmation."""
    [group] = watch_groups(community, 7)
    one, other = duty_on(group, TOMORROW), duty_on(group, TODAY + timedelta(days=3))
    first, second = seat_of(one), seat_of(other)

    swap = ask_swap(one, other, seat=first, now=NOON)
    answer_swap(swap, agrees=True, seat=first, now=NOON)
    one.refresh_from_db()
    assert one.shop == first.shop

    answer_swap(swap, agrees=True, seat=second, now=NOON)

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.shop, one.cover) == (second.shop, Cover.SWAP)
    assert (other.shop, other.cover) == (first.shop, Cover.SWAP)
    fails("swap_settled", answer_swap, swap, agrees=False, seat=first, now=NOON)


def test_a_colleague_proposes_and_both_still_confirm(community, cadre):
    """GR-6."""
    [group] = watch_groups(community, 7)
    one, other = duty_on(group, TOMORROW), duty_on(group, TODAY + timedelta(days=3))

    swap = ask_swap(one, other, seat=None, actor=cadre, now=NOON)
    answer_swap(swap, agrees=True, seat=seat_of(other), now=NOON)

    swap.refresh_from_db()
    assert (swap.one_said_at, swap.agreed_at) == (None, None)


@pytest.mark.parametrize("how", ["closed", "stand_in", "gone", "left"])
def test_a_swap_ends_when_one_of_its_days_goes_to_a_third_shop(community, cadre, how):
    """GR-6: the word of the shop of before does not bind the one that stands in."""
    groups = watch_groups(community, 16)
    one, other = (duty_on(groups[0], TODAY + timedelta(days=n)) for n in (1, 3))
    first, second = seat_of(one), seat_of(other)
    swap = ask_swap(one, other, seat=first, now=NOON)

    if how == "closed":
        tell_away(first, first=one.on, last=one.on, reason=Away.CLOSED, now=NOON)
    elif how == "stand_in":
        free = groups[1].seats.exclude(shop__in=held_on(one.on)).first()
        stand_in(one, shop=free.shop, actor=cadre, now=NOON)
    elif how == "gone":
        close_site(first.shop, on=TODAY, actor=SYSTEM)
        make_duties(community, today=TODAY)
    else:
        leave_group(first, on=TODAY, actor=cadre)

    one.refresh_from_db()
    swap.refresh_from_db()
    assert one.shop not in (None, first.shop)
    assert (swap.declined_at is not None, swap.agreed_at) == (True, None)
    third = one.shop
    fails("swap_settled", answer_swap, swap, agrees=True, seat=second, now=NOON)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.shop, other.shop) == (third, second.shop)
    # Free again for a swap with the shop that has the day now.
    assert ask_swap(one, other, seat=seat_of(one), now=NOON).pk


def held_on(day):
    return WatchDuty.objects.filter(on=day).values("shop")


def test_the_database_lets_no_day_change_shops_under_an_open_swap(community):
    """GR-6: raw SQL cannot bind a shop that never spoke."""
    groups = watch_groups(community, 16)
    one, other = (duty_on(groups[0], TODAY + timedelta(days=n)) for n in (1, 3))
    ask_swap(one, other, seat=seat_of(one), now=NOON)
    third = groups[1].seats.exclude(shop__in=held_on(other.on)).first().shop

    with (
        pytest.raises(IntegrityError, match="watchduty_swap_ends_first"),
        transaction.atomic(),
    ):
        WatchDuty.objects.filter(pk=other.pk).update(shop=third, cover=Cover.ABSENT)


def test_a_swap_of_others_or_of_one_day_is_refused(community):
    groups = watch_groups(community, 14)
    one, same = (duty_on(group, TOMORROW) for group in groups)
    later = duty_on(groups[0], TODAY + timedelta(days=2))
    third = seat_of(duty_on(groups[0], TODAY + timedelta(days=4)))

    fails("same_day", ask_swap, one, same, seat=seat_of(one), now=NOON)
    fails("not_your_duty", ask_swap, one, later, seat=third, now=NOON)
    swap = ask_swap(one, later, seat=seat_of(one), now=NOON)
    fails("swap_open", ask_swap, later, one, seat=seat_of(later), now=NOON)
    fails("not_your_duty", answer_swap, swap, agrees=True, seat=third, now=NOON)
    answer_swap(swap, agrees=False, seat=seat_of(later), now=NOON)
    assert not WatchSwap.objects.open().exists()


def test_a_day_is_told_in_counts_and_words_and_only_by_its_shop(community):
    """GR-6, F5b: parking, rubbish, uncivil conduct, what was learnt."""
    [group] = watch_groups(community, 7)
    duty = duty_on(group, TODAY)
    seat = seat_of(duty)
    other = group.seats.exclude(pk=seat.pk).first()
    note = Note(parking=3, rubbish=1, told="路口下水井盖松动")

    fails("not_your_duty", note_duty, duty, note=note, seat=other, now=NOON)
    told = Note(told="打架的人电话 13800001234")
    fails("names_a_number", note_duty, duty, note=told, seat=seat, now=NOON)
    ahead = duty_on(group, TODAY + timedelta(days=7))
    fails("too_early", note_duty, ahead, note=note, seat=seat, now=NOON)
    late = NOON + timedelta(days=3)
    fails("too_late", note_duty, duty, note=note, seat=seat, now=late)

    duty = note_duty(duty, note=note, seat=seat, now=NOON)

    assert (duty.noted_on, duty.parking, duty.bare, duty.is_clean) == (
        TODAY, 3, 0, True,
    )  # fmt: skip
    fails("told_before", note_duty, duty, note=note, seat=seat, now=NOON)


def test_a_shop_that_leaves_is_replaced_from_the_reserve(community, cadre):
    """GR-6."""
    groups = watch_groups(community, 16)
    leaving = groups[0].seats.get(place=2)

    leave_group(leaving, on=TODAY, actor=cadre)

    first, last = (list(g.seats.standing().order_by("place")) for g in groups)
    assert [s.place for s in first] == list(range(7))
    assert [s.place for s in last] == list(range(8))
    assert not WatchDuty.objects.filter(on__gt=TODAY, shop=leaving.shop).exists()
    fails("already_left", leave_group, leaving, on=TODAY, actor=cadre)


def test_a_code_opens_one_shop_and_guessing_ends(community):
    """GR-6: a shop sees its own duty only."""
    [group] = watch_groups(community, 7)
    seat = group.seats.first()
    shown = f"{seat.code[:5]}-{seat.code[5:]}".lower()

    assert seat_of_code(shown, address="a", now=NOON) == seat
    for _try in range(10):
        assert seat_of_code("ZZZZZZZZZZ", address="b", now=NOON) is None
    fails("too_many_tries", seat_of_code, shown, address="b", now=NOON)
    assert seat_of_code(shown, address="c", now=NOON) == seat
    later = NOON + timedelta(minutes=16)
    assert seat_of_code(shown, address="b", now=later) == seat


def test_the_sheet_of_the_three_duties_is_signed(community, cadre):
    """G16: one sheet per shop."""
    [group] = watch_groups(community, 7)

    seat = sign_pact(group.seats.first(), on=TODAY, actor=cadre)

    assert seat.pact_signed_on == TODAY


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        (("UPDATE hazards_watchduty SET cover = 'swap', shop_id = %(other)s"
         " WHERE id = %(duty)s"), "watchduty_swapped_by_both"),
        ("UPDATE hazards_watchduty SET shop_id = %(other)s WHERE id = %(duty)s",
         "watchduty_cover_iff_another"),
        ("UPDATE hazards_watchduty SET noted_on = %(day)s WHERE id = %(duty)s",
         "watchduty_note_whole"),
        ("UPDATE hazards_watchseat SET place = 13 WHERE shop_id = %(other)s",
         "watchseat_place_in_group"),
        ("UPDATE hazards_watchseat SET shop_id = %(hotel)s WHERE shop_id = %(other)s",
         "watchseat_is_a_shop"),
        (("INSERT INTO hazards_watchswap (one_id, other_id, one_said_at, agreed_at)"
         " VALUES (%(duty)s, %(next)s, now(), now())"), "watchswap_agreed_by_both"),
    ],
)  # fmt: skip
def test_the_database_refuses_by_itself(community, grid, statement, constraint):
    """GR-6: raw SQL cannot swap alone, count halves or seat a hotel."""
    [group] = watch_groups(community, 7)
    duty, following = duty_on(group, TODAY), duty_on(group, TOMORROW)
    facts = {
        "duty": duty.pk, "next": following.pk, "other": following.shop_id,
        "day": TODAY, "hotel": make_site(grid).pk,
    }  # fmt: skip

    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, facts)


def test_a_told_day_and_its_plan_stay(community):
    [group] = watch_groups(community, 7)
    duty = duty_on(group, TODAY)
    note_duty(duty, note=Note(), seat=seat_of(duty), now=NOON)

    for change in ({"parking": 9}, {"planned": None}):
        with pytest.raises(DatabaseError, match="watchduty"), transaction.atomic():
            WatchDuty.objects.filter(pk=duty.pk).update(**change)
    ahead = duty_on(group, TOMORROW)
    with pytest.raises(DatabaseError, match="watchduty"), transaction.atomic():
        WatchDuty.objects.filter(pk=ahead.pk).update(on=TODAY + timedelta(days=90))
