"""The conflict desk (XL-11): a verified value and a ledger that says otherwise."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.models import User
from liuli.audit.models import Entry
from liuli.exchange.choices import ConflictState
from liuli.exchange.conflicts import (
    decide_conflicts,
    decided_conflicts,
    open_conflicts,
    questions,
    reopen_conflict,
)
from liuli.exchange.models import Conflict, Import
from liuli.exchange.operations import import_file
from liuli.exchange.undoing import StandsInTheWay, undo_import
from liuli.exchange.wiping import expire_imports
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.territory.models import Unit
from residents.choices.ties import TieKind
from residents.models import Person, Stay, Tie
from residents.operations import record_tie, verify_stay
from tests.clock import TODAY
from tests.ledgers.samples import HEADINGS, a_row, workbook

DESK = reverse("exchange:conflicts")
Load = Callable[..., Import]


@pytest.fixture
def load(community: Unit) -> Load:
    """load(rows…) → the import of a ledger of these rows."""

    def act(*rows: list[Any]) -> Import:
        now = timezone.now()
        return import_file(
            community, data=workbook(rows), file_name="台账.xlsx", kind="", actor=SYSTEM,
            now=now,
        )[0]  # fmt: skip

    return act


@pytest.fixture
def verified(load: Load, worker: User) -> list[Stay]:
    """Three residents whose stays somebody verified at the door."""
    load(a_row(1), a_row(2), a_row(3))
    stays = list(Stay.objects.order_by("pk"))
    for stay in stays:
        verify_stay(stay, actor=SYSTEM, today=TODAY)
    return stays


def fields() -> set[tuple[str, str]]:
    return set(Conflict.objects.values_list("field", "state"))


def person_rows() -> list[dict[str, Any]]:
    return list(Person.objects.order_by("pk").values())


def test_import_asks_instead_of_overwriting(load: Load, verified: list[Stay]):
    before = person_rows()

    job = load(a_row(1, 联系电话="19900099999", 居住方式="小旅馆"))

    assert person_rows() == before
    asked = Conflict.objects.filter(job=job)
    assert {(c.field, c.column, c.sheet, c.row) for c in asked} == {
        ("phone_index", "phone", "实有人口", 2),
        ("kind", "stay_kind", "实有人口", 2),
    }


def test_desk_shows_both_values_masked(load: Load, verified: list[Stay]):
    load(a_row(1, 联系电话="19900099999", 居住方式="小旅馆"))

    shown = {
        q.field: (q.present, q.proposed) for q in questions(Conflict.objects.all())
    }

    assert shown["联系电话"] == ("199****0001", "199****9999")
    assert shown["居住方式"] == ("隔间", "小旅馆")


def test_taken_value_is_written_and_goes_back_with_the_import(
    load: Load, verified: list[Stay], cadre: User
):
    """The undo is still exact after decisions."""
    before = person_rows(), list(Stay.objects.order_by("pk").values())
    job = load(
        a_row(1, 联系电话="19900099999", 居住方式="小旅馆"), a_row(2, 姓名="张新")
    )
    asked = Conflict.objects.filter(job=job)

    done = decide_conflicts(
        asked.values_list("pk", flat=True), take=True, actor=cadre, now=timezone.now()
    )

    person = Person.objects.get(pk=verified[0].person_id)
    assert done == 3
    assert (person.phone, person.phone_tail) == ("19900099999", "9999")
    assert Stay.objects.get(pk=verified[0].pk).kind == "small_hotel"
    assert Person.objects.get(pk=verified[1].person_id).full_name == "张新"
    assert Entry.objects.get(action="exchange.conflicts_taken").detail["count"] == 3

    undo_import(job, actor=cadre, now=timezone.now())

    assert (person_rows(), list(Stay.objects.order_by("pk").values())) == before
    assert {state for _field, state in fields()} == {ConflictState.WITHDRAWN}


def test_kept_value_stays_and_is_not_asked_about_again(
    load: Load, verified: list[Stay], cadre: User
):
    before = person_rows()
    load(a_row(1, 联系电话="19900099999"))

    decide_conflicts(
        [Conflict.objects.get().pk], take=False, actor=cadre, now=timezone.now()
    )
    load(a_row(1, 联系电话="19900099999", 性别="男"))

    assert person_rows() == before
    assert fields() == {("phone_index", ConflictState.KEPT)}
    load(a_row(1, 联系电话="19900088888"))
    assert Conflict.objects.filter(state=ConflictState.OPEN).count() == 1


def test_open_question_is_asked_once(load: Load, verified: list[Stay]):
    load(a_row(1, 联系电话="19900099999"))
    load(a_row(1, 联系电话="19900099999", 户籍类别="本地"))

    assert Conflict.objects.filter(field="phone_index").count() == 1


def test_value_that_changed_meanwhile_is_not_overwritten(
    load: Load, verified: list[Stay], cadre: User
):
    load(a_row(1, 居住方式="小旅馆"))
    question = questions(Conflict.objects.all())[0]
    Stay.objects.filter(pk=verified[0].pk).update(kind="courtyard")

    with pytest.raises(Refused) as refusal:
        decide_conflicts(
            [question.conflict.pk], take=True, actor=cadre, now=timezone.now(),
            seen={question.conflict.pk: question.seen},
        )  # fmt: skip

    assert refusal.value.code == "conflict_changed"
    assert Stay.objects.get(pk=verified[0].pk).kind == "courtyard"
    assert fields() == {("kind", ConflictState.OPEN)}


def test_decision_does_not_hide_what_others_changed_from_the_undo(
    load: Load, verified: list[Stay], cadre: User
):
    """Bait: the record was a part of the import and somebody changed it since."""
    job = load(
        a_row(1, 联系电话="19900099999", 备注="新备注"),
    )
    Person.objects.filter(pk=verified[0].person_id).update(note="别人改过")
    job.rows.create(
        model="residents.person", object_pk=verified[0].person_id, action="updated",
        before={}, mark="0" * 32,
    )  # fmt: skip

    decide_conflicts(
        [Conflict.objects.get().pk], take=True, actor=cadre, now=timezone.now()
    )

    with pytest.raises(StandsInTheWay):
        undo_import(job, actor=cadre, now=timezone.now())


def test_value_that_cannot_stand_is_refused_whole(
    load: Load, verified: list[Stay], cadre: User
):
    """Two verified stays of one person may not overlap."""
    stay = verified[0]
    stay.period = ("2024-05-01", "2024-06-01")
    stay.save(update_fields=["period"])
    Stay.objects.create(
        person=stay.person, address=verified[1].address, is_verified=True, kind="courtyard",
        period=("2024-06-01", None),
    )  # fmt: skip
    headings = ("姓名", "身份证号", "现住址", "入住日期", "离开日期", "居住方式")
    cells = dict(zip(("姓名", "性别", "身份证号"), a_row(1)[:3], strict=True))
    row = [
        cells["姓名"],
        cells["身份证号"],
        "琉璃三街1号2楼1室",
        "2024-05-01",
        "2024-09-01",
        "隔间",
    ]
    import_file(
        Unit.objects.get(code="510104019007"), data=workbook([row], headings=headings),
        file_name="离开.xlsx", kind="resident", actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    asked = Conflict.objects.get(field="period")

    with pytest.raises(Refused) as refusal:
        decide_conflicts([asked.pk], take=True, actor=cadre, now=timezone.now())

    assert refusal.value.code == "conflict_impossible"
    asked.refresh_from_db()
    assert asked.state == ConflictState.OPEN


def test_bulk_decision_takes_the_same_field_of_many(
    load: Load, verified: list[Stay], cadre: User, signed_in: Callable[[User], Client]
):
    job = load(
        *[a_row(n, 联系电话=f"1990009990{n}", 居住方式="小旅馆") for n in (1, 2, 3)]
    )
    client = signed_in(cadre)
    narrow = f"{DESK}?import={job.pk}&field=phone_index"

    page = client.get(narrow).content.decode()
    client.post(narrow, {"decision": "take", "all": "1"})

    assert page.count('name="conflict"') == 3
    assert {p.phone_tail for p in Person.objects.all()} == {"9901", "9902", "9903"}
    assert fields() == {("phone_index", "taken"), ("kind", "open")}


def test_page_decides_the_ticked_ones_and_tells(
    load: Load, verified: list[Stay], cadre: User, signed_in: Callable[[User], Client]
):
    load(a_row(1, 联系电话="19900099999", 居住方式="小旅馆"))
    client, asked = signed_in(cadre), Conflict.objects.get(field="kind")
    today = client.get(reverse("admin:index")).content.decode()

    nothing = client.post(DESK, {"decision": "keep"}, follow=True)
    done = client.post(DESK, {"decision": "keep", "conflict": asked.pk}, follow=True)

    assert DESK in today
    assert [m.level_tag for m in nothing.context["messages"]] == ["warning"]
    assert [m.level_tag for m in done.context["messages"]] == ["success"]
    assert fields() == {("phone_index", "open"), ("kind", "kept")}


def test_conflicts_are_shown_to_those_who_may_decide(
    load: Load,
    verified: list[Stay],
    cadre: User,
    stranger: User,
    funds_officer: User,
    signed_in: Callable[[User], Client],
):
    """Bait: its own cadre sees it; who only brings in compensation rolls does not."""
    load(a_row(1, 居住方式="小旅馆"))
    asked = Conflict.objects.get()
    assert [c.pk for c in open_conflicts(cadre)] == [asked.pk]

    for other in (stranger, funds_officer):
        assert not open_conflicts(other).exists()
        signed_in(other).post(DESK, {"decision": "take", "conflict": asked.pk})
        with pytest.raises(NotAllowed):
            decide_conflicts([asked.pk], take=True, actor=other, now=timezone.now())

    assert fields() == {("kind", "open")}


def test_questions_lapse_with_the_file(load: Load, verified: list[Stay]):
    """PI-5: what a sheet said of a person is not kept longer than the sheet."""
    job = load(a_row(1, 联系电话="19900099999"))

    expire_imports(now=job.expires_at + timedelta(seconds=1))

    assert Conflict.objects.values_list("state", "proposed").get() == ("lapsed", {})


def test_desk_asks_a_fixed_number_of_questions(
    load: Load,
    verified: list[Stay],
    cadre: User,
    signed_in: Callable[[User], Client],
    django_assert_max_num_queries: Any,
):
    load(*[a_row(n, 联系电话=f"1990009990{n}", 居住方式="小旅馆") for n in (1, 2, 3)])
    client = signed_in(cadre)

    with django_assert_max_num_queries(20):
        client.get(DESK)


def test_one_decision_is_undone_alone(
    load: Load, verified: list[Stay], cadre: User, signed_in: Callable[[User], Client]
):
    """XL-11: the verified value stands again, the question too; others stay decided."""
    before = person_rows()
    job = load(
        a_row(1, 联系电话="19900099999", 居住方式="小旅馆"), a_row(2, 姓名="张新")
    )
    asked = Conflict.objects.filter(job=job)
    phone = asked.get(field="phone_index")
    decide_conflicts(
        asked.exclude(field="kind").values_list("pk", flat=True),
        take=True,
        actor=cadre,
        now=timezone.now(),
    )
    page = signed_in(cadre).get(DESK)

    signed_in(cadre).post(DESK, {"decision": "reopen", "conflict": "²"})
    signed_in(cadre).post(DESK, {"decision": "reopen", "conflict": phone.pk})

    assert {q.conflict.field for q in page.context["decided"]} == {
        "phone_index", "full_name",
    }  # fmt: skip
    person = Person.objects.get(pk=verified[0].person_id)
    assert person.phone_tail == before[0]["phone_tail"]
    assert Person.objects.get(pk=verified[1].person_id).full_name == "张新"
    phone.refresh_from_db()
    assert (phone.state, phone.decided_by, phone.before) == ("open", None, {})
    told = Entry.objects.get(action="exchange.conflict_reopened").detail
    assert told == {"field": "phone_index", "was": "taken", "decider": cadre.pk}
    assert set(decided_conflicts(cadre).values_list("field", flat=True)) == {
        "full_name"
    }

    undo_import(job, actor=cadre, now=timezone.now())
    assert person_rows() == before


def test_a_decision_is_not_undone_over_a_later_change(
    load: Load, verified: list[Stay], cadre: User
):
    """XL-11: what somebody wrote since is never overwritten; nor a decided one twice."""
    job = load(a_row(2, 姓名="张新"), a_row(1, 居住方式="小旅馆"))
    name, kind = (Conflict.objects.get(job=job, field=f) for f in ("full_name", "kind"))
    now = timezone.now()
    decide_conflicts([name.pk], take=True, actor=cadre, now=now)
    decide_conflicts([kind.pk], take=False, actor=cadre, now=now)
    Person.objects.filter(pk=name.object_pk).update(full_name="张又新")

    assert reopen_conflict(kind.pk, actor=cadre, now=now).state == "open"
    codes = []
    for number in (name.pk, kind.pk):
        with pytest.raises(Refused) as caught:
            reopen_conflict(number, actor=cadre, now=now)
        codes.append(caught.value.code)
    assert codes == ["conflict_changed", "conflict_not_decided"]
    assert Person.objects.get(pk=name.object_pk).full_name == "张又新"


def test_a_tie_taken_from_a_ledger_ends_and_comes_back_with_the_undo(
    community: Unit, load: Load, verified: list[Stay], cadre: User
):
    """XL-11, 3.5: asked about, taken at the desk, taken back with the import."""
    stay = verified[0]
    since = TODAY - timedelta(days=90)
    tie = record_tie(
        stay.person, kind=TieKind.SPOUSE, starts_on=since, actor=SYSTEM, today=TODAY
    )
    serial = list(stay.person.identity)[14:17]
    row = a_row(int("".join(serial)), 配偶是否同住="否", 是否本地参保="是")
    more = [*HEADINGS, "配偶是否同住", "是否本地参保"]
    now = timezone.now()
    job = import_file(
        community, data=workbook([row], headings=more), file_name="台账.xlsx", kind="",
        actor=SYSTEM, now=now,
    )[0]  # fmt: skip
    (question,) = questions(Conflict.objects.filter(job=job))
    assert question.url == reverse("admin:residents_person_file", args=[stay.person_id])

    decide_conflicts([question.conflict.pk], take=True, actor=cadre, now=now)

    assert Tie.objects.get(pk=tie.pk).period.upper == timezone.localdate(now)
    undo_import(job, actor=cadre, now=now)
    assert [(one.pk, one.period.upper) for one in Tie.objects.all()] == [(tie.pk, None)]
