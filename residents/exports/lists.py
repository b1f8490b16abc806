"""Lists of residents as workbooks: masked like the lists they come from (MK-1)."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field
from import_export.resources import ModelResource

from liuli.privacy.masks import mask_address
from residents.models import Need, PartyMember, Person, Stay


class PersonResource(ModelResource):
    """The list of residents."""

    number = Field("pk", _("No."))
    name = Field("masked_name", _("Full name"))
    sex = Field("get_sex_display", _("Sex"))
    identity = Field("masked_identity", _("Identity number"))
    phone = Field("masked_phone", _("Phone"))
    hukou = Field("get_hukou_display", _("Household registration"))
    place = Field("hukou_place", _("Place of registration"))
    unit = Field("unit__short_name", _("Unit"))
    address = Field(column_name=_("Address"))
    kind = Field(column_name=_("Kind of stay"))
    since = Field(column_name=_("Moved in"))
    last_seen = Field("last_seen_on", _("Last seen"))

    class Meta:
        model = Person
        fields = (
            "number", "name", "sex", "identity", "phone", "hukou", "place", "unit",
            "address", "kind", "since", "last_seen",
        )  # fmt: skip
        export_order = fields

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        """The list's rows, which bring their stays, with what lists leave out."""
        return queryset.defer(None).select_related("unit")

    def dehydrate_address(self, person: Person) -> str:
        """Down to the road."""
        stay = person.present_stay
        return mask_address(stay.address.raw) if stay else ""

    def dehydrate_kind(self, person: Person) -> str:
        """How the person lives there."""
        stay = person.present_stay
        return str(stay.get_kind_display()) if stay else ""

    def dehydrate_since(self, person: Person) -> Any:
        """First day at the present address."""
        stay = person.present_stay
        return stay.starts_on if stay else None


class FullPersonResource(PersonResource):
    """The same list in full: only by right and for a reason (XL-12)."""

    name = Field("full_name", _("Full name"))
    identity = Field("identity", _("Identity number"))
    phone = Field("phone", _("Phone"))

    class Meta(PersonResource.Meta):
        pass

    def dehydrate_address(self, person: Person) -> str:
        """As it was written down."""
        stay = person.present_stay
        return stay.address.raw if stay else ""


class StayResource(ModelResource):
    """The list of stays."""

    number = Field("pk", _("No."))
    name = Field("person__masked_name", _("Full name"))
    address = Field(column_name=_("Address"))
    unit = Field("unit__short_name", _("Unit"))
    kind = Field("get_kind_display", _("Kind of stay"))
    room = Field("room", _("Room or bed"))
    starts_on = Field("starts_on", _("Moved in"))
    ends_on = Field("ends_on", _("Moved out"))
    verified = Field(column_name=_("Verified"))
    source = Field("get_source_display", _("Source"))

    class Meta:
        model = Stay
        fields = (
            "number", "name", "address", "unit", "kind", "room", "starts_on",
            "ends_on", "verified", "source",
        )  # fmt: skip
        export_order = fields

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        """With what the columns need, in one statement."""
        return queryset.select_related("person", "address", "unit")

    def dehydrate_address(self, stay: Stay) -> str:
        """Down to the road."""
        return mask_address(stay.address.raw)

    def dehydrate_verified(self, stay: Stay) -> str:
        """Yes or no in words."""
        return str(_("verified") if stay.is_verified else _("not verified"))


class PartyMemberResource(ModelResource):
    """The base of party members, names masked."""

    number = Field("pk", _("No."))
    name = Field("person__masked_name", _("Full name"))
    standing = Field("get_standing_display", _("Standing"))
    floating = Field(column_name=_("Floating member"))
    organisation = Field("organisation__name", _("Organisation here"))
    contact = Field("contact_point__name", _("Contact point"))
    home = Field("home_organisation", _("Organisation at home"))
    found_by = Field("get_found_by_display", _("Who found whom"))
    unit = Field("person__unit__short_name", _("Unit"))
    last = Field("last_contact_on", _("Last contact"))
    since = Field("since", _("In the base since"))
    until = Field("until", _("Transferred out"))

    class Meta:
        model = PartyMember
        fields = (
            "number", "name", "standing", "floating", "organisation", "contact", "home",
            "found_by", "unit", "last", "since", "until",
        )  # fmt: skip
        export_order = fields

    def dehydrate_floating(self, member: PartyMember) -> str:
        """In words."""
        return str(_("yes") if member.is_floating else _("no"))


class NeedResource(ModelResource):
    """The list of needs (流动人口需求清单): who asked is masked, words stay out."""

    number = Field("pk", _("No."))
    kind = Field("get_kind_display", _("Kind of need"))
    state = Field("get_status_display", _("State"))
    name = Field("person__masked_name", _("Who asks"))
    class_kind = Field("get_class_kind_display", _("Class when noted"))
    unit = Field("unit__short_name", _("Unit"))
    noted_on = Field(column_name=_("Noted"))
    due_on = Field("due_on", _("Answer by"))
    hands = Field("doer_words", _("In the hands of"))
    ask_again_on = Field("ask_again_on", _("Ask again on"))

    class Meta:
        model = Need
        fields = (
            "number", "kind", "state", "name", "class_kind", "unit", "noted_on",
            "due_on", "hands", "ask_again_on",
        )  # fmt: skip
        export_order = fields

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        """With what the lines show."""
        return queryset.select_related("unit", "person", "doer")

    def dehydrate_noted_on(self, need: Need) -> Any:
        """The day."""
        return localdate(need.noted_at)
