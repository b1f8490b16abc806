"""Import pages; they live under the desk."""

from django.urls import path

from liuli.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("upload/", views.upload, name="upload"),
    path("blank/<slug:kind>/", views.blank, name="blank"),
    path("<int:pk>/", views.show, name="import"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/columns/", views.columns, name="columns"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/problems/", views.problem_file, name="problems"),
]
