"""Agreements, canteens, orders, and subsidies that stop (ML-2, ML-4, ML-5, ML-6)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.operations import erase_person
from services.choices.meals import (
    Allergen,
    EndReason,
    Meal,
    OrderState,
    OverpaidState,
    Way,
)
from services.models import (
    DietNote,
    FoodSample,
    MealAgreement,
    MealOrder,
    Overpaid,
    Serving,
)
from services.operations.meals.agreements import (
    arrange_meals,
    end_agreement,
    note_diet,
    stop_subsidy,
    withdraw_diet,
)
from services.operations.meals.canteens import (
    add_route,
    discard_sample,
    keep_sample,
    put_on_menu,
    renew_permit,
)
from services.operations.meals.orders import (
    cancel_order,
    close_orders,
    order_meal,
    place_standing_orders,
)
from services.operations.meals.overpaid import close_overpaid
from services.operations.meals.serving import take_serving_back
from services.operations.meals.stopping import stop_where_moved
from tests.clock import NOON, TODAY
from tests.factories.meals import a_canteen, a_diner, a_serving
from tests.factories.residents import a_resident, an_identity

YESTERDAY = TODAY - timedelta(days=1)


def clock(text, day=TODAY):
    return datetime.combine(day, time.fromisoformat(text), tzinfo=NOON.tzinfo)


def refusal(act):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    return refused.value.code


# --- agreements ---
def test_one_diner_has_one_agreement_at_a_time(community):
    """ML-4: by the operation and by the database; afterwards a new one may begin."""
    identity = an_identity()
    first = a_diner(community, identity=identity)

    assert refusal(lambda: a_diner(community, identity=identity)) == "agreement_there"
    with pytest.raises(IntegrityError), transaction.atomic():
        MealAgreement.objects.create(
            unit=community, community=community, full_name="x", name_key="x",
            identity="x", identity_index=first.identity_index, signed_on=TODAY,
            period=(TODAY, None),
        )  # fmt: skip
    end_agreement(first, last_on=YESTERDAY, reason=EndReason.ASKED, actor=SYSTEM)
    a_diner(community, identity=identity, signed_on=TODAY)
    assert MealAgreement.objects.in_force(TODAY).count() == 1


def test_what_is_personal_is_sealed_and_masked(community):
    """ML-4: numbers and contacts never lie open in the table, nor in `str`."""
    agreement = a_diner(
        community, contact_name="刘强", contact_phone="19900000011", agent="刘强"
    )

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT identity, contact_phone, contact_name, agent "
            "FROM services_mealagreement"
        )
        [row] = cursor.fetchall()
    assert all(isinstance(cell, memoryview | bytes) for cell in row)
    assert "刘" not in str(agreement)
    assert agreement.masked_name != "刘桂芳"
    assert agreement.number == f"XY{agreement.pk:07d}"


def test_a_diet_needs_a_consent_of_its_own_and_goes_with_it(community, cadre, worker):
    """ML-4: health data by separate consent; withdrawn, it is gone."""
    agreement = a_diner(community)
    said = {"words": "糖尿病餐", "consented_on": YESTERDAY, "actor": cadre}

    without = refusal(lambda: note_diet(agreement, consent_version=" ", **said))
    note = note_diet(agreement, consent_version="健康-1", allergens=["egg"], **said)
    with pytest.raises(NotAllowed):
        note_diet(agreement, consent_version="健康-1", **said | {"actor": worker})
    withdraw_diet(agreement, on=TODAY, actor=cadre)

    note.refresh_from_db()
    assert without == "consent_missing"
    assert (note.words, note.allergens, note.withdrawn_on) == (None, None, TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        DietNote.objects.filter(pk=note.pk).update(withdrawn_on=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM services_dietnoteevent")
        assert "words" not in [column.name for column in cursor.description]


def test_only_whoever_keeps_meals_signs(community, worker, cadre, stranger):
    for actor in (worker, stranger):
        with pytest.raises(NotAllowed):
            end_agreement(
                a_diner(community), last_on=TODAY, reason="asked", actor=actor
            )


# --- ML-6 ---
def test_a_death_stops_the_subsidy_the_day_after_and_nothing_is_deducted(
    community, cadre, funds_officer
):
    """ML-6: paid later goes to the recovery list; the day itself is kept."""
    canteen, diner = a_canteen(community), a_diner(community, age=81)
    servings = [a_serving(diner, canteen, days_ago=days) for days in (2, 1, 0)]
    died_on = TODAY - timedelta(days=2)

    end_agreement(diner, last_on=died_on, reason=EndReason.DIED, actor=cadre)
    end_agreement(diner, last_on=died_on, reason=EndReason.DIED, actor=cadre)

    found = Overpaid.objects.order_by("serving__on")
    assert [one.serving for one in found] == servings[1:]
    assert {one.amount_yuan for one in found} == {D(3)}
    assert refusal(lambda: a_serving(diner, canteen, meal="dinner")) == "no_agreement"
    one = close_overpaid(
        found[0], to=OverpaidState.RECOVERED, note="家属退还", on=TODAY,
        actor=funds_officer,
    )  # fmt: skip
    assert (one.state, one.closed_by) == ("recovered", funds_officer)
    again = refusal(
        lambda: close_overpaid(
            one, to=OverpaidState.WAIVED, note="x", on=TODAY, actor=funds_officer
        )
    )
    assert again == "illegal_move"


def test_who_moved_away_eats_on_without_the_subsidy(community, cadre):
    """ML-6: the meals go on at the full price from the day after the move."""
    canteen, diner = a_canteen(community), a_diner(community, age=81)

    stop_subsidy(diner, last_on=YESTERDAY, reason=EndReason.MOVED, actor=cadre)
    before = a_serving(diner, canteen, days_ago=1)
    after = a_serving(diner, canteen)

    assert (before.subsidy_yuan, after.subsidy_yuan) == (D(3), D(0))
    other = refusal(
        lambda: stop_subsidy(diner, last_on=TODAY, reason="asked", actor=cadre)
    )
    assert other == "reason_wrong"
    after.pk, after.client_id, after.meal = None, None, "dinner"
    after.subsidy_yuan, after.cash_yuan = D(3), after.cash_yuan - 3
    after.taken_yuan = after.cash_yuan
    with pytest.raises(IntegrityError), transaction.atomic():
        after.save(force_insert=True)


def test_the_daily_look_finds_residents_who_moved_away(community, grid):
    """ML-6: whose stays have all ended; who never lived here is left alone."""
    from residents.operations import end_stay

    born = date(1950, 1, 1)
    gone, here, never = (an_identity(born=born) for _ in range(3))
    moved, _stays = a_resident(grid, identity=gone), a_resident(grid, identity=here)
    diners = [a_diner(community, identity=one) for one in (gone, here, never)]
    canteen = a_canteen(community)
    a_serving(diners[0], canteen)
    stay = moved.stays.get()
    end_stay(stay, ends_on=YESTERDAY, actor=SYSTEM, today=TODAY)

    assert (stop_where_moved(today=TODAY), stop_where_moved(today=TODAY)) == (1, 0)

    stay.refresh_from_db()
    found = [MealAgreement.objects.get(pk=one.pk).subsidy_until for one in diners]
    assert found == [stay.ends_on - timedelta(days=1), None, None]
    assert Overpaid.objects.count() == 1


def test_a_serving_taken_back_is_owed_by_nobody(community, cadre):
    """ML-6, K8: its overpaid subsidy is closed with it."""
    canteen, diner = a_canteen(community), a_diner(community, age=81)
    serving = a_serving(diner, canteen)
    stop_subsidy(diner, last_on=YESTERDAY, reason=EndReason.MOVED, actor=cadre)

    take_serving_back(serving, reason="误刷", actor=cadre, now=NOON)

    assert Overpaid.objects.get().state == OverpaidState.WAIVED


def test_an_erased_resident_leaves_numbers_and_no_name(community, grid, secretary):
    """PI-6: two of them, with diets and meals; what they ate stays counted."""
    canteen, born = a_canteen(community), date(1950, 1, 1)
    identities = [an_identity(born=born) for _ in range(2)]
    people = [a_resident(grid, identity=one) for one in identities]
    diners = [a_diner(community, identity=one) for one in identities]
    for diner in diners:
        a_serving(diner, canteen)
        note_diet(
            diner, words="糖尿病餐", consented_on=YESTERDAY, consent_version="1",
            actor=SYSTEM,
        )  # fmt: skip

    for person in people:
        erase_person(person, reason="asked", actor=secretary, now=NOON)

    for agreement in MealAgreement.objects.all():
        assert (agreement.full_name, agreement.birth_on) == ("", None)
        assert agreement.identity is agreement.contact_phone is None
        assert agreement.erased_at is not None
    assert not DietNote.objects.agreed().exists()
    assert Serving.objects.standing().count() == 2


# --- orders ---
def test_an_order_is_free_until_half_past_nine(community, cadre):
    """ML-2: ordered and cancelled until the cut-off; afterwards only as late."""
    canteen, diner = a_canteen(community), a_diner(community)

    def order(at, **more):
        return order_meal(
            diner, canteen=canteen, on=TODAY, meal=Meal.LUNCH, actor=cadre,
            now=clock(at), **more,
        )  # fmt: skip

    first = order("09:29")
    assert refusal(lambda: order("09:29")) == "ordered_already"
    assert refusal(lambda: cancel_order(first, actor=cadre, now=clock("09:30"))) == (
        "cut_off_passed"
    )
    cancel_order(first, actor=cadre, now=clock("09:29"))
    assert refusal(lambda: order("09:30")) == "cut_off_passed"
    late = order("09:30", is_late_allowed=True)
    assert (late.is_late, first.is_late) == (True, False)
    gone = refusal(lambda: cancel_order(first, actor=cadre, now=clock("09:00")))
    assert gone == "illegal_move"


def test_standing_orders_leave_nobody_out_and_respect_a_cancel(community, cadre):
    """K5: one click orders for everybody of that weekday; twice is once."""
    canteen = a_canteen(community)
    diners = [a_diner(community) for _ in range(4)]
    for diner in diners[:3]:
        arrange_meals(
            diner, way=Way.DINE_IN, canteen=canteen, weekdays=[TODAY.isoweekday()],
            actor=cadre, today=TODAY,
        )  # fmt: skip
    order = order_meal(
        diners[0], canteen=canteen, on=TODAY, meal=Meal.LUNCH, actor=cadre,
        now=clock("08:00"),
    )  # fmt: skip
    cancel_order(order, actor=cadre, now=clock("08:10"))

    def place():
        return place_standing_orders(canteen, on=TODAY, actor=cadre, now=clock("08:20"))

    assert (place(), place()) == (2, 0)
    assert MealOrder.objects.to_cook(canteen, on=TODAY, meal="lunch").count() == 2


def test_who_does_not_come_is_noted_and_may_still_be_served_late(community, cadre):
    """ML-2: an order of a day that is over was not kept; a late record mends it."""
    canteen, diner = a_canteen(community), a_diner(community)
    order = order_meal(
        diner, canteen=canteen, on=YESTERDAY, meal=Meal.LUNCH, actor=cadre,
        now=clock("08:00", YESTERDAY),
    )  # fmt: skip

    assert (close_orders(today=TODAY), close_orders(today=TODAY)) == (1, 0)
    order.refresh_from_db()
    assert order.state == OrderState.NO_SHOW
    a_serving(diner, canteen, days_ago=1)
    order.refresh_from_db()
    assert order.state == OrderState.SERVED
    with pytest.raises(DatabaseError), transaction.atomic():
        MealOrder.objects.update(state=OrderState.CANCELLED)


def test_meals_are_carried_to_a_door_on_a_saved_route(community, cadre):
    """K5: a delivery needs an address; its place on the route is kept."""
    canteen, diner = a_canteen(community), a_diner(community)
    route = add_route(canteen, name="三街线", actor=cadre)

    def arrange(**more):
        return arrange_meals(
            diner, way=Way.DELIVERY, canteen=canteen, route=route, position=3,
            actor=cadre, today=TODAY, **more,
        )  # fmt: skip

    assert refusal(arrange) == "address_missing"
    agreement = arrange(address="琉璃三街8号")
    assert (agreement.route, agreement.position) == (route, 3)
    with pytest.raises(IntegrityError), transaction.atomic():
        MealAgreement.objects.filter(pk=agreement.pk).update(address=None)


# --- food safety ---
def test_samples_are_heavy_enough_and_kept_two_days(community, cadre):
    """ML-5: 125 g of each dish, 48 hours, by the operation and by the database."""
    canteen = a_canteen(community)
    sample = keep_sample(
        canteen, dish="回锅肉", meal=Meal.LUNCH, on=TODAY, grams=125, actor=cadre,
        now=NOON,
    )  # fmt: skip

    early = refusal(
        lambda: discard_sample(sample, actor=cadre, now=NOON + timedelta(hours=47))
    )
    assert early == "sample_too_young"
    for column, value in (
        ("discarded_at", NOON + timedelta(hours=47)),
        ("grams", 100),
    ):
        with pytest.raises(Exception, match="foodsample"), transaction.atomic():
            FoodSample.objects.filter(pk=sample.pk).update(**{column: value})
    gone = discard_sample(sample, actor=cadre, now=NOON + timedelta(hours=48))
    assert gone.discarded_by == cadre


def test_a_menu_shows_its_allergens_and_a_permit_its_last_day(community, cadre):
    """ML-5: allergens in words; a permit without its day is refused."""
    canteen = a_canteen(community)

    dish = put_on_menu(
        canteen, on=TODAY, meal=Meal.LUNCH, name="番茄炒蛋", allergens=["egg", "soy"],
        actor=cadre,
    )  # fmt: skip
    renewed = renew_permit(canteen, permit="JY1", until=TODAY, actor=cadre)

    words = {str(Allergen.EGG.label), str(Allergen.SOY.label)}
    assert set(dish.allergens_shown().split("、")) == words
    assert renewed.permit_until == TODAY
    with pytest.raises(IntegrityError), transaction.atomic():
        type(canteen).objects.update(permit_until=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(dish).objects.update(allergens=["stone"])
