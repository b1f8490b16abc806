"""PI-3, PI-4: separate consents, dated, withdrawn as easily as given."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import Basis, Tag
from residents.models import Consent, ServiceTag
from residents.operations import add_service_tag, give_consent, withdraw_consent
from residents.operations.consents import is_under_fourteen
from tests.clock import TODAY
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db


def give(person, actor, purpose="tag", **more):
    return give_consent(
        person, purpose=purpose, form="written", actor=actor, today=TODAY, **more
    )


def test_withdrawing_ends_what_rests_on_it_and_nothing_else_pi_4(grid, cadre):
    person = a_resident(grid)
    other = give(person, cadre, "health")
    consent = give(person, cadre)
    for tag, basis in ((Tag.VETERAN, Basis.CONSENT), (Tag.DISABLED, Basis.LAW)):
        add_service_tag(
            person,
            tag=tag,
            basis=basis,
            actor=SYSTEM,
            starts_on=TODAY - timedelta(days=9),
        )

    withdraw_consent(consent, actor=cadre, today=TODAY)

    held = ServiceTag.objects.filter(person=person).holding(TODAY)
    assert [tag.tag for tag in held] == [Tag.DISABLED]
    assert list(Consent.objects.standing()) == [other]
    with pytest.raises(Refused) as caught:
        withdraw_consent(consent, actor=cadre, today=TODAY)
    assert caught.value.code == "consent_withdrawn"
    assert give(person, cadre).pk != consent.pk, "it may be given again"


def test_a_guardian_consents_for_a_child_under_fourteen_pi_3(grid, cadre):
    child = a_resident(grid, identity="", birth_on=TODAY - timedelta(days=13 * 365))

    with pytest.raises(Refused) as caught:
        give(child, cadre, "child")
    assert caught.value.code == "consent_guardian"
    with pytest.raises(DatabaseError, match="fourteen"), transaction.atomic():
        Consent.objects.create(
            person=child, purpose="child", form="written", given_on=TODAY
        )

    assert give(child, cadre, "child", guardian="母亲").guardian == "母亲"


def test_the_fourteenth_birthday_is_of_age_g_2():
    assert is_under_fourteen(date(2012, 3, 9), on=date(2026, 3, 8))
    assert not is_under_fourteen(date(2012, 3, 9), on=date(2026, 3, 9))
    assert not is_under_fourteen(None, on=date(2026, 3, 9))


@pytest.mark.parametrize("who", ["neighbour", "stranger", "official", "auditor"])
def test_consent_is_recorded_by_whoever_keeps_the_resident(who, request, grid):
    with pytest.raises(NotAllowed):
        give(a_resident(grid), request.getfixturevalue(who))

    assert not Consent.objects.exists()


def test_the_file_shows_consents_and_withdraws_with_one_press(signed_in, cadre, grid):
    person = a_resident(grid)
    client = signed_in(cadre)
    file = reverse("admin:residents_person_file", args=[person.pk])
    url = reverse("admin:residents_person_consent", args=[person.pk])

    client.post(url, {"purpose": "health", "form": "spoken"})
    consent = Consent.objects.get()
    press = reverse("admin:residents_person_withdraw", args=[consent.pk])
    assert press in client.get(file).content.decode()
    client.get(press)
    assert Consent.objects.standing().exists(), "looking changes nothing"
    client.post(press)

    assert not Consent.objects.standing().exists()
    assert press not in client.get(file).content.decode()
