"""The site's addresses: the archive at the root, the correction desk under /admin/."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("readouts.urls")),
]
