"""Addresses of residents' pages outside the desk."""

from django.urls import path

from residents import views
from residents.views.boxes import box_page
from residents.views.canvass import doors_page
from residents.views.needs import need_page
from residents.views.reports import report_page
from residents.views.seen import knock_page

app_name = "residents"
urlpatterns = [
    path("residents/reveal/<int:pk>/", views.reveal, name="reveal"),
    path("residents/leave/<int:pk>/", views.ask_leave, name="ask_leave"),
    path("residents/call/<int:pk>/", views.call, name="call"),
    path("residents/knock/<int:pk>/", knock_page, name="knock"),
    path("residents/report/<int:pk>/", report_page, name="report"),
    # Under /field/: kept on the phone for a day without a signal.
    path("field/needs/<int:pk>/", need_page, name="need"),
    path("field/canvass/<int:pk>/", doors_page, name="doors"),
    path("field/box/<int:pk>/", box_page, name="box"),
]
