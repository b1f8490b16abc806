"""Finding people, and whose rows are seen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import FieldError
from django.db.backends.postgresql.psycopg_any import DateRange

from liuli.kernel.access import SYSTEM
from residents.choices import Basis, Tag
from residents.models import ClassSpell, Person, ServiceTag, Stay
from residents.operations import add_service_tag, classify_residents
from tests.clock import TODAY
from tests.factories.residents import a_person, a_resident, a_stay, an_address

pytestmark = pytest.mark.django_db


def names(text, people=None):
    found = (people if people is not None else Person.objects.all()).search(text)
    return {person.full_name for person in found}


def test_a_worker_sees_the_own_grid_only(
    grid, next_grid, community, worker, neighbour, cadre, stranger
):
    mine = a_resident(grid, full_name="张三")
    theirs = a_resident(next_grid, full_name="李四")
    classify_residents(community, today=TODAY, actor=SYSTEM)
    for person in (mine, theirs):
        add_service_tag(
            person, tag=Tag.VETERAN, basis=Basis.CONSENT, actor=SYSTEM, starts_on=TODAY
        )

    def seen(user):
        return (
            set(Person.objects.visible_to(user)),
            {stay.person for stay in Stay.objects.visible_to(user)},
            {spell.person for spell in ClassSpell.objects.visible_to(user)},
            {tag.person for tag in ServiceTag.objects.visible_to(user)},
        )

    assert seen(worker) == ({mine},) * 4
    assert seen(neighbour) == ({theirs},) * 4
    assert seen(cadre) == ({mine, theirs},) * 4
    assert seen(stranger) == (set(),) * 4


@pytest.mark.parametrize(
    "who", ["street_officer", "official", "auditor", "administrator", "disabled"]
)
def test_who_has_no_business_with_people_sees_none(who, request, grid):
    a_resident(grid)

    assert not Person.objects.visible_to(request.getfixturevalue(who)).exists()


def test_living_is_covered_by_a_stay_half_open(grid):
    person = a_person(grid)
    a_stay(person, grid, starts_on=date(2025, 1, 1), ends_on=date(2025, 6, 1))

    def lives(on):
        return Person.objects.living(on).exists()

    assert not lives(date(2024, 12, 31))
    assert lives(date(2025, 1, 1))
    assert lives(date(2025, 5, 31))
    assert not lives(date(2025, 6, 1))


def test_living_with_an_unknown_start_counts_as_before_and_once(grid, next_grid):
    person = a_person(grid)
    a_stay(person, grid, starts_on=None)
    a_stay(person, next_grid, starts_on=TODAY)

    assert list(Person.objects.living(date(1990, 1, 1))) == [person]
    assert list(Person.objects.living(TODAY)) == [person]
    a_person(grid)
    assert Person.objects.living(TODAY + timedelta(days=1)).count() == 1


def test_search_by_whole_number_in_any_writing(grid):
    a_person(grid, full_name="王丽", identity="51010419650307123X", phone="19900012345")
    a_person(grid, full_name="别人")

    for text in (
        "51010419650307123x",
        "５１０１０４１９６５０３０７１２３Ｘ",
        "510104650307123",
        " 19900012345 ",
        "+86 199-0001-2345",
    ):
        assert names(text) == {"王丽"}, text
    for text in ("5101041965030712", "1990001234", "51010419650307124X"):
        assert names(text) == set(), text


def test_search_by_the_last_four_of_number_or_phone(grid):
    a_person(grid, full_name="王丽", identity="51010419650307123X", phone="19900012345")
    a_person(grid, full_name="别人", phone="19900023456")

    assert names("123x") == {"王丽"}
    assert names("2345") == {"王丽"}
    assert names("3456") == {"别人"}


def test_search_by_one_two_and_more_characters(grid):
    for name in ("王小明", "王明", "小明王", "欧阳小明", "李四"):
        a_person(grid, full_name=name)

    assert names("小明") == {"王小明", "小明王", "欧阳小明"}
    assert names("明") == {"王小明", "王明", "小明王", "欧阳小明"}
    assert names("王小明") == {"王小明"}
    assert names("明王小") == set()
    assert names("欧 阳") == {"欧阳小明"}
    assert names("赵") == set()


def test_search_by_rare_characters_nm_1(grid):
    a_person(grid, full_name="𠮷田䶮")
    a_person(grid, full_name="吉田龑")

    assert names("𠮷") == {"𠮷田䶮"}
    assert names("田䶮") == {"𠮷田䶮"}
    assert names("𠮷田䶮") == {"𠮷田䶮"}


def test_three_characters_are_not_two_pairs_apart(grid):
    """All pairs of 明明王明 are in 王明明王, the text is not."""
    a_person(grid, full_name="王明·明王")
    a_person(grid, full_name="明王明")

    assert names("明王明") == {"明王明"}


def test_three_equal_characters_are_not_two(grid):
    a_person(grid, full_name="王明明")
    a_person(grid, full_name="明明明")

    assert names("明明明") == {"明明明"}
    assert names("明明") == {"王明明", "明明明"}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("曾丽华", ("zlh", "zl", "ZLH", "zenglihua", "zengli", "zeng li hua", "zengl")),
        ("单小红", ("sxh", "shanxiaohong", "shan")),
        ("仇英", ("qy", "qiuying")),
        ("解明", ("xm", "xieming")),
        ("覃芳", ("tf", "qf", "tanfang", "qinfang")),
        ("乐山", ("ys", "ls", "yueshan", "leshan")),
        ("尉迟恭", ("ycg", "yuchigong")),
        ("吕布", ("lb", "lvbu", "lubu", "lyubu", "lübu")),
    ],
)
def test_search_by_pinyin_with_surname_readings_nm_4(grid, name, texts):
    a_person(grid, full_name=name)
    a_person(grid, full_name="郭靖")

    for text in texts:
        assert names(text) == {name}, text


@pytest.mark.parametrize("text", ["cenglihua", "clh", "danxiaohong", "chouying"])
def test_the_readings_a_dictionary_would_guess_do_not_find_nm_4(grid, text):
    for name in ("曾丽华", "单小红", "仇英"):
        a_person(grid, full_name=name)

    assert names(text) == set()


def test_search_by_a_latin_or_dotted_name(grid):
    a_person(grid, full_name="John Smith")
    a_person(grid, full_name="阿依古丽·买买提")

    assert names("smith") == {"John Smith"}
    assert names("John Smith") == {"John Smith"}
    assert names("古丽•买") == {"阿依古丽·买买提"}


@pytest.mark.parametrize("text", ["", "  ", "·", "'", "%", "_", "\u200b", "12"])
def test_search_for_nothing_finds_nothing(grid, text):
    a_person(grid, full_name="张三", phone="19900012345")

    assert names(text) == set()


def test_search_stays_in_the_scope(grid, next_grid, worker):
    a_resident(grid, full_name="张三", phone="19900012345")
    a_resident(next_grid, full_name="张三", phone="19900012345")

    mine = Person.objects.visible_to(worker)

    for text in ("张三", "zs", "19900012345", "2345"):
        assert [person.unit for person in mine.search(text)] == [grid], text


def test_a_sealed_column_cannot_be_filtered(grid):
    with pytest.raises(FieldError):
        Person.objects.filter(identity="51010419650307123X")
    with pytest.raises(FieldError):
        Person.objects.filter(phone__contains="199")


def test_two_characters_are_found_by_the_gram_index(grid):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Person.objects.search("小明").order_by().explain()

    assert "person_grams" in plan


def test_initials_are_found_by_an_index(grid):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Person.objects.search("wxm").order_by().explain()

    assert "person_initials" in plan
    assert "person_pinyin_prefix" in plan


@pytest.mark.parametrize(
    ("lived_at", "words"),
    [
        ("琉璃三街123号2楼1室", "三街123号"),
        ("琉璃三街123号", "琉璃三街一百二十三号"),
        ("琉璃五组2号", "五组2号"),
        ("琉璃五组2号", "琉璃5组2#"),
    ],
)
def test_search_by_an_address_in_either_system_ar_1_ar_3(grid, lived_at, words):
    here = a_resident(grid, address=an_address(grid, lived_at))
    a_resident(grid, address=an_address(grid, "琉璃三街12号"))

    assert list(Person.objects.search(words)) == [here]


def test_search_by_an_address_leaves_out_who_moved_away(grid):
    gone = a_resident(grid, address=an_address(grid, "琉璃三街123号"))
    Stay.objects.filter(person=gone).update(
        period=DateRange(date(2025, 1, 1), date(2025, 2, 1))
    )

    assert list(Person.objects.search("琉璃三街123号")) == []
