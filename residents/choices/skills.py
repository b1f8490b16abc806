"""Closed lists of who can be called for what (E7)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Skill(models.TextChoices):
    """What somebody can do for the neighbours."""

    WATER = "water", pgettext_lazy("skill", "water pipes and drains")
    ELECTRIC = "electric", pgettext_lazy("skill", "electricity and gas")
    REPAIR = "repair", pgettext_lazy("skill", "carpentry, locks and small repairs")
    RESCUE = "rescue", pgettext_lazy("skill", "fire fighting and rescue")
    AID = "aid", pgettext_lazy("skill", "nursing and first aid")
    LAW = "law", pgettext_lazy("skill", "law")
    MEDIATE = "mediate", pgettext_lazy("skill", "mediation")
    TEACH = "teach", pgettext_lazy("skill", "teaching and minding children")
    DIGITAL = "digital", pgettext_lazy("skill", "computers and telephones")
    ACCOUNTS = "accounts", pgettext_lazy("skill", "accounts and papers")
    DRIVE = "drive", pgettext_lazy("skill", "driving and carrying")
    ARTS = "arts", pgettext_lazy("skill", "music, crafts and sport")
    COOK = "cook", pgettext_lazy("skill", "cooking and haircuts")
    OTHER = "other", pgettext_lazy("skill", "something else")


class KeyGroup(models.TextChoices):
    """Which circle somebody speaks for, on their own word (头雁, 两新, 新就业群体)."""

    LEAD = "lead", pgettext_lazy("key group", "neighbour others follow")
    TWO_NEW = "two_new", pgettext_lazy("key group", "new economy or new society")
    NEW_WORK = "new_work", pgettext_lazy("key group", "couriers, drivers, new jobs")
    YOUTH = "youth", pgettext_lazy("key group", "Youth League member")
    NONE = "none", pgettext_lazy("key group", "none of these")
