"""The site's addresses: the archive at the root, the correction desk under /admin/."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("readouts.urls")),
]

handler400 = "readouts.views.errors.bad_request"
handler403 = "readouts.views.errors.forbidden"
handler404 = "readouts.views.errors.not_found"
handler500 = "readouts.views.errors.server_error"
