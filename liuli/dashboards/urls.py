"""Addresses of the dashboard."""

from django.urls import path

from liuli.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("dashboard/", views.unit, name="unit"),
    path("dashboard/<str:code>/", views.unit, name="unit"),
    path("dashboard/<str:code>/figures.xlsx", views.workbook, name="workbook"),
    path("dashboard/<str:code>/<str:key>/", views.rows, name="rows"),
]
