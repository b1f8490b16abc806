from petitions.models.access import Grant, Look, Recusal
from petitions.models.case import Body, Case, CaseCounter, Petitioner
from petitions.models.life import CaseMove, Clock, Reply, Settlement
from petitions.models.visit import Promise, Representative, Visit

__all__ = [
    "Body",
    "Case",
    "CaseCounter",
    "CaseMove",
    "Clock",
    "Grant",
    "Look",
    "Petitioner",
    "Promise",
    "Recusal",
    "Reply",
    "Representative",
    "Settlement",
    "Visit",
]
