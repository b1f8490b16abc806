"""Pages of sites, hazards and rounds; those of the phone lie under /field/."""

from django.urls import path

from hazards.views import (
    doors,
    field,
    overview,
    relapses,
    rounds,
    sites,
    tips,
    watch,
    watch_phone,
)

app_name = "hazards"
urlpatterns = [
    path("sites/<uuid:code>/", sites.dossier, name="site"),
    path("sites/<uuid:code>/door/", doors.door, name="site_door"),
    path("sites/door-codes/", doors.door_sheets, name="door_sheets"),
    path("field/rounds/<int:pk>/", rounds.show_round, name="field_round"),
    path("field/rounds/<int:pk>/start", rounds.start, name="field_start"),
    path("field/rounds/<int:pk>/explain", rounds.explain, name="field_explain"),
    path("field/rounds/<int:pk>/finish/", rounds.finish, name="field_finish"),
    path(
        "field/rounds/<int:pk>/stops/<int:site>",
        rounds.answer_stop,
        name="field_answer",
    ),
    path("field/at/<uuid:code>/", rounds.at_site, name="field_at"),
    path("field/sites/<int:pk>/finding/", field.finding, name="field_finding"),
    path("field/sites/<int:pk>/call", field.call, name="field_call"),
    path("field/hazards/<int:pk>/", field.hazard_page, name="field_hazard"),
    path(
        "field/hazards/<int:pk>/back",
        field.hand_hazard_back,
        name="field_hand_back",
    ),
    path("patrols/coverage/", overview.coverage, name="coverage"),
    path("hazards/relapses/", relapses.relapses, name="relapses"),
    path("map/", overview.site_map, name="map"),
    path("watch/", watch.own_duty, name="watch"),
    path("watch/note", watch_phone.take, name="watch_note"),
    path("watch/sw.js", watch_phone.worker, name="watch_worker"),
    path("tips/", tips.send, name="tip"),
    path("tips/progress/", tips.progress, name="tip_progress"),
    path("snap/", tips.snap, name="snap"),
]
