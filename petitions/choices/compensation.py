"""Closed lists of land compensation (domain 1.5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Dispute(models.TextChoices):
    """Why a membership is disputed (LC-7)."""

    NONE = "none", pgettext_lazy("dispute", "not disputed")
    MARRIED_OUT = "married_out", _("married out")
    HUSBAND_IN = "husband_in", _("husband who moved in")
    DIVORCED = "divorced", _("divorced or widowed")
    NEWBORN = "newborn", _("newborn")
    ADOPTED = "adopted", pgettext_lazy("dispute", "adopted child")
    STUDENT = "student", _("student away")
    SERVING = "serving", _("serving in the army")
    PRISONER = "prisoner", _("serving a sentence")
    MOVED_OUT = "moved_out", _("registration moved, no membership elsewhere")
    EMPTY_REGISTRATION = "empty_registration", _("registered only on paper")
    CIVIL_SERVANT = "civil_servant", _("civil servant")
    DEAD = "dead", pgettext_lazy("dispute", "deceased")


class Standing(models.TextChoices):
    """Whether a person shares."""

    COUNTED = "counted", _("counted")
    EXCLUDED = "excluded", _("left out")


class Basis(models.TextChoices):
    """What a membership rests on (LC-3)."""

    REGISTER = "register", _("registered in the group when the plan was fixed")
    BIRTH = "birth", _("born to a member")
    MARRIAGE = "marriage", _("married into the group")
    ADOPTION = "adoption", _("adopted by a member")
    POLICY = "policy", _("settled here by a policy")
    RESOLUTION = "resolution", _("admitted by resolution")
    RULING = "ruling", _("ruling of a court or competent body")
    OTHER = "other", pgettext_lazy("membership", "other basis")


class SplitBody(models.TextChoices):
    """Who decides on the split (LC-4)."""

    GROUP_MEETING = "group_meeting", _("villager group meeting")
    VILLAGE_ASSEMBLY = "village_assembly", _("villagers' meeting")
    MEMBERS_ASSEMBLY = "members_assembly", _("assembly of the collective's members")
    DELEGATES = "delegates", _("assembly of delegates")


class SplitMeasure(models.TextChoices):
    """By what money is split (LC-9)."""

    EQUAL = "equal", pgettext_lazy("split", "in equal shares")
    AREA = "area", pgettext_lazy("split", "by share of land")


class SplitState(models.TextChoices):
    """The life of a split: prepared by one person, adopted by another."""

    PREPARED = "prepared", pgettext_lazy("split", "in preparation")
    ADOPTED = "adopted", pgettext_lazy("split", "adopted")
    DROPPED = "dropped", pgettext_lazy("split", "dropped")


class ReversalState(models.TextChoices):
    """A payment to be taken back: asked by one person, decided by another."""

    ASKED = "asked", pgettext_lazy("reversal", "waits for a second person")
    DONE = "done", pgettext_lazy("reversal", "taken back")
    DECLINED = "declined", pgettext_lazy("reversal", "declined")


class Regime(models.TextChoices):
    """The law a taking was compensated under (LC-1, LC-2)."""

    MULTIPLIER = "multiplier", _("multiples of the yearly output (before 2020)")
    ZONE_PRICE = "zone_price", _("zone price (from 2020)")


class PaperKind(models.TextChoices):
    """What a document is."""

    PLAN = "plan", _("compensation and resettlement plan")
    STANDARD = "standard", _("document that sets a standard")
    NOTICE = "notice", _("public notice")
    MINUTES = "minutes", _("minutes of a meeting")
    RESOLUTION = "resolution", pgettext_lazy("paper", "resolution")
    AGREEMENT = "agreement", pgettext_lazy("paper", "agreement")
    SURVEY = "survey", _("survey of land or things")
    RECEIPT = "receipt", _("proof of money received or paid")
    OPINION = "opinion", _("opinion of a lawyer or a competent body")
    OTHER = "other", pgettext_lazy("paper", "other document")


class LandClass(models.TextChoices):
    """What a parcel was before it was taken."""

    ARABLE = "arable", _("arable land")
    GARDEN = "garden", _("orchard or garden land")
    FOREST = "forest", _("forest land")
    WATER = "water", _("ponds and ditches")
    HOMESTEAD = "homestead", _("homestead land")
    BUILDING = "building", _("collective building land")
    OTHER = "other", pgettext_lazy("land", "other land")
    UNKNOWN = "unknown", pgettext_lazy("land", "class not known")


class Component(models.TextChoices):
    """What compensation is made of; each belongs to somebody else (domain 1.5)."""

    LAND = "land", pgettext_lazy("component", "land compensation")
    RESETTLEMENT = "resettlement", _("resettlement subsidy")
    CROPS = "crops", _("young crops")
    ATTACHMENTS = "attachments", _("things standing on the land")
    HOUSING = "housing", _("housing (m² a person)")
    TRANSITION = "transition", _("transition allowance")
    INSURANCE = "insurance", _("social insurance")
    REWARD = "reward", _("rewards")


class ClaimMatter(models.TextChoices):
    """What a claim is about (LC-12)."""

    PEOPLE = "people", pgettext_lazy("claim", "how many people are concerned")
    DEMOLISHED = "demolished", pgettext_lazy("claim", "when houses were taken down")
    UNPAID = "unpaid", pgettext_lazy("claim", "that nothing has been paid")
    MEETING = "meeting", pgettext_lazy("claim", "when the mobilisation meeting was")
    STANDARD = "standard", pgettext_lazy("claim", "which standard was applied")


class RollState(models.TextChoices):
    """The life of a payee roll: entered by one person, approved by another (RO-2)."""

    ENTERED = "entered", pgettext_lazy("roll", "waits for approval")
    APPROVED = "approved", pgettext_lazy("roll", "approved")
    VOID = "void", pgettext_lazy("roll", "void")


class BatchState(models.TextChoices):
    """The life of a payment batch: prepared by one person, released by another."""

    PREPARED = "prepared", pgettext_lazy("payments", "waits for approval")
    PAID = "paid", pgettext_lazy("payments", "approved and paid")
    DECLINED = "declined", pgettext_lazy("payments", "declined")


class Conclusion(models.TextChoices):
    """How an objection ended."""

    OPEN = "open", pgettext_lazy("objection", "open")
    UPHELD = "upheld", pgettext_lazy("objection", "upheld")
    PARTLY = "partly", pgettext_lazy("objection", "upheld in part")
    REJECTED = "rejected", pgettext_lazy("objection", "not upheld")
    REFERRED = "referred", pgettext_lazy("objection", "referred to the competent body")
    WITHDRAWN = "withdrawn", pgettext_lazy("objection", "withdrawn")
