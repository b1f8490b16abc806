"""Addresses of residents' pages outside the desk."""

from django.urls import path

from residents import views
from residents.views.needs import need_page
from residents.views.reports import report_page
from residents.views.seen import knock_page

app_name = "residents"
urlpatterns = [
    path("reveal/<int:pk>/", views.reveal, name="reveal"),
    path("call/<int:pk>/", views.call, name="call"),
    path("need/<int:pk>/", need_page, name="need"),
    path("knock/<int:pk>/", knock_page, name="knock"),
    path("report/<int:pk>/", report_page, name="report"),
]
