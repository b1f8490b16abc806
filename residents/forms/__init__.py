"""What people type about residents, turned into values."""

from residents.forms.people import (
    CorrectionForm,
    EndStayForm,
    OverrideForm,
    RevealForm,
    SearchForm,
    StayForm,
    TagForm,
)
from residents.forms.tenants import NewTenantForm, ResidentForm

__all__ = [
    "CorrectionForm",
    "EndStayForm",
    "NewTenantForm",
    "OverrideForm",
    "ResidentForm",
    "RevealForm",
    "SearchForm",
    "StayForm",
    "TagForm",
]
