"""Points paid at the meal counter, small portions, the role of canteen staff (K24)."""

import threading
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.parameters.operations import set_parameter
from services.choices.meals import Meal, Portion
from services.choices.points import EntryReason
from services.models import PointsAccount, PointsEntry, Serving
from services.operations.meals.canteens import set_price
from services.operations.meals.counter import counter_of, diner_of_card
from services.operations.meals.orders import order_meal
from services.operations.meals.serving import take_serving_back
from services.operations.points import balance_of
from services.rules.points import for_a_meal
from tests.clock import NOON, TODAY
from tests.factories.meals import (
    OPENED,
    a_canteen,
    a_diner,
    a_diner_with_points,
    a_serving,
)
from tests.services.test_operations_servings import written_again
from tests.services.test_points import everything_agrees, the_database_refuses
from tests.services.test_submissions_meals import an_item, send


def volunteer_of(diner):
    return PointsAccount.objects.get(volunteer__person=diner.person_id).volunteer


def test_whole_points_that_fit_and_no_more():
    """K24: never more than is asked or fits; at nought fen points pay nothing."""
    for rest in ("0.00", "0.09", "3.05", "12.00", "99.99"):
        for most in (0, 1, 30, 9999):
            for fen in (0, 1, 7, 10):
                points, worth = for_a_meal(D(rest), most=most, fen=fen)
                assert 0 <= points <= most
                assert worth == D(points * fen) / 100 <= D(rest)
                if fen and points < most:
                    assert D(rest) - worth < D(fen) / 100


@pytest.mark.django_db
def test_points_pay_in_double_entry_and_come_back_with_the_serving(grid, community):
    """ML-2, VO-2, K24: 50 points at 10 fen are 5 yuan; taken back they are there."""
    canteen = a_canteen(community, price="12.00")
    diner = a_diner_with_points(grid, hours=5)
    volunteer = volunteer_of(diner)

    serving = a_serving(diner, canteen, points=9999)

    assert (serving.subsidy_yuan, serving.points_yuan, serving.cash_yuan) == (
        D(3), D(5), D(4),
    )  # fmt: skip
    entry = PointsEntry.objects.get(serving=serving)
    assert (entry.reason, entry.points, entry.worth_yuan) == ("meal", 50, D(5))
    assert balance_of(volunteer) == 0
    everything_agrees()
    second = a_serving(diner, canteen, meal=Meal.DINNER, points=9999)
    assert second.points_yuan == 0

    back = take_serving_back(serving, reason="记错人", actor=SYSTEM, now=NOON)

    assert back.points_yuan == -5
    assert balance_of(volunteer) == 50
    everything_agrees()


@pytest.mark.django_db
def test_the_database_holds_serving_and_ledger_together(grid, community):
    """K24: no yuan without its points, nobody pays with another's, to the fen."""
    canteen = a_canteen(community)
    diner, other = a_diner_with_points(grid), a_diner_with_points(grid)
    plain = a_serving(diner, canteen)
    mine = PointsAccount.objects.get(volunteer__person=diner.person_id)
    theirs = PointsAccount.objects.get(volunteer__person=other.person_id)
    a_serving(other, canteen, points=10)
    redeemed = PointsAccount.objects.get(kind="redeemed")

    def entry(source, worth, reason=EntryReason.MEAL, serving=plain, points=10):
        return PointsEntry.objects.create(
            source=source, target=redeemed, points=points, reason=reason, at=NOON,
            serving=serving, worth_yuan=worth,
        )  # fmt: skip

    the_database_refuses(lambda: entry(mine, D(1)))  # the serving says nothing of it
    paid = Serving.objects.get(agreement=other)
    the_database_refuses(lambda: entry(mine, D(1), serving=paid))
    the_database_refuses(lambda: entry(theirs, D(1), EntryReason.EXCHANGE, paid))
    the_database_refuses(lambda: entry(mine, None, serving=None))
    the_database_refuses(
        lambda: written_again(
            plain, meal="dinner", points_yuan=D(1), cash_yuan=plain.cash_yuan - 1,
            taken_yuan=plain.taken_yuan - 1,
        )
    )  # fmt: skip
    everything_agrees()


@pytest.mark.django_db
def test_without_a_worth_or_an_account_points_pay_nothing(grid, community):
    """K24: the worth is a parameter; at nought the counter offers none."""
    canteen, diner = a_canteen(community), a_diner_with_points(grid)
    assert a_serving(a_diner(community), canteen, points=99).points_yuan == 0
    set_parameter(
        "points.meal_fen", value="0", actor=SYSTEM, starts_on=TODAY, source="x"
    )

    assert a_serving(diner, canteen, points=99).points_yuan == 0
    counter = counter_of(canteen, on=TODAY, actor=SYSTEM)
    assert (counter.point_fen, {one.points for one in counter.diners}) == (0, {0})


@pytest.mark.django_db
def test_the_counter_knows_points_and_small_portions(
    grid, community, worker, signed_in
):
    """K5, K24: what the page expects is what the serving comes to, points and all."""
    canteen = a_canteen(community, price="12.00")
    today = timezone.localdate()
    set_price(
        canteen, meal=Meal.LUNCH, price=D("8.00"), portion=Portion.SMALL,
        starts_on=OPENED, actor=SYSTEM,
    )  # fmt: skip
    diner = a_diner_with_points(grid, hours=2)
    order_meal(
        diner, canteen=canteen, on=today, meal=Meal.LUNCH, portion=Portion.SMALL,
        is_late_allowed=True, actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    counter = counter_of(canteen, on=today, actor=worker)
    [row] = counter.diners
    assert counter.prices["lunch"] == {"small": 800, "standard": 1200}
    assert (counter.has_small, counter.point_fen) == (True, 10)
    assert (row.points, row.small) == (20, ("lunch",))
    page = signed_in(worker).get(reverse("services:counter", args=[canteen.pk]))
    assert all(
        f'name="{name}"' in page.content.decode() for name in ("points", "portion")
    )

    [answer] = send(signed_in(worker), an_item(canteen, diner, points=50))

    serving = Serving.objects.get()
    assert answer["status"] == "accepted"
    assert "2.00" in answer["message"]
    assert (serving.portion, serving.price_yuan) == ("small", D(8))
    assert (serving.subsidy_yuan, serving.points_yuan) == (D(3), D(2))
    again = an_item(canteen, diner, meal="dinner", portion="small")
    assert send(signed_in(worker), again)[0]["code"] == "price_missing"


@pytest.fixture
def staff(person_with_post, community):
    return person_with_post("canteen", Role.CANTEEN, community)


@pytest.mark.django_db
def test_canteen_staff_see_the_diners_of_the_day_and_no_other_list(
    community, grid, staff, stranger, worker, signed_in
):
    """K5: the counter and nothing else; a card in the hand is looked up by POST."""
    canteen = a_canteen(community)
    today = timezone.localdate()
    coming, absent = a_diner(community, full_name="欧阳探针"), a_diner(community)
    order_meal(
        coming, canteen=canteen, on=today, meal=Meal.LUNCH, is_late_allowed=True,
        actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    page = reverse("services:counter", args=[canteen.pk])
    client = signed_in(staff)

    shown = client.get(page).content.decode()
    found = client.post(page, {"card": absent.card}).json()["row"]
    nobody = client.post(page, {"card": absent.number}).json()["row"]

    assert coming.number in shown
    assert absent.number not in shown
    assert absent.card not in shown
    assert "欧阳探针" not in shown
    assert found[1] == absent.number
    assert nobody is None
    assert absent.number in signed_in(worker).get(page).content.decode()
    assert signed_in(stranger).post(page, {"card": absent.card}).status_code == 404
    today_page = client.get(reverse("fieldwork:today")).content.decode()
    assert canteen.name in today_page
    answers = send(client, an_item(canteen, coming), an_item(canteen, absent))
    assert [one["status"] for one in answers] == ["accepted", "accepted"]
    closed = ["admin:index", "admin:services_mealagreement_changelist",
              "admin:residents_person_changelist",
              "admin:services_mealagreement_find"]  # fmt: skip
    assert {client.get(reverse(name)).status_code for name in closed} <= {302, 403, 404}
    assert diner_of_card(canteen, card=absent.card, on=today, actor=staff)


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.django_db(transaction=True)
def test_two_counters_never_spend_the_same_points(grid, community):
    """VO-2, K24: lunch and dinner at once, 30 points: 30 are spent and no more."""
    canteen = a_canteen(community, price="12.00")
    diner = a_diner_with_points(grid, hours=3)
    start, done = threading.Barrier(2), []

    def serve(meal):
        start.wait()
        try:
            with transaction.atomic():
                done.append(a_serving(diner, canteen, meal=meal, points=30))
        finally:
            connection.close()

    threads = [threading.Thread(target=serve, args=[meal]) for meal in Meal.values]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one.points_yuan for one in done) == [D(0), D(3)]
    everything_agrees()
