"""Import pages; they live under the desk."""

from django.urls import path

from liuli.exchange import conflict_views, export_views, source_views, views

app_name = "exchange"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("upload/", views.upload, name="upload"),
    path("blank/<slug:kind>/", views.blank, name="blank"),
    path("conflicts/", conflict_views.conflicts, name="conflicts"),
    path("exports/", export_views.exports, name="exports"),
    path("exports/<int:pk>/", export_views.export, name="export"),
    path(
        "exports/<int:pk>/progress/",
        export_views.export_progress,
        name="export_progress",
    ),
    path("exports/<int:pk>/file/", export_views.export_file, name="export_file"),
    path("source/<str:model>/<int:pk>/", source_views.source, name="source"),
    path("<int:pk>/", views.show, name="import"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/columns/", views.columns, name="columns"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/problems/", views.problem_file, name="problems"),
]
