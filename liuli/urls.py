"""Root routes: knows everybody, known by nobody."""

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

from liuli.health import healthz

urlpatterns = [
    path("", include("liuli.accounts.urls")),
    path("", include("liuli.attachments.urls")),
    path("", include("liuli.dashboards.urls")),
    path("", include("hazards.urls")),
    path("field/", include("liuli.fieldwork.urls")),
    path("notices/", include("liuli.notices.urls")),
    path("", include("residents.urls")),
    path("petitions/", include("petitions.urls")),
    path("", include("services.urls")),
    path("healthz", healthz, name="healthz"),
    path("admin/jsi18n/", JavaScriptCatalog.as_view(), name="javascript-catalog"),
    path("admin/exchange/", include("liuli.exchange.urls")),
    path("admin/", admin.site.urls),
]

handler500 = "liuli.kernel.outage.server_error"
