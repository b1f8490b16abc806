"""Pages of services; those of the phone lie under /field/."""

from django.urls import path

from services.views import care

app_name = "services"
urlpatterns = [
    path("care/<int:pk>/notes/", care.care_notes, name="care_notes"),
]
