"""The call list by skill: with consent, by skill and circle, to the file (E7)."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.rights import ConsentPurpose
from residents.choices.skills import KeyGroup, Skill
from residents.models import Consent, SkillOffer
from residents.operations import withdraw_consent
from residents.operations.skills import end_skill, offer_skill
from tests.clock import TODAY
from tests.factories.residents import a_resident, an_identity

pytestmark = pytest.mark.django_db
FACTS = {"skill": Skill.ELECTRIC, "consent_form": "spoken", "today": TODAY}
LIST = "admin:residents_skilloffer_changelist"


@pytest.fixture
def lin(grid):
    return a_resident(grid, full_name="林电工")


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def test_somebody_is_called_upon_with_their_consent_only(
    lin, grid, worker, neighbour, cadre
):
    """E7, PI-3: one consent for all skills; a neighbour's worker changes nothing."""
    offer_skill(lin, actor=worker, note="下班后", group=KeyGroup.LEAD, **FACTS)
    offer_skill(lin, actor=cadre, **FACTS | {"skill": Skill.DRIVE})

    assert Consent.objects.get().purpose == ConsentPurpose.SKILL
    refused("skill_there", offer_skill, lin, actor=worker, **FACTS)
    child = a_resident(grid, identity=an_identity(born=date(2015, 5, 5)))
    refused("skill_child", offer_skill, child, actor=worker, **FACTS)
    with pytest.raises(NotAllowed), transaction.atomic():
        offer_skill(lin, actor=neighbour, **FACTS | {"skill": Skill.COOK})
    other = a_resident(grid)
    with pytest.raises(DatabaseError), transaction.atomic():
        SkillOffer.objects.create(person=other, skill=Skill.COOK, since=TODAY)
    assert SkillOffer.objects.count() == 2


def test_with_the_consent_withdrawn_nobody_is_on_the_list(lin, worker):
    """PI-4: and no bulk update puts them back."""
    offer = offer_skill(lin, actor=worker, **FACTS)
    withdraw_consent(Consent.objects.get(), actor=worker, today=TODAY)

    rows = SkillOffer.objects.filter(pk=offer.pk)
    assert not SkillOffer.objects.standing().exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(ended_on=None)
    refused("skill_over", end_skill, offer, actor=worker, today=TODAY)


def test_the_list_finds_who_can_be_called_for_what(
    signed_in, lin, grid, next_grid, worker, cadre, secretary
):
    """E7, MK-1: masked, by skill; an own grid only; past ones where asked for."""
    offer_skill(lin, actor=worker, **FACTS)
    cook = a_resident(grid, full_name="周大厨")
    offer_skill(cook, actor=worker, **FACTS | {"skill": Skill.COOK})
    far = a_resident(next_grid, full_name="远电工")
    gone = offer_skill(far, actor=cadre, **FACTS)
    client = signed_in(secretary)

    both = client.get(reverse(LIST), {"skill": "electric"})
    end_skill(gone, actor=cadre, today=TODAY)
    left = client.get(reverse(LIST), {"skill": "electric"})
    past = client.get(reverse(LIST), {"standing": "no"})

    names = [
        [row.person.full_name for row in page.context["cl"].result_list]
        for page in (both, left, past)
    ]
    assert names == [["林电工", "远电工"], ["林电工"], ["远电工"]]
    assert "林电工" not in both.content.decode()
    page = client.get(
        reverse("admin:residents_skilloffer_change", args=[gone.pk])
    ).content.decode()
    assert reverse("admin:residents_person_file", args=[far.pk]) in page


def test_a_cadre_puts_somebody_on_the_list_by_name(signed_in, lin, cadre):
    """E7: no telephone number in the note; the consent is kept with it."""
    url = reverse("admin:residents_skilloffer_new")
    words = {
        "full_name": "林电工", "skill": "water", "group": "two_new",
        "note": "打 19900012345", "consent_form": "written",
    }  # fmt: skip
    client = signed_in(cadre)

    client.post(url, words)
    assert not SkillOffer.objects.exists()
    done = client.post(url, words | {"note": "周末"})

    assert done.status_code == 302
    offer = SkillOffer.objects.get()
    assert (offer.person, offer.note, offer.group) == (lin, "周末", "two_new")
    client.post(
        reverse("admin:residents_skilloffer_act", args=[offer.pk]), {"act": "end"}
    )
    offer.refresh_from_db()
    assert offer.ended_on is not None
