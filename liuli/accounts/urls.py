from django.urls import path

from liuli.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.choose_password, name="choose_password"),
    path("language/", views.choose_language, name="choose_language"),
]
