"""What people need, and how far an order has come (J1, L2)."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class NeedKind(models.TextChoices):
    """What is asked for at the door. A kind names help, never a diagnosis."""

    HOUSING = "housing", pgettext_lazy("need", "a place to live")
    WORK = "work", pgettext_lazy("need", "work")
    WAGES = "wages", pgettext_lazy("need", "wages owed, legal advice")
    PERMIT = "permit", pgettext_lazy("need", "residence permit")
    SCHOOL = "school", pgettext_lazy("need", "a school place")
    CHILDCARE = "childcare", pgettext_lazy("need", "care for children")
    ELDERLY = "elderly", pgettext_lazy("need", "help for the elderly")
    INSURANCE = "insurance", pgettext_lazy("need", "seeing a doctor, insurance")
    TRAINING = "training", pgettext_lazy("need", "courses and leisure")
    SAFETY = "safety", pgettext_lazy("need", "electricity, gas, fire safety")
    ENVIRONMENT = "environment", pgettext_lazy("need", "water, rubbish, surroundings")
    DISPUTE = "dispute", pgettext_lazy("need", "trouble with landlord or neighbours")
    OTHER = "other", pgettext_lazy("need", "something else")


class NeedClass(models.TextChoices):
    """The class of the person when it was noted: `ClassKind`, or nothing known."""

    LOCAL = "local", pgettext_lazy("class", "local")
    NEW = "new", pgettext_lazy("class", "new arrival")
    UNDETERMINED = "undetermined", pgettext_lazy("class", "undetermined")
    TRANSITIONAL = "transitional", pgettext_lazy("class", "transitional")
    FLOATING = "floating", pgettext_lazy("class", "floating")
    ROOTED = "rooted", pgettext_lazy("class", "rooted")
    NONE = "none", pgettext_lazy("class", "class not known")


class NeedStatus(models.TextChoices):
    """From the door to the answer told back."""

    NOTED = "noted", pgettext_lazy("need", "noted")
    DECIDED = "decided", pgettext_lazy("need", "in somebody's hands")
    ANSWERED = "answered", pgettext_lazy("need", "answered, to be told")
    MET = "met", pgettext_lazy("need", "met")
    UNMET = "unmet", pgettext_lazy("need", "told that it cannot be met")
    WITHDRAWN = "withdrawn", pgettext_lazy("need", "withdrawn")


class NeedStep(models.TextChoices):
    """One act in the life of a need."""

    NOTED = "noted", pgettext_lazy("step of a need", "Noted")
    DECIDED = "decided", pgettext_lazy("step of a need", "Decided who does it")
    ANSWERED = "answered", pgettext_lazy("step of a need", "Answered")
    TOLD = "told", pgettext_lazy("step of a need", "Told back")
    RETURNED = "returned", pgettext_lazy("step of a need", "The answer did not help")
    ASKED = "asked", pgettext_lazy("step of a need", "Asked again")
    HANDED = "handed", pgettext_lazy("step of a need", "Handed over to another grid")
    WITHDRAWN = "withdrawn", pgettext_lazy("step of a need", "Withdrawn")


class Told(models.TextChoices):
    """What the person said when told the answer."""

    MET = "met", pgettext_lazy("told back", "It helped")
    RETURNED = "returned", pgettext_lazy("told back", "It did not help: try again")
    UNMET = "unmet", pgettext_lazy("told back", "It cannot be done, and they know why")


class StillNeeds(models.TextChoices):
    """What the person said when asked again (L3)."""

    NO = "no", pgettext_lazy("asked again", "All is well")
    YES = "yes", pgettext_lazy("asked again", "Needs it again")
    GONE = "gone", pgettext_lazy("asked again", "Has moved away")


class NeedSource(models.TextChoices):
    """Where it was noted."""

    FIELD = "field", pgettext_lazy("need", "at the door")
    DESK = "desk", pgettext_lazy("need", "at the desk")


OPEN: Final = (NeedStatus.NOTED, NeedStatus.DECIDED, NeedStatus.ANSWERED)
TO_ANSWER: Final = (NeedStatus.NOTED, NeedStatus.DECIDED)
ENDED: Final = (NeedStatus.MET, NeedStatus.UNMET)
