"""Pages of services; those of the phone lie under /field/."""

from django.urls import URLPattern

app_name = "services"
urlpatterns: list[URLPattern] = []
