"""How a submission tells an operation where it comes from and goes back to."""

from django.urls import reverse

from hazards.models import Round
from hazards.operations.patrols import Told
from liuli.fieldwork.registry import Submission


def told_by(submission: Submission) -> Told:
    """When it happened, when it arrived, under what number."""
    return Told(
        at=submission.at,
        now=submission.received_at,
        entered_later=submission.entered_later,
        client_id=submission.client_id,
    )


def round_page(round_: Round) -> str:
    """Where the phone goes on to."""
    return reverse("hazards:field_round", args=[round_.pk])
