"""Pages of services; those of the phone lie under /field/."""

from django.urls import path

from services.views import care, venues, volunteers

app_name = "services"
urlpatterns = [
    path("care/<int:pk>/notes/", care.care_notes, name="care_notes"),
    path("venues/", venues.book, name="venue_book"),
    path("volunteers/", volunteers.mine, name="volunteer_mine"),
    path("shifts/<uuid:token>/", volunteers.shift_door, name="shift_door"),
]
