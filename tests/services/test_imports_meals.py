"""助餐签约名册.xlsx: 3,060 signers, residents or not (ML-4, K7)."""

from collections import Counter
from datetime import date, timedelta

import pytest

from liuli.exchange.models import Import
from liuli.exchange.operations import import_file
from liuli.exchange.pipeline import counts_of
from liuli.exchange.undoing import undo_import
from liuli.kernel.access import SYSTEM
from services.choices.meals import EndReason
from services.models import MealAgreement
from services.operations.meals.agreements import end_agreement
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, an_identity
from tests.ledgers.samples import EXPECTED, sample, workbook

NAME = "助餐签约名册.xlsx"
HEADS = [
    "姓名",
    "身份证号",
    "签约日期",
    "补贴类别",
    "老年服务券(元/月)",
    "紧急联系电话",
]


def book(*rows):
    return workbook(
        rows, headings=HEADS, title="老年助餐服务协议签订名册", sheet="签约"
    )


def row(identity, *, name="刘桂芳", on="2025-03-01", basis="低保", yuan=50,
        phone="19900000001"):  # fmt: skip
    return [name, identity, on, basis, yuan, phone]


def problems(result):
    return [(p.row, p.code) for p in result.problems]


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_sample_roll_comes_in_whole_and_twice_changes_nothing(bring_in, secretary):
    """ML-4: 3,060 signed; every wording of the dates is read."""
    first = bring_in(sample(NAME), NAME)
    again = bring_in(sample(NAME), NAME)

    wanted = EXPECTED[NAME]["rows"]
    agreements = MealAgreement.objects.in_force(TODAY)
    assert first.kind.slug == EXPECTED[NAME]["kind"]
    assert counts_of(first)["created"] == wanted == agreements.count()
    assert counts_of(again)["unchanged"] == wanted
    assert [p.code for p in first.problems if p.level == "refused"] == []
    bases = Counter(agreements.values_list("basis", flat=True))
    assert bases == {"none": 743 + 543, "alone": 710, "incapacity": 659,
                     "low_income": 405}  # fmt: skip
    assert len(set(agreements.values_list("card", flat=True))) == wanted
    undo_import(Import.objects.order_by("pk").last(), actor=secretary, now=NOON)
    undo_import(Import.objects.order_by("pk").first(), actor=secretary, now=NOON)
    assert not MealAgreement.objects.exists()


def test_a_signer_need_not_be_a_resident_and_one_who_is_is_tied(bring_in, grid):
    """ML-4: 3,000 signers are not 3,000 residents."""
    known, other = an_identity(born=date(1950, 1, 1)), an_identity()
    person = a_person(grid, identity=known)

    result = bring_in(book(row(known), row(other, name="王芳", basis="无", yuan="")))

    found = {one.identity: one for one in MealAgreement.objects.all()}
    assert problems(result) == []
    assert (found[known].person, found[known].unit) == (person, grid)
    assert (found[other].person, found[other].unit.level) == (None, "community")
    assert found[known].contact_phone == "19900000001"
    assert found[known].birth_on == date(1950, 1, 1)


def test_rows_that_cannot_be_an_agreement_are_refused_with_their_reason(bring_in):
    """ML-4: no number, no day, no name, a wrong digit, the same signer twice."""
    good = an_identity()
    wrong = good[:-1] + ("1" if good[-1] != "1" else "2")

    result = bring_in(
        book(
            row(good),
            row(good),
            row(""),
            row(an_identity(), on=""),
            row(an_identity(), name=""),
            row(wrong),
            row(an_identity(), basis="其他说法"),
        )
    )

    assert problems(result) == [
        (4, "duplicate_person"),
        (5, "signer_number_missing"),
        (6, "signing_day_missing"),
        (7, "name_missing"),
        (8, "id_check_digit"),
        (9, "word_unknown"),
    ]
    assert MealAgreement.objects.count() == 2


def test_what_changed_in_the_roll_is_taken_and_an_ended_agreement_stays(
    bring_in, cadre
):
    """K7: vouchers and reasons follow the roll; what is over is not opened anew."""
    identity = an_identity()
    bring_in(book(row(identity)))

    changed = bring_in(book(row(identity, yuan=100, basis="特困")))
    agreement = MealAgreement.objects.get()
    assert counts_of(changed)["updated"] == 1
    assert (agreement.voucher_month_yuan, agreement.basis) == (100, "hardship")

    last = TODAY - timedelta(days=10)
    end_agreement(agreement, last_on=last, reason=EndReason.MOVED, actor=cadre)
    same = bring_in(book(row(identity, yuan=100, basis="特困")))
    before = bring_in(book(row(identity, on="2025-06-01")))
    after = bring_in(book(row(identity, on=TODAY.isoformat())))

    assert counts_of(same)["unchanged"] == 1
    assert problems(before) == [(3, "agreement_overlaps")]
    assert counts_of(after)["created"] == 1
    assert MealAgreement.objects.count() == 2


def test_only_whoever_keeps_meals_brings_the_roll_in(community, funds_officer):
    """Ledgers are imported by whoever could write the rows by hand."""
    from liuli.kernel.errors import NotAllowed

    data = book(row(an_identity()))
    with pytest.raises(NotAllowed):
        import_file(
            community, data=data, file_name=NAME, kind="", actor=funds_officer, now=NOON
        )
    import_file(community, data=data, file_name=NAME, kind="", actor=SYSTEM, now=NOON)
    assert MealAgreement.objects.count() == 1
