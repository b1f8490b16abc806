from django.urls import path

from liuli.fieldwork import shell, views

app_name = "fieldwork"
urlpatterns = [
    path("", views.today, name="today"),
    path("sent/", views.sent, name="sent"),
    path("burden/", views.burden, name="burden"),
    path("new/<str:kind>/", views.entry, name="entry"),
    path("sw.js", shell.worker, name="worker"),
    path("app.webmanifest", shell.manifest, name="manifest"),
    path("pack", shell.pack, name="pack"),
    path("session", views.session, name="session"),
    path("sync", views.sync, name="sync"),
    path("photos", views.send_photo, name="photos"),
]
