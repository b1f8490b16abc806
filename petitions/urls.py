"""Pages of petitions outside the desk."""

from django.urls import path

from petitions.views import inspections, selfservice

app_name = "petitions"
urlpatterns = [
    path("own-line/", inspections.own_line, name="own_line"),
    path("progress/", selfservice.progress, name="progress"),
    path("progress/evaluation/", selfservice.evaluate, name="evaluate"),
]
