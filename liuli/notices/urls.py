from django.urls import path

from liuli.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("read-all/", views.mark_all_read, name="read_all"),
    path("texts/", views.texts, name="texts"),
    path("texts/<str:key>/", views.group_text, name="group_text"),
    path("digests/<int:pk>/", views.digest, name="digest"),
    path("<int:pk>/open/", views.open_notice, name="open"),
    path("<int:pk>/text/", views.notice_text, name="text"),
]
