"""Pages of services; those of the phone lie under /field/."""

from django.urls import include, path

from services.views.meals import counter_page
from services.views.youth import harm, phone, signup

app_name = "services"
_pages = [
    path("courses/", signup.courses, name="youth_courses"),
    path("courses/<int:pk>/", signup.sign_up_page, name="youth_sign_up"),
    path("courses/mine/", signup.mine, name="youth_mine"),
    path("courses/mine/act/", signup.act, name="youth_mine_act"),
]
# Kept on the phone for a day without a signal.
_phone = [
    path("meals/<int:pk>/", counter_page, name="counter"),
    path("harm/", harm.guide, name="youth_harm"),
    path("youth/<int:pk>/roll/", phone.roll, name="youth_roll"),
    path("youth/<int:pk>/hand-over/", phone.hand_over_page, name="youth_hand_over"),
]
urlpatterns = [path("services/", include(_pages)), path("field/", include(_phone))]
