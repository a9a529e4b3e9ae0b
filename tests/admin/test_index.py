"""The desk's first page: doors to the work, and nothing but the archive's own words."""

from django.contrib import admin
from django.urls import reverse


def test_the_first_page_names_no_table_of_the_history(desk):
    page = desk.get(reverse("admin:index")).content.decode()

    assert "Events" not in page
    assert {model._meta.app_label for model in admin.site._registry} == {"readouts", "auth"}


def test_the_first_page_opens_the_queue_the_readouts_the_intake_and_the_changes(desk):
    page = desk.get(reverse("admin:index")).content.decode()

    for door in ("doubt_queue", "readout_changelist", "readout_new", "readout_saves"):
        assert reverse(f"admin:readouts_{door}") in page
