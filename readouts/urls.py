"""The archive's addresses."""

from django.urls import URLPattern, URLResolver

app_name = "readouts"

urlpatterns: list[URLPattern | URLResolver] = []
