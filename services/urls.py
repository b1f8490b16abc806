"""Pages of services; those of the phone lie under /field/."""

from django.urls import include, path

from services.views import care, orders, publicity, surveys, venues, volunteers
from services.views.meals import counter_page
from services.views.youth import harm, phone, signup

app_name = "services"
_pages = [
    path("care/<int:pk>/notes/", care.care_notes, name="care_notes"),
    path("notices/", publicity.notices, name="notices"),
    path("notices/<int:pk>/", publicity.notice, name="notice"),
    path(
        "notices/<int:pk>/photos/<int:number>/",
        publicity.notice_photo,
        name="notice_photo",
    ),
    path("surveys/", surveys.survey_answer, name="survey_answer"),
    path("venues/", venues.book, name="venue_book"),
    path("group-buying/", orders.group_buying, name="group_buying"),
    path("volunteers/", volunteers.mine, name="volunteer_mine"),
    path("shifts/<uuid:token>/", volunteers.shift_door, name="shift_door"),
    path("courses/", signup.courses, name="youth_courses"),
    path("courses/<int:pk>/", signup.sign_up_page, name="youth_sign_up"),
    path("courses/mine/", signup.mine, name="youth_mine"),
    path("courses/mine/act/", signup.act, name="youth_mine_act"),
]
# Kept on the phone for a day without a signal.
_phone = [
    path("notices/<int:pk>/", publicity.notice_field, name="notice_field"),
    path("meals/<int:pk>/", counter_page, name="counter"),
    path("harm/", harm.guide, name="youth_harm"),
    path("youth/<int:pk>/roll/", phone.roll, name="youth_roll"),
    path("youth/<int:pk>/hand-over/", phone.hand_over_page, name="youth_hand_over"),
]
urlpatterns = [path("services/", include(_pages)), path("field/", include(_phone))]
