from django.urls import path

from liuli.attachments import views

app_name = "attachments"
urlpatterns = [path("photos/<int:pk>/", views.photo, name="photo")]
