"""Pages of petitions outside the desk."""

from django.urls import path

from petitions.views import selfservice

app_name = "petitions"
urlpatterns = [
    path("progress/", selfservice.progress, name="progress"),
    path("progress/evaluation/", selfservice.evaluate, name="evaluate"),
]
