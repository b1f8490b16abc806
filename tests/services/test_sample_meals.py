"""The sample canteen is whole: every page of meals shows something after script/up."""

from django.utils import timezone

from liuli.demo.meals import serve_meals
from services.models import (
    DietNote,
    MealAgreement,
    MealOrder,
    Overpaid,
    Serving,
    Settlement,
    VoucherUse,
)
from services.operations.vouchers import reconciled


def test_the_sample_canteen_is_kept(community, cadre, funds_officer, secretary):
    now = timezone.now()

    serve_meals(
        community,
        cadre=cadre,
        funds_officer=funds_officer,
        secretary=secretary,
        now=now,
    )

    assert MealAgreement.objects.count() == 12
    assert Serving.objects.standing().count() > 60
    assert Settlement.objects.get().state == "approved"
    assert VoucherUse.objects.exists()
    assert Overpaid.objects.exists()
    assert DietNote.objects.agreed().count() == 1
    assert MealOrder.objects.exists() or now.isoweekday() >= 5
    assert reconciled(community).balances
