"""What tests of cases ask again and again."""

from django.db import transaction

from liuli.kernel.errors import Refused
from petitions.models import Case, Clock


class Refusal:
    """A refusal with this code; anything else fails."""

    def __init__(self, code):
        self.code = code

    def __enter__(self):
        self.point = transaction.atomic()
        self.point.__enter__()

    def __exit__(self, kind, error, trace):
        self.point.__exit__(kind, error, trace)
        assert isinstance(error, Refused), error
        assert error.code == self.code
        return True


def running(case):
    return set(
        Clock.objects.running().filter(case=case).values_list("limit", flat=True)
    )


def sees(user, case):
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()
