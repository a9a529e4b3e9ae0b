"""The archive: readouts, the meetings they report and the statements in them."""

from django.apps import AppConfig


class ReadoutsConfig(AppConfig):
    name = "readouts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Readout Archive"
